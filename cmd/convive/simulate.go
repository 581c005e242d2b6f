package main

import (
	"context"
	"errors"
	"math/rand/v2"
	"os"
	"os/signal"
	"runtime/debug"

	"convive/cmd/convive/simulate"
)

type simulateCommand struct {
	URL      string  `default:"http://localhost:8080" help:"A demo server on this machine." placeholder:"URL"`
	Guests   int     `default:"12" help:"Virtual guests (at most 200)."`
	Planners int     `default:"3" help:"Virtual planners (at most 50)."`
	Watchers int     `default:"24" help:"Pages that are kept open (at most 2000)."`
	Speed    float64 `default:"1" help:"Multiplies everybody's pace; at 1 a guest acts every 20 seconds, a planner every 10 (0.1 to 100)."`
	Minutes  float64 `default:"3" help:"How long it is played (at most 60)."`
	Seed     uint64  `help:"The same seed is the same plan of actions; without one it is drawn."`
	Cuts     bool    `help:"Cut connections at random, in the middle of streams and commands."`
}

// mostMemory is from where on a simulation collects more often, in bytes: a thousand pages of a long play are more than
// a gigabyte, and five times that is more than many a machine has beside the server.
const mostMemory = 4 << 30

// Run plays a wedding against a demo server until the time is over or Ctrl-C, prints the report, and fails when a
// check does. A second Ctrl-C leaves at once.
func (s simulateCommand) Run(ctx context.Context) error {
	length, err := simulate.Minutes(s.Minutes)
	if err != nil {
		return usage("%w", err)
	}
	if s.Seed == 0 {
		s.Seed = rand.Uint64N(1_000_000)
	}
	collectLess(400)
	debug.SetMemoryLimit(mostMemory)
	defer context.AfterFunc(ctx, func() { signal.Reset(os.Interrupt) })()
	report, err := simulate.Run(ctx, simulate.Options{
		URL: s.URL, Guests: s.Guests, Planners: s.Planners, Watchers: s.Watchers, Speed: s.Speed,
		For: length, Seed: s.Seed, Cuts: s.Cuts, Out: os.Stdout,
	})
	if wrong := (simulate.Usage{}); errors.As(err, &wrong) {
		return usage("%w", wrong)
	}
	if err != nil {
		return err
	}
	report.Print(os.Stdout)
	if !report.OK() {
		return errors.New("a check failed")
	}
	return nil
}
