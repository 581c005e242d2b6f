//go:build race

package seating_test

import (
	"flag"

	_ "pgregory.net/rapid" // registers the flag
)

// Under the race detector a draw takes twenty times as long, and what it looks for shows itself in a few.
func init() {
	if err := flag.Set("rapid.checks", "3"); err != nil {
		panic(err)
	}
}
