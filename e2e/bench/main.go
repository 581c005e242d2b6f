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
	"os/exec"
	"slices"
)

// parts are what is measured, in order.
var parts = []struct {
	name  string
	run   func(*bench) error
	apart bool // in a process of its own: the kernel counts the memory of whoever starts a process as that process's
}{
	{"start", (*bench).start, false},
	{"page", (*bench).page, false},
	{"guests", (*bench).guests, false},
	{"imports", (*bench).imports, false},
	{"mutation", (*bench).mutation, false},
	{"reply", (*bench).reply, false},
	{"fanout", (*bench).fanout, false},
	{"replicas", (*bench).replicas, false},
	{"commands", (*bench).commands, false},
	{"storm", (*bench).storm, false},
	{"browser", (*bench).browser, false},
	{"drag", (*bench).drag, false},
	{"autoseat", (*bench).autoseat, true},
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
		run := p.run
		if p.apart && len(names) != 1 {
			run = alone(p.name)
		}
		if err := run(b); err != nil {
			return fmt.Errorf("%s: %w", p.name, err)
		}
	}
	return nil
}

// alone runs one part in a process of its own.
func alone(part string) func(*bench) error {
	return func(*bench) error {
		self, err := os.Executable()
		if err != nil {
			return err
		}
		c := exec.Command(self, part)
		c.Stdout, c.Stderr = os.Stdout, os.Stderr
		return c.Run()
	}
}
