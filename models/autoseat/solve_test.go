package autoseat_test

import (
	"context"
	"testing"

	"convive/models/autoseat"
	"convive/models/autoseat/planted"
)

func TestThePublicInstancesReachTheirKnownScores(t *testing.T) {
	for name, iterations := range map[string]int64{"classic-17-2x10": 50_000, "classic-17-5x4": 100_000, "tight-50": 300_000,
		"loose-50": 300_000, "tight-120": 2_000_000} {
		i, in := public(t, name)
		plan := solve(t, in, iterations)
		if want := autoseat.Points(max(i.Known.Planted, i.Known.Optimum)) * autoseat.Point; plan.Score < want || plan.Broken > 0 {
			t.Errorf("%s: %d points and %d rules broken, want %d and none", name, plan.Score, plan.Broken, want)
		}
		if i.Known.Optimum > 0 && plan.Score > autoseat.Points(i.Known.Optimum)*autoseat.Point {
			t.Errorf("%s: %d is more than is possible", name, plan.Score)
		}
	}
}

func TestFullRoomsOfSeveralKindsComeNearTheirPlantedPlans(t *testing.T) {
	never, couples, six := planted.Tight(150), planted.Tight(150), planted.Tight(150)
	never.Never, couples.Sizes, six.Seats = 0.4, []int{2, 2, 3, 4, 5}, []int{6}
	for name, kind := range map[string]planted.Kind{"tight": planted.Tight(150), "loose": planted.Loose(250), "never": never,
		"couples": couples, "six": six} {
		made := planted.Make(kind, 5)
		plan := solve(t, input(t, made), 2_000_000)
		share := float64(plan.Score) / float64(autoseat.Point) / made.Known.Planted
		t.Logf("%s: %.3f of the planted score", name, share)
		if share < 0.97 || plan.Broken > 0 {
			t.Errorf("%s: %.3f of the planted score, %d rules broken: %v", name, share, plan.Broken, plan.Unmet)
		}
	}
}

func TestWhoCancelsKeepsTheBestSoFar(t *testing.T) {
	in := input(t, planted.Make(planted.Tight(400), 1))
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	var last autoseat.Progress
	told := 0
	plan, err := autoseat.Solve(ctx, in, autoseat.Options{Seed: 3, Iterations: 4_000_000, Progress: func(p autoseat.Progress) {
		last = p
		if told++; told == 4 {
			cancel()
		}
	}})
	if err != nil {
		t.Fatal(err)
	}
	if told != 4 || plan.Score != last.Score || plan.Iterations != last.Iterations {
		t.Errorf("after %d reports, at %d points and %d tries, came %d and %d", told, last.Score, last.Iterations, plan.Score, plan.Iterations)
	}
	if plan.Score == 0 {
		t.Error("nothing was kept")
	}
}

func TestTheCallersClockEndsTheSearch(t *testing.T) {
	_, in := public(t, "tight-120")
	asked := 0
	plan, err := autoseat.Solve(context.Background(), in, autoseat.Options{Spent: func() float64 {
		asked++
		return float64(asked) / 10
	}})
	if err != nil || asked != 10 || plan.Iterations == 0 {
		t.Errorf("asked %d times, %d tries, %v", asked, plan.Iterations, err)
	}
}

func TestASearchFromHereMovesFewPeople(t *testing.T) {
	_, in := public(t, "loose-50")
	first := solve(t, in, 200_000)
	for i := range in.Guests {
		in.Guests[i].Table = first.Seats[in.Guests[i].ID]
	}
	in.Preferences.Stay = 2 * autoseat.Point
	out := in.Guests[7] // two who sit together fall out
	in.Wishes = append(in.Wishes, autoseat.Wish{ID: "new", Kind: autoseat.NotAt, Guest: out.ID, Tables: []string{out.Table}, Must: true})
	plan := solve(t, in, 200_000)
	if plan.Broken > 0 || plan.Seats[out.ID] == out.Table {
		t.Fatalf("%s stays at %s: %v", out.ID, out.Table, plan.Unmet)
	}
	moved := 0
	for _, g := range in.Guests {
		if plan.Seats[g.ID] != g.Table {
			moved++
		}
	}
	if moved > 10 {
		t.Errorf("%d of %d move", moved, len(in.Guests))
	}
}
