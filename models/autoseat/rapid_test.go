package autoseat_test

import (
	"context"
	"reflect"
	"testing"

	"pgregory.net/rapid"

	"convive/models/autoseat"
	"convive/models/autoseat/planted"
)

// followed solves and checks that what the search told is what it returned.
func followed(t *rapid.T, in *autoseat.Input, o autoseat.Options) *autoseat.Plan {
	var last autoseat.Progress
	var seats map[string]string
	o.Progress = func(p autoseat.Progress) {
		if p.Broken > last.Broken && seats != nil || p.Broken == last.Broken && p.Score < last.Score && seats != nil {
			t.Fatalf("it got worse: %d broken, %d after %d broken, %d", p.Broken, p.Score, last.Broken, last.Score)
		}
		last, seats = p, p.Seats()
		if p.Score != in.Score(seats) {
			t.Fatalf("the search says %d, the parts are %d", p.Score, in.Score(seats))
		}
	}
	plan, err := autoseat.Solve(context.Background(), in, o)
	if err != nil {
		t.Fatal(err)
	}
	if seats != nil && !reflect.DeepEqual(seats, plan.Seats) {
		t.Fatalf("told %v, returned %v", seats, plan.Seats)
	}
	return plan
}

func TestAPlanKeepsSeatsAndLocksAndItsPartsAreItsScore(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in := anything(t)
		o := autoseat.Options{Seed: rapid.Uint64().Draw(t, "seed"), Iterations: rapid.Int64Range(1, 6000).Draw(t, "iterations"),
			Scratch: rapid.Bool().Draw(t, "scratch")}
		plan := followed(t, in, o)

		load, locked := map[string]int{}, map[string]int{}
		closed := map[string]bool{}
		for _, tb := range in.Tables {
			closed[tb.ID] = tb.Locked
		}
		for _, g := range in.Guests {
			at := plan.Seats[g.ID]
			load[at]++
			if g.Locked || closed[g.Table] {
				locked[g.Table]++
				if at != g.Table {
					t.Errorf("%s is locked at %q and sits at %q", g.ID, g.Table, at)
				}
			} else if closed[at] {
				t.Errorf("%s came to %q, which is locked", g.ID, at)
			}
		}
		for _, tb := range in.Tables {
			if load[tb.ID] > max(tb.Seats, locked[tb.ID]) {
				t.Errorf("%d sit at a table of %d", load[tb.ID], tb.Seats)
			}
		}

		var sum autoseat.Points
		parts := in.Parts(plan.Seats)
		for _, g := range in.Guests {
			var own autoseat.Points
			for _, p := range in.Why(plan.Seats, g.ID) {
				own += p.Points
			}
			if own != parts[g.ID] {
				t.Errorf("%s has %d by reasons and %d in all", g.ID, own, parts[g.ID])
			}
			sum += own
		}
		if sum != plan.Score {
			t.Errorf("the parts are %d, the score is %d", sum, plan.Score)
		}

		again := followed(t, in, o)
		if !reflect.DeepEqual(again, plan) {
			t.Errorf("the same seed and iterations made another plan")
		}
	})
}

func TestNoHardRuleIsBrokenWhereAPlanExists(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		k := planted.Kind{
			Guests: rapid.IntRange(20, 60).Draw(t, "guests"), Seats: rapid.SliceOfN(rapid.IntRange(4, 12), 1, 4).Draw(t, "seats"),
			Spare: rapid.SampledFrom([]float64{0, 0.05}).Draw(t, "spare"), Never: rapid.Float64Range(0, 0.3).Draw(t, "never"),
			Must: 0.12, Ties: 0.7, Noise: 0.01,
		}
		made := planted.Make(k, rapid.Uint64Range(0, 1000).Draw(t, "seed"))
		in, err := made.Input()
		if err != nil {
			t.Fatal(err)
		}
		if unmet := in.Unmet(made.Planted); len(unmet) > 0 {
			t.Fatalf("the planted plan breaks %v", unmet)
		}
		if score := in.Score(made.Planted); score != autoseat.Points(made.Known.Planted)*autoseat.Point {
			t.Fatalf("the planted plan scores %d, not %v", score, made.Known.Planted)
		}
		plan, err := autoseat.Solve(context.Background(), in, autoseat.Options{Seed: 1, Iterations: 200_000})
		if err != nil {
			t.Fatal(err)
		}
		if plan.Broken > 0 {
			t.Errorf("%d rules are broken: %v", plan.Broken, plan.Unmet)
		}
	})
}
