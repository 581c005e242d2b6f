package seating_test

import (
	"slices"
	"testing"

	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
	"convive/models/seating"
)

// over is the problem of a table with too many people.
func (w *world) over() seating.Problem {
	w.t.Helper()
	all := w.board().Problems(w.wishes(w.anna), true)
	if len(all) == 0 || all[0].Kind != seating.OverCapacity || all[0].Park == nil {
		w.t.Fatalf("found %+v", all)
	}
	return all[0]
}

func TestWhoSitsLastLeavesATableWithTooManyForTheNearestWithRoom(t *testing.T) {
	each(t, 8, func(w *world) {
		ts := w.tables(3, 2)
		w.stand(ts[0], 3000)
		w.stand(ts[1], 20_000)
		w.stand(ts[2], 9000)
		w.seat(ts[0], 0, 2, 4)
		p := w.over()
		if p.Fix == nil || p.Fix.People[0].ID != w.guests[4].ID || p.Fix.To.ID != ts[2] || p.Park.People[0].ID != w.guests[4].ID || p.Park.Target().Table != seating.Parking {
			t.Fatalf("the fixes are %+v and %+v", p.Fix, p.Park)
		}

		t.Log("not where a must forbids it")
		w.seat(ts[2], 6)
		w.wish(w.anna, seating.NewWish{Guests: w.ids(4, 6), Kind: seating.Apart, Strength: "must"})
		if p := w.over(); p.Fix == nil || p.Fix.To.ID != ts[1] {
			t.Errorf("the fix is %+v", p.Fix)
		}

		t.Log("not who is locked, and where all is full to parking alone")
		w.seat(ts[1], 1, 3)
		w.mutate(w.anna, func(tx *db.Tx) (change.Change, error) {
			return seating.LockGuests(tx, seating.LockingGuests{Occasion: w.occasion.ID, Guests: []string{w.at(4, ts[0])}, Locked: true})
		})
		w.seat(ts[2], 5)
		p = w.over()
		if p.Fix != nil || p.Park.People[0].ID != w.guests[2].ID {
			t.Fatalf("the fixes are %+v and %+v", p.Fix, p.Park)
		}
		if _, err := w.move(w.anna, p.Park.Target().String(), false, seating.Premise{Guest: p.Park.People[0].ID, From: p.Park.From}.String()); err != nil {
			t.Fatal(err)
		}
		if kinds := w.problems(); slices.Contains(kinds, seating.OverCapacity) {
			t.Errorf("left are %v", kinds)
		}
	})
}

func TestAMovePartsAHouseholdOnlyWhereItMustAndKnowsWhom(t *testing.T) {
	each(t, 8, func(w *world) {
		ts := w.tables(2, 2)
		w.seat(ts[0], 4, 0, 1)
		fix := func(parts int, people ...int) {
			t.Helper()
			f := w.over().Fix
			if f == nil || len(f.Parts) != parts || len(f.People) != len(people) {
				t.Fatalf("the fix is %+v", f)
			}
			for i, n := range people {
				if f.People[i].ID != w.guests[n].ID {
					t.Errorf("%d of the movers is %s", i, f.People[i].Name)
				}
			}
		}
		fix(0, 4)

		t.Log("two of one household together, where somebody else must stay")
		w.mutate(w.anna, func(tx *db.Tx) (change.Change, error) {
			return seating.LockGuests(tx, seating.LockingGuests{Occasion: w.occasion.ID, Guests: []string{w.at(4, ts[0])}, Locked: true})
		})
		fix(0, 1, 0)
		f := w.over().Fix
		if _, err := w.move(w.anna, f.Target().String(), false, w.at(1, ts[0]), w.at(0, ts[0])); err != nil {
			t.Fatal(err)
		}
		if kinds := w.problems(); slices.Contains(kinds, seating.OverCapacity) {
			t.Errorf("left are %v", kinds)
		}
		if _, err := w.move(w.anna, string(ts[0]), true, w.at(0, ts[1]), w.at(1, ts[1])); err != nil {
			t.Fatal(err)
		}

		t.Log("one of them, where there is no room for both")
		w.seat(ts[1], 6)
		fix(1, 1)
		if p := w.over(); p.Fix.Parts[0].ID != w.guests[0].ID || p.Park == nil || len(p.Park.People) != 2 {
			t.Errorf("the fixes are %+v and %+v", p.Fix, p.Park)
		}
		w.reply(0, guests.Declined)
		fix(0, 1)
	})
}

func TestNothingIsWishedAnyMoreOfWhoDeclinedLate(t *testing.T) {
	each(t, 6, func(w *world) {
		ts := w.tables(3, 4)
		w.seat(ts[0], 0, 3)
		w.seat(ts[1], 2)
		for _, n := range []seating.NewWish{
			{Guests: w.ids(0, 2), Kind: seating.Together, Strength: "must"}, {Guests: w.ids(0, 3), Kind: seating.Apart, Strength: "must"},
			{Guests: w.ids(0, 2), Kind: seating.Apart, Strength: "must"}, {Guests: w.ids(0), Kind: seating.Head, Strength: "must"},
		} {
			w.wish(w.anna, n)
		}
		w.reply(0, guests.Declined)
		if kinds := w.problems(); !slices.Equal(kinds, []seating.ProblemKind{seating.DeclinedSits}) {
			t.Errorf("of somebody who declined there is %v", kinds)
		}
		b := w.board()
		for _, one := range w.wishes(w.anna) {
			if stands, _ := b.Stands(one); stands != seating.Idle {
				t.Errorf("%s stands %s", one.Kind, stands)
			}
		}
		if in := b.Input(w.wishes(w.anna), seating.UsuallyAsked(w.occasion.ID, "")); len(in.Wishes) > 0 || len(in.Contradictions()) > 0 {
			t.Errorf("auto-seat minds %+v", in.Wishes)
		}
	})
}
