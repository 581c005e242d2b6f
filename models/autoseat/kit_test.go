package autoseat_test

import (
	"context"
	"os"
	"testing"

	"pgregory.net/rapid"

	"convive/models/autoseat"
	"convive/models/autoseat/instance"
)

// solve solves with so many tries.
func solve(t testing.TB, in *autoseat.Input, iterations int64) *autoseat.Plan {
	t.Helper()
	plan, err := autoseat.Solve(context.Background(), in, autoseat.Options{Seed: 1, Iterations: iterations})
	if err != nil {
		t.Fatal(err)
	}
	return plan
}

// public is one of the public instances.
func public(t testing.TB, name string) (*instance.Instance, *autoseat.Input) {
	t.Helper()
	file, err := os.Open("testdata/" + name + ".json")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	i, err := instance.Read(file)
	if err != nil {
		t.Fatal(err)
	}
	return i, input(t, i)
}

func input(t testing.TB, i *instance.Instance) *autoseat.Input {
	t.Helper()
	in, err := i.Input()
	if err != nil {
		t.Fatal(err)
	}
	return in
}

// guests are so many of no household, named by letters.
func guests(n int) (all []autoseat.Guest) {
	for i := range n {
		name := string(rune('A' + i))
		all = append(all, autoseat.Guest{ID: name, Name: name})
	}
	return all
}

// tables are with so many seats each.
func tables(seats ...int) (all []autoseat.Table) {
	for i, n := range seats {
		all = append(all, autoseat.Table{ID: string(rune('1' + i)), Seats: n})
	}
	return all
}

func must(kind autoseat.Kind, a, b string) autoseat.Wish {
	return autoseat.Wish{ID: string(kind) + a + b, Kind: kind, Guest: a, Other: b, Must: true}
}

// anything is an input with some of everything, which may well be impossible.
func anything(t *rapid.T) *autoseat.Input {
	in := &autoseat.Input{Guests: guests(rapid.IntRange(1, 24).Draw(t, "guests"))}
	in.Tables = tables(rapid.SliceOfN(rapid.IntRange(0, 8), 0, 6).Draw(t, "tables")...)
	tableID := rapid.SampledFrom([]string{""})
	if len(in.Tables) > 0 {
		tableID = rapid.Custom(func(t *rapid.T) string { return rapid.SampledFrom(in.Tables).Draw(t, "table").ID })
		for i := range in.Tables {
			in.Tables[i].Locked = rapid.IntRange(0, 9).Draw(t, "locked table") == 0
			if rapid.Bool().Draw(t, "near") {
				in.Tables[i].Near = []string{tableID.Draw(t, "near")}
			}
		}
	}
	for i := range in.Guests {
		g := &in.Guests[i]
		g.Household = rapid.SampledFrom([]string{"", "h1", "h2", "h3", "h4", "h5", "h6"}).Draw(t, "household")
		g.Side = rapid.SampledFrom([]string{"", "bride", "groom"}).Draw(t, "side")
		g.Language = rapid.SampledFrom([]string{"", "en", "de"}).Draw(t, "language")
		g.Age = rapid.SampledFrom([]string{"", "adult", "child", "infant"}).Draw(t, "age")
		g.Single = rapid.Bool().Draw(t, "single")
		if rapid.Bool().Draw(t, "seated") {
			g.Table = tableID.Draw(t, "at")
		}
		g.Locked = g.Table != "" && rapid.IntRange(0, 4).Draw(t, "locked") == 0
	}
	points := rapid.Custom(func(t *rapid.T) autoseat.Points { return autoseat.Points(rapid.IntRange(0, 9999).Draw(t, "points")) })
	kinds := []autoseat.Kind{autoseat.Together, autoseat.Together, autoseat.Apart, autoseat.Near}
	if len(in.Tables) > 0 {
		kinds = append(kinds, autoseat.At, autoseat.NotAt)
	}
	for i := range rapid.IntRange(0, 30).Draw(t, "wishes") {
		w := autoseat.Wish{ID: string(rune('a' + i)), Kind: rapid.SampledFrom(kinds).Draw(t, "kind")}
		w.Guest = rapid.SampledFrom(in.Guests).Draw(t, "guest").ID
		w.Must = rapid.IntRange(0, 3).Draw(t, "must") == 0
		w.Points = points.Draw(t, "points")
		if w.Kind == autoseat.At || w.Kind == autoseat.NotAt {
			w.Tables = []string{tableID.Draw(t, "there")}
		} else if w.Other = rapid.SampledFrom(in.Guests).Draw(t, "other").ID; w.Other == w.Guest {
			continue
		}
		in.Wishes = append(in.Wishes, w)
	}
	in.Preferences = autoseat.Preferences{
		Households: rapid.SampledFrom([]autoseat.Keep{autoseat.KeepLoose, autoseat.KeepPrefer, autoseat.KeepMust}).Draw(t, "households"),
		Sides:      rapid.SampledFrom([]autoseat.Sides{autoseat.SidesAny, autoseat.SidesMix, autoseat.SidesSeparate}).Draw(t, "sides"),
		Household:  points.Draw(t, "household"), Side: points.Draw(t, "side"), Fill: points.Draw(t, "fill"), Ages: points.Draw(t, "ages"),
		Languages: points.Draw(t, "languages"), Singles: points.Draw(t, "singles"), Children: points.Draw(t, "children"),
		Stay: points.Draw(t, "stay"), Known: rapid.IntRange(0, 2).Draw(t, "known"),
	}
	return in
}
