package autoseat_test

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"convive/models/autoseat"
	"convive/models/autoseat/instance"
	"convive/models/autoseat/planted"
)

func TestAContradictionNamesThoseItIsAbout(t *testing.T) {
	house := func(n int, wishes ...autoseat.Wish) *autoseat.Input {
		in := &autoseat.Input{Guests: guests(n), Wishes: wishes, Preferences: autoseat.Preferences{Households: autoseat.KeepMust}}
		in.Tables = tables(4, 4)
		return in
	}
	together := house(4, must(autoseat.Together, "A", "B"), must(autoseat.Together, "C", "D"), must(autoseat.Together, "B", "C"),
		must(autoseat.Apart, "A", "C"))
	household := house(3, must(autoseat.Apart, "A", "C"))
	household.Guests[0].Household, household.Guests[2].Household = "h", "h"
	locks := house(2, must(autoseat.Together, "A", "B"))
	for i, table := range []string{"1", "2"} {
		locks.Guests[i].Locked, locks.Guests[i].Table = true, table
	}
	three := house(3, must(autoseat.Apart, "A", "B"), must(autoseat.Apart, "B", "C"), must(autoseat.Apart, "A", "C"))
	wide := house(5)
	for i := range wide.Guests {
		wide.Guests[i].Household = "h"
	}
	near := house(2, must(autoseat.Near, "A", "B"))
	near.Tables = tables(4, 4, 4)
	near.Tables[0].Near = []string{"2"}
	for i, table := range []string{"1", "3"} {
		near.Guests[i].Locked, near.Guests[i].Table = true, table
	}
	beside := house(2, must(autoseat.Near, "A", "B"))
	beside.Tables = tables(4, 4, 4)
	beside.Tables[2].Near = []string{"1"}
	for i, table := range []string{"1", "3"} {
		beside.Guests[i].Locked, beside.Guests[i].Table = true, table
	}
	for name, c := range map[string]struct {
		in   *autoseat.Input
		why  string
		size int
	}{
		"together and apart":     {together, "A must sit with B, B must sit with C, and A must sit apart from C: that can't be met together.", 3},
		"one household":          {household, "A and C are one household, and A must sit apart from C: that can't be met together.", 2},
		"two locks":              {locks, "A is locked at 1, B is locked at 2, and A must sit with B: that can't be met together.", 3},
		"three for two tables":   {three, "A, B and C must all sit apart from one another, and there are 2 tables.", 3},
		"a household too large":  {wide, "A, B, C, D and E are one household: 5 people, and the largest table has 4 seats.", 1},
		"near and far":           {near, "A is locked at 1, B is locked at 3, and A must sit near B: that can't be met together.", 3},
		"near":                   {beside, "", 0},
		"nothing that is a must": {house(4, must(autoseat.Apart, "A", "B")), "", 0},
	} {
		found := c.in.Contradictions()
		if c.size == 0 {
			if len(found) > 0 {
				t.Errorf("%s: %v", name, found)
			}
			continue
		}
		if len(found) != 1 || found[0].Why != c.why || len(found[0].Rules) != c.size {
			t.Errorf("%s: %+v", name, found)
			continue
		}
		plan := solve(t, c.in, 20_000)
		if len(plan.Unmet) == 0 || !slices.ContainsFunc(plan.Unmet, func(u autoseat.Unmet) bool { return u.Why == c.why }) {
			t.Errorf("%s: the plan says %+v", name, plan.Unmet)
		}
	}
}

func TestMoreWhoMustSitApartThanThereAreTablesAreFoundInAFullRoom(t *testing.T) {
	kind := planted.Tight(150)
	kind.Must, kind.Never = 0, 0
	made := planted.Make(kind, 2)
	var apart []string
	for i, g := range made.Guests {
		if len(apart) > len(made.Tables) || i > 0 && made.Guests[i-1].Household == g.Household {
			continue
		}
		for _, other := range apart {
			made.Edges = append(made.Edges, instance.Edge{A: other, B: g.ID, Rule: "never"})
		}
		apart = append(apart, g.ID)
	}
	in := input(t, made)
	found := in.Contradictions()
	if n := len(made.Tables); len(found) != 1 || len(found[0].Rules) != n*(n+1)/2 {
		t.Errorf("%d contradictions: %v", len(found), found)
	}
}

// without is an input that lacks one rule.
func without(in *autoseat.Input, r autoseat.Rule) *autoseat.Input {
	less := *in
	less.Guests = slices.Clone(in.Guests)
	less.Wishes = slices.DeleteFunc(slices.Clone(in.Wishes), func(w autoseat.Wish) bool { return r.Wish != "" && w.ID == r.Wish })
	for i := range less.Guests {
		g := &less.Guests[i]
		if !slices.Contains(r.Guests, g.ID) {
			continue
		}
		switch r.Kind {
		case autoseat.RuleLock:
			g.Locked = false
		case autoseat.RuleHousehold:
			g.Household = ""
		}
	}
	return &less
}

// only is an input that has no other hard rules than these.
func only(in *autoseat.Input, rules []autoseat.Rule) *autoseat.Input {
	less := *in
	less.Guests = slices.Clone(in.Guests)
	for i := range less.Guests {
		g := &less.Guests[i]
		has := func(kind autoseat.RuleKind) bool {
			return slices.ContainsFunc(rules, func(r autoseat.Rule) bool { return r.Kind == kind && slices.Contains(r.Guests, g.ID) })
		}
		g.Locked = g.Locked && has(autoseat.RuleLock)
		if !has(autoseat.RuleHousehold) {
			g.Household = ""
		}
	}
	less.Wishes = slices.DeleteFunc(slices.Clone(in.Wishes), func(w autoseat.Wish) bool {
		return !slices.ContainsFunc(rules, func(r autoseat.Rule) bool { return r.Wish == w.ID })
	})
	return &less
}

// feasible tries every table for every guest.
func feasible(in *autoseat.Input, seats map[string]string, left []autoseat.Guest) bool {
	if len(left) == 0 {
		return len(in.Unmet(seats)) == 0
	}
	for _, tb := range in.Tables {
		n := 0
		for _, at := range seats {
			if at == tb.ID {
				n++
			}
		}
		if n == tb.Seats {
			continue
		}
		seats[left[0].ID] = tb.ID
		if feasible(in, seats, left[1:]) {
			return true
		}
		delete(seats, left[0].ID)
	}
	return false
}

func TestAContradictionIsOneAndWithoutAnyOfItsRulesThereIsAPlan(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in := &autoseat.Input{Guests: guests(5), Tables: tables(rapid.SampledFrom([][]int{{3, 3}, {2, 2, 2}, {4, 2}, {3, 1, 1}}).Draw(t, "tables")...),
			Preferences: autoseat.Preferences{Households: autoseat.KeepMust}}
		for i := range in.Guests {
			g := &in.Guests[i]
			g.Household = rapid.SampledFrom([]string{"", "", "h", "i"}).Draw(t, "household")
			g.Table = rapid.SampledFrom([]string{"", "", "", "1", "2"}).Draw(t, "locked")
			g.Locked = g.Table != ""
		}
		for i := range in.Tables[1:] {
			if rapid.Bool().Draw(t, "near") {
				in.Tables[i].Near = []string{in.Tables[i+1].ID}
			}
		}
		id := rapid.SampledFrom([]string{"A", "B", "C", "D", "E"})
		for range rapid.IntRange(1, 6).Draw(t, "wishes") {
			a, b := id.Draw(t, "a"), id.Draw(t, "b")
			kind := rapid.SampledFrom([]autoseat.Kind{autoseat.Together, autoseat.Apart, autoseat.Apart, autoseat.Near}).Draw(t, "kind")
			w := must(kind, min(a, b), max(a, b))
			if a != b && !slices.ContainsFunc(in.Wishes, func(o autoseat.Wish) bool { return o.ID == w.ID }) {
				in.Wishes = append(in.Wishes, w)
			}
		}
		for _, c := range in.Contradictions() {
			all := only(in, c.Rules)
			if fits(in) && feasible(all, map[string]string{}, in.Guests) {
				t.Fatalf("%s there is a plan", c.Why)
			}
			for _, r := range c.Rules {
				if less := without(all, r); fits(in) && !feasible(less, map[string]string{}, in.Guests) {
					t.Fatalf("%s without %v there is none either", c.Why, r)
				}
			}
			for _, g := range c.Rules[0].Guests {
				if !strings.Contains(c.Why, g) {
					t.Errorf("%q does not name %s", c.Why, g)
				}
			}
		}
	})
}

// fits says whether nobody is locked above a table's seats, which the trying of every table knows nothing of.
func fits(in *autoseat.Input) bool {
	for _, tb := range in.Tables {
		n := 0
		for _, g := range in.Guests {
			if g.Locked && g.Table == tb.ID {
				n++
			}
		}
		if n > tb.Seats {
			return false
		}
	}
	return true
}

func TestAHouseholdThatNoTableSeatsIsSplitEvenly(t *testing.T) {
	in := &autoseat.Input{Guests: guests(23), Tables: tables(10, 10, 10), Preferences: autoseat.Preferences{Households: autoseat.KeepMust}}
	for i := range in.Guests {
		in.Guests[i].Household = "h"
	}
	plan := solve(t, in, 20_000)
	count := map[string]int{}
	for _, table := range plan.Seats {
		count[table]++
	}
	if len(plan.Seats) != 23 || count["1"] < 7 || count["2"] < 7 || count["3"] < 7 {
		t.Errorf("split into %v", count)
	}
	if len(plan.Unmet) != 1 || plan.Unmet[0].Kind != autoseat.RuleHousehold || !strings.Contains(plan.Unmet[0].Why, "23 people") {
		t.Errorf("it says %+v", plan.Unmet)
	}
}

func TestTooFewSeatsAreReportedWithThoseWhoHaveNone(t *testing.T) {
	plan := solve(t, &autoseat.Input{Guests: guests(9), Tables: tables(4, 3)}, 20_000)
	if len(plan.Seats) != 7 || plan.Broken != 2 || len(plan.Unmet) != 1 || len(plan.Unmet[0].Guests) != 2 || !strings.HasPrefix(plan.Unmet[0].Why, "There are 7 seats for 9 guests: ") {
		t.Errorf("%d sit, %d broken: %+v", len(plan.Seats), plan.Broken, plan.Unmet)
	}
	for seats, want := range []string{"There are 0 seats for 1 guest: ", "There is 1 seat for 2 guests: "} {
		if one := solve(t, &autoseat.Input{Guests: guests(seats + 1), Tables: tables(seats)}, 100); len(one.Unmet) != 1 || !strings.HasPrefix(one.Unmet[0].Why, want) {
			t.Errorf("not %q: %+v", want, one.Unmet)
		}
	}
}
