// Command pictures makes docs/live.gif: three people in real windows side by side, of whom one acts and the others
// follow. Run it by `make pictures` after the look of these pages has changed, and look at what it made.
package main

import (
	"flag"
	"fmt"
	"os"
)

func main() {
	out := flag.String("o", "docs/live.gif", "where the picture goes")
	flag.Parse()
	if err := run(*out); err != nil {
		fmt.Fprintln(os.Stderr, "pictures:", err)
		os.Exit(1)
	}
}

func run(out string) error {
	s, err := start()
	if err != nil {
		return err
	}
	defer s.stop()
	frames, err := s.story()
	if err != nil {
		return err
	}
	return write(out, frames)
}
