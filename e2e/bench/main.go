// Command bench measures what this product promises, each figure beside its baseline of the same run: "name value unit"
// on a line of its own, then the ratio and the goal. Nothing here fails on an absolute time: two machines, or one that
// is busy, disagree about milliseconds and agree about ratios. Measured and baseline alternate, so that both see the
// same load.
//
// `go run ./e2e/bench` runs all parts; names of parts as arguments run those alone.
package main

import (
	"fmt"
	"log/slog"
	"os"
	"slices"
)

// parts are what is measured, in order.
var parts = []struct {
	name string
	run  func(*bench) error
}{
	{"start", (*bench).start},
	{"page", (*bench).page},
	{"guests", (*bench).guests},
	{"imports", (*bench).imports},
	{"mutation", (*bench).mutation},
	{"reply", (*bench).reply},
	{"fanout", (*bench).fanout},
	{"replicas", (*bench).replicas},
	{"commands", (*bench).commands},
	{"storm", (*bench).storm},
	{"browser", (*bench).browser},
	{"autoseat", (*bench).autoseat},
}

// asChild is the first argument of the processes that the bench starts of itself.
const asChild = "child"

func main() {
	slog.SetDefault(slog.New(slog.NewTextHandler(os.Stderr, &slog.HandlerOptions{Level: slog.LevelError})))
	var err error
	if len(os.Args) > 3 && os.Args[1] == asChild {
		err = serveChild(os.Args[2], os.Args[3])
	} else {
		err = run(os.Args[1:])
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

// run measures the parts that are named, or all.
func run(names []string) error {
	b, err := newBench()
	if err != nil {
		return err
	}
	defer b.close()
	for _, p := range parts {
		if len(names) > 0 && !slices.Contains(names, p.name) {
			continue
		}
		if err := p.run(b); err != nil {
			return fmt.Errorf("%s: %w", p.name, err)
		}
	}
	return nil
}
