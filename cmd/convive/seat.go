package main

import (
	"context"
	"fmt"
	"io"
	"math"
	"os"
	"time"

	"convive/models/autoseat"
	"convive/models/autoseat/instance"
)

type seatCommand struct {
	Seconds    float64 `default:"5" help:"How long to search." placeholder:"N"`
	Iterations *int64  `help:"How many changes to try, instead of a time: the same number and seed make the same plan." placeholder:"N"`
	Seed       uint64  `default:"1" help:"What chances are drawn from." placeholder:"N"`
}

// began is when the process did, so that a search of a second ends within it; around is what it takes beside that: to be
// loaded, to write the plan and to end.
var began = time.Now()

const around = 0.015 // seconds, and at most so much of the time: a twentieth

// Run reads an instance from standard input and writes a plan; a plan that breaks hard rules is exit code 4, and names
// them. Who interrupts has the best plan so far.
func (s seatCommand) Run(ctx context.Context) error {
	return s.seat(ctx, os.Stdin, os.Stdout)
}

func (s seatCommand) seat(ctx context.Context, r io.Reader, w io.Writer) error {
	if !(s.Seconds > 0) || math.IsInf(s.Seconds, 1) { // NaN is neither more nor less
		return usage("--seconds is %v; the search needs a number above 0", s.Seconds)
	}
	if s.Iterations != nil && *s.Iterations <= 0 {
		return usage("--iterations is %d; the search needs at least 1", *s.Iterations)
	}
	read, err := instance.Read(r)
	if err != nil {
		return exit{exitUsage, err}
	}
	in, err := read.Input()
	if err != nil {
		return exit{exitUsage, fmt.Errorf("the instance makes no sense: %w", err)}
	}
	read = nil
	o := autoseat.Options{Seed: s.Seed}
	if s.Iterations != nil {
		o.Iterations = *s.Iterations
	} else {
		own := max(s.Seconds-around, 0.95*s.Seconds)
		o.Spent = func() float64 { return time.Since(began).Seconds() / own }
	}
	plan, err := autoseat.Solve(ctx, in, o)
	if err != nil {
		return exit{exitUsage, err}
	}
	out := instance.NewPlan(plan, s.Seed)
	if s.Iterations == nil {
		out.Seconds = time.Since(began).Seconds()
	}
	if err := out.Write(w); err != nil {
		return err
	}
	if plan.Broken > 0 {
		return exit{exitUnmet, fmt.Errorf("no plan was found that keeps all hard rules; what it breaks is named in it, as unmet: %d in all", plan.Broken)}
	}
	return nil
}
