package autoseat_test

import (
	"slices"
	"testing"

	"convive/models/autoseat"
)

func TestWhereSeatsLackWhoGoesFirstHasOne(t *testing.T) {
	in := &autoseat.Input{Guests: guests(9), Tables: tables(2, 3)}
	for i := range in.Guests[:7] { // the others have wishes that a score would rather keep
		in.Wishes = append(in.Wishes, autoseat.Wish{ID: string(rune('a' + i)), Kind: autoseat.Together, Guest: in.Guests[i].ID, Other: in.Guests[(i+1)%7].ID, Points: 5 * autoseat.Point})
	}
	in.Guests[7].First, in.Guests[8].First = autoseat.MaxFirst, 2
	for i := range in.Guests[:4] {
		in.Guests[i].Table = "1"
	}
	for seed := range uint64(4) {
		plans, err := autoseat.Alternatives(t.Context(), in, autoseat.Options{Seed: seed, Iterations: 30_000}, 3)
		if err != nil {
			t.Fatal(err)
		}
		for i, p := range plans {
			if p.Seats["H"] == "" || p.Seats["I"] == "" {
				t.Errorf("seed %d: plan %d leaves who goes first without a seat: %v", seed, i+1, p.Seats)
			}
			if p.Broken != 4 {
				t.Errorf("seed %d: plan %d breaks %d rules, one for each without a seat", seed, i+1, p.Broken)
			}
		}
	}
	in.Guests[0].First = autoseat.MaxFirst + 1
	if in.Check() == nil {
		t.Error("somebody goes first by more than there is")
	}
}

func TestWhoHasNoSeatIsToldWhy(t *testing.T) {
	in := &autoseat.Input{Guests: guests(6), Tables: tables(2, 2), Preferences: autoseat.Preferences{Households: autoseat.KeepMust}}
	in.Guests[4].Household, in.Guests[5].Household = "h", "h"
	for _, c := range []struct {
		seats map[string]string
		want  []autoseat.Lack
	}{
		{map[string]string{"A": "1", "B": "1", "C": "2", "D": "2"}, []autoseat.Lack{{Guests: []string{"E", "F"}, Reason: autoseat.LackSeats}}},
		{map[string]string{"A": "1", "B": "2"}, []autoseat.Lack{
			{Guests: []string{"C"}, Reason: autoseat.LackRules, Room: 1}, {Guests: []string{"D"}, Reason: autoseat.LackRules, Room: 1},
			{Guests: []string{"E", "F"}, Reason: autoseat.LackRoom, Room: 1},
		}},
		{map[string]string{"A": "1", "B": "1", "E": "2", "F": "2", "C": "1", "D": "1"}, nil},
	} {
		got := in.Lacks(c.seats)
		if !slices.EqualFunc(got, c.want, func(a, b autoseat.Lack) bool {
			return slices.Equal(a.Guests, b.Guests) && a.Reason == b.Reason && a.Room == b.Room
		}) {
			t.Errorf("%v: %+v, want %+v", c.seats, got, c.want)
		}
	}
}

func TestHoldsAreTheHardRulesAboutAGuest(t *testing.T) {
	in := &autoseat.Input{Guests: guests(5), Tables: tables(4), Preferences: autoseat.Preferences{Households: autoseat.KeepMust}}
	in.Guests[0].Household, in.Guests[1].Household = "h", "h"
	in.Guests[0].Table, in.Guests[0].Locked = "1", true
	in.Wishes = []autoseat.Wish{
		{ID: "w", Kind: autoseat.Apart, Guest: "C", Other: "A", Must: true},
		{ID: "soft", Kind: autoseat.Together, Guest: "A", Other: "D", Points: autoseat.Point},
		{ID: "other", Kind: autoseat.Near, Guest: "D", Other: "E", Must: true},
	}
	var kinds []autoseat.RuleKind
	for _, r := range in.Holds("A") {
		kinds = append(kinds, r.Kind)
	}
	if want := []autoseat.RuleKind{autoseat.RuleLock, autoseat.RuleHousehold, autoseat.RuleApart}; !slices.Equal(kinds, want) {
		t.Errorf("%v, want %v", kinds, want)
	}
}
