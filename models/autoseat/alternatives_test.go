package autoseat_test

import (
	"context"
	"testing"

	"convive/models/autoseat"
	"convive/models/autoseat/planted"
)

func TestAlternativesAreGoodAndDiffer(t *testing.T) {
	in := input(t, planted.Make(planted.Loose(80), 3))
	told := 0
	plans, err := autoseat.Alternatives(context.Background(), in, autoseat.Options{Seed: 1, Iterations: 900_000, Progress: func(p autoseat.Progress) {
		told++
		if p.Score != in.Score(p.Seats()) {
			t.Errorf("told %d, it is %d", p.Score, in.Score(p.Seats()))
		}
	}}, 3)
	if err != nil || len(plans) != 3 || told == 0 {
		t.Fatalf("%d plans, %d reports, %v", len(plans), told, err)
	}
	for i, a := range plans {
		if a.Broken > 0 || a.Score != in.Score(a.Seats) || float64(a.Score) < 0.9*float64(plans[0].Score) {
			t.Errorf("plan %d has %d points of %d and breaks %d rules", i, a.Score, plans[0].Score, a.Broken)
		}
		for j, b := range plans[:i] {
			if n := autoseat.Differ(in, a.Seats, b.Seats); n < len(in.Guests)/3 {
				t.Errorf("plans %d and %d differ for %d of %d guests", j, i, n, len(in.Guests))
			}
		}
	}
}

func TestMovesAddUpToWhatAPlanWins(t *testing.T) {
	_, in := public(t, "loose-50")
	first, second := solve(t, in, 300), solve(t, in, 200_000)
	var won autoseat.Points
	elsewhere := 0
	for _, m := range in.Moves(first.Seats, second.Seats) {
		won += m.After - m.Before
		if m.From != m.To {
			elsewhere++
		}
	}
	if won == 0 || won != second.Score-first.Score || elsewhere == 0 {
		t.Errorf("%d who move win %d, the plan %d", elsewhere, won, second.Score-first.Score)
	}
	if none := in.Moves(first.Seats, first.Seats); len(none) > 0 {
		t.Errorf("nobody moved, and it says %v", none)
	}
}
