package autoseat_test

import (
	"context"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"convive/models/autoseat"
)

// keeps says whether guests at tables keep rules, by this test's own reading of them. At is the number of each guest's
// table.
func keeps(in *autoseat.Input, rules []autoseat.Rule, at map[string]int) bool {
	for _, r := range rules {
		first := at[r.Guests[0]]
		switch r.Kind {
		case autoseat.RuleHousehold, autoseat.RuleTogether:
			for _, g := range r.Guests {
				if at[g] != first {
					return false
				}
			}
		case autoseat.RuleApart:
			if at[r.Guests[1]] == first {
				return false
			}
		case autoseat.RuleKnown:
			n := 0
			for _, w := range in.Wishes {
				if w.Kind == autoseat.Together && w.Points > 0 && at[w.Guest] == at[w.Other] && (w.Guest == r.Guests[0] || w.Other == r.Guests[0]) {
					n++
				}
			}
			if n < in.Preferences.Known {
				return false
			}
		}
	}
	return true
}

// seatings calls each for every way to seat all.
func seatings(in *autoseat.Input, each func(at map[string]int)) {
	at, taken := map[string]int{}, make([]int, len(in.Tables))
	var seat func(i int)
	seat = func(i int) {
		if i == len(in.Guests) {
			each(at)
			return
		}
		for t := range in.Tables {
			if taken[t] < in.Tables[t].Seats {
				taken[t]++
				at[in.Guests[i].ID] = t
				seat(i + 1)
				taken[t]--
			}
		}
	}
	seat(0)
}

// canKeep says whether any way to seat all keeps rules.
func canKeep(in *autoseat.Input, rules []autoseat.Rule) (can bool) {
	seatings(in, func(at map[string]int) { can = can || keeps(in, rules, at) })
	return can
}

// small is an input of few guests, of whom more is asked than can be met, often.
func small(t *rapid.T) *autoseat.Input {
	in := &autoseat.Input{Guests: guests(rapid.IntRange(4, 7).Draw(t, "guests")), Preferences: autoseat.Preferences{Households: autoseat.KeepMust}}
	in.Tables = tables(rapid.SampledFrom([][]int{{4, 3}, {3, 3, 1}, {5, 2}, {2, 2, 3}, {6, 1}}).Draw(t, "tables")...)
	in.Preferences.Known = rapid.SampledFrom([]int{0, 0, 1}).Draw(t, "known")
	for i := range in.Guests {
		if in.Guests[i].Household = rapid.SampledFrom([]string{"", "h", "i", "j"}).Draw(t, "household"); !sits(in, in.Guests[i].Household) {
			in.Guests[i].Household = ""
		}
		for _, other := range in.Guests[:i] {
			w := must(rapid.SampledFrom([]autoseat.Kind{"", "", autoseat.Together, autoseat.Apart, autoseat.Apart, "likes", "dislikes"}).Draw(t, "wish"), other.ID, in.Guests[i].ID)
			switch w.Kind {
			case "":
				continue
			case "likes", "dislikes":
				w.Must, w.Points = false, autoseat.Points(rapid.IntRange(1, 9).Draw(t, "points"))*autoseat.Point
				w.Kind = map[autoseat.Kind]autoseat.Kind{"likes": autoseat.Together, "dislikes": autoseat.Apart}[w.Kind]
			}
			in.Wishes = append(in.Wishes, w)
		}
	}
	return in
}

// sits says whether a table seats a household; one that none seats is split evenly, whatever else that breaks.
func sits(in *autoseat.Input, household string) bool {
	n := 0
	for _, g := range in.Guests {
		if g.Household == household {
			n++
		}
	}
	return slices.ContainsFunc(in.Tables, func(tb autoseat.Table) bool { return tb.Seats >= n })
}

func TestWhatIsSaidOfABrokenRuleCantBeMet(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in := small(t)
		plan, err := autoseat.Solve(context.Background(), in, autoseat.Options{Iterations: 40_000})
		if err != nil {
			t.Fatal(err)
		}
		for _, u := range plan.Unmet {
			i := slices.IndexFunc(plan.Contradictions, func(c autoseat.Contradiction) bool { return c.Why == u.Why })
			if i < 0 {
				if len(plan.Contradictions) < 10 { // no more are kept beside the plan
					t.Fatalf("nothing is proven about: %s", u.Why)
				}
				continue
			}
			if u.Kind != autoseat.RuleSeat && !slices.ContainsFunc(plan.Contradictions[i].Rules, func(r autoseat.Rule) bool { return r.Kind == u.Kind && slices.Equal(r.Guests, u.Guests) }) {
				t.Fatalf("%v is no part of: %s", u.Rule, u.Why)
			}
		}
		for _, c := range plan.Contradictions {
			if canKeep(in, c.Rules) {
				t.Fatalf("there is a way to keep this: %s", c.Why)
			}
			for i := range c.Rules {
				if less := slices.Delete(slices.Clone(c.Rules), i, i+1); !canKeep(in, less) {
					t.Fatalf("%s without %v it can't be met either", c.Why, c.Rules[i])
				}
			}
		}
	})
}

func TestHouseholdsThatTheTablesCantSeatWholeAreNamedWithTheTables(t *testing.T) {
	in := &autoseat.Input{Guests: guests(9), Tables: tables(4, 5), Preferences: autoseat.Preferences{Households: autoseat.KeepMust}}
	for i := range in.Guests {
		in.Guests[i].Household = []string{"a", "b", "c"}[i/3]
	}
	const want = "A, B and C are one household, D, E and F are one household, and G, H and I are one household: that can't be met together at tables of 4 and 5 seats."
	if plan := solve(t, in, 20_000); len(plan.Unmet) != 1 || plan.Unmet[0].Why != want {
		t.Errorf("it says %+v", plan.Unmet)
	}
}

func TestWhoShallKnowSomebodyAndCantIsNamedWithThem(t *testing.T) {
	in := &autoseat.Input{Guests: guests(4), Tables: tables(2, 2), Preferences: autoseat.Preferences{Households: autoseat.KeepMust, Known: 1}}
	in.Guests[0].Household, in.Guests[2].Household = "h", "h"
	for _, pair := range []string{"AB", "CD"} {
		in.Wishes = append(in.Wishes, autoseat.Wish{ID: pair, Kind: autoseat.Together, Guest: pair[:1], Other: pair[1:], Points: 5 * autoseat.Point})
	}
	plan := solve(t, in, 20_000)
	if len(plan.Unmet) == 0 {
		t.Fatal("all is met")
	}
	for _, u := range plan.Unmet {
		if !strings.Contains(u.Why, " shall know 1 at the table (") || !strings.Contains(u.Why, "A and C are one household") ||
			!strings.HasSuffix(u.Why, ": that can't be met together at tables of 2 and 2 seats.") {
			t.Errorf("it says %s", u.Why)
		}
	}
}

func TestMustsThatNoTableSeatsSayHowManyPeopleTheyAre(t *testing.T) {
	in := &autoseat.Input{Guests: guests(4), Tables: tables(3, 3)}
	in.Wishes = []autoseat.Wish{must(autoseat.Together, "A", "B"), must(autoseat.Together, "C", "D"), must(autoseat.Together, "B", "C")}
	const want = "A must sit with B, C must sit with D, and B must sit with C: that can't be met together. They are 4 people, and the largest table seats 3."
	if plan := solve(t, in, 20_000); len(plan.Unmet) != 1 || plan.Unmet[0].Why != want {
		t.Errorf("it says %+v", plan.Unmet)
	}
}
