package seating_test

import (
	"errors"
	"reflect"
	"slices"
	"testing"

	"convive/models/activity"
	"convive/models/change"
	"convive/models/db"
	"convive/models/events"
	"convive/models/guests"
	"convive/models/seating"
)

func TestAPlanIsDuplicatedAndEachHasARoomOfItsOwn(t *testing.T) {
	each(t, 6, func(w *world) {
		tables := w.tables(2, 4)
		w.seat(tables[0], 0, 1)
		w.seat(tables[1], 2)
		first := w.plans()[0]
		if first.Name != "Plan 1" || !first.InUse {
			t.Errorf("the first plan is %+v", first)
		}
		c := w.addPlan(seating.NewPlan{From: first.ID})
		if want := (change.PlanAdded{Plan: w.plans()[1].ID, Occasion: w.occasion.ID, From: first.ID}); !reflect.DeepEqual(c, want) {
			t.Errorf("%+v, not %+v", c, want)
		}
		if a, b := w.drawn(first.ID), w.drawn(c.Plan); a != b || a != "Table 1: g0 g1\nTable 2: g2" {
			t.Errorf("the copy is\n%s\nof\n%s", b, a)
		}
		w.mutate(w.anna, func(tx *db.Tx) (change.Change, error) {
			return seating.AddObject(tx, seating.NewObject{Occasion: w.occasion.ID, Plan: c.Plan, Kind: seating.Bar, Width: "2", Length: "1"})
		})
		w.mutate(w.anna, func(tx *db.Tx) (change.Change, error) {
			return seating.AddTables(tx, seating.NewTables{Occasion: w.occasion.ID, Plan: c.Plan, Count: 1, Seats: 2, Shape: seating.Round})
		})
		if got := w.drawn(first.ID); got != "Table 1: g0 g1\nTable 2: g2" {
			t.Errorf("the plan in use has become\n%s", got)
		}
		if got := w.drawn(c.Plan); got != "bar\nTable 1: g0 g1\nTable 2: g2\nTable 3:" {
			t.Errorf("the other one is\n%s", got)
		}
		room := w.addPlan(seating.NewPlan{From: c.Plan, Room: true, Name: "Outside"})
		if got := w.drawn(room.Plan); got != "bar\nTable 1:\nTable 2:\nTable 3:" {
			t.Errorf("the room alone is\n%s", got)
		}
		if got := w.refused(func(tx *db.Tx) (change.Change, error) {
			return seating.AddPlan(tx, seating.NewPlan{Occasion: w.occasion.ID, Name: "Outside"})
		}); got != "There is a plan called {name} already." {
			t.Error(got)
		}
		if empty := w.addPlan(seating.NewPlan{}); w.drawn(empty.Plan) != "" || w.plans()[3].Name != "Plan 3" {
			t.Errorf("the empty one is %q, called %q", w.drawn(empty.Plan), w.plans()[3].Name)
		}
	})
}

func TestOnePlanIsInUseWhateverIsChosenUndoneOrRemoved(t *testing.T) {
	each(t, 4, func(w *world) {
		tables := w.tables(1, 4)
		w.seat(tables[0], 0)
		first := w.plans()[0].ID
		second := w.addPlan(seating.NewPlan{From: first}).Plan
		third := w.addPlan(seating.NewPlan{}).Plan
		if got := w.choose(second, first); !reflect.DeepEqual(got, change.PlanChosen{Plan: second, Was: first, Occasion: w.occasion.ID}) {
			t.Errorf("%+v", got)
		}
		if b := w.board(); b.Plan != second || !b.InUse || len(b.Tables) != 1 {
			t.Errorf("the board is of %+v", b.Plan)
		}
		if got := w.refused(func(tx *db.Tx) (change.Change, error) {
			return seating.ChoosePlan(tx, third, seating.Choosing{InPlaceOf: first})
		}); got != "Somebody put {plan} to use a moment ago. Look whether {other} shall take its place." {
			t.Error(got)
		}
		if got := w.refused(func(tx *db.Tx) (change.Change, error) {
			return seating.RemovePlan(tx, second, seating.Removal{Version: 2})
		}); got != "{plan} is in use. Put another plan to use first, then remove it." {
			t.Error(got)
		}
		_, err := w.d.Mutate(background, w.anna, change.CommandID{}, func(tx *db.Tx) (change.Change, error) {
			p, err := db.Find[seating.Plan](tx.Read, third)
			if err != nil {
				return nil, err
			}
			return change.PlanChosen{}, db.Update(tx, &p, db.Set{"in_use": true})
		})
		if err == nil {
			t.Error("the database let two plans be in use")
		}
		e := w.mutate(w.anna, func(tx *db.Tx) (change.Change, error) {
			return seating.ChoosePlan(tx, third, seating.Choosing{InPlaceOf: second})
		})
		removed := w.mutate(w.anna, func(tx *db.Tx) (change.Change, error) {
			return seating.RemovePlan(tx, second, seating.Removal{Version: 3})
		})
		if !reflect.DeepEqual(removed.Change, change.PlanRemoved{Plan: second, Occasion: w.occasion.ID}) || len(w.plans()) != 2 {
			t.Errorf("%+v", removed.Change)
		}
		if got := w.refused(func(tx *db.Tx) (change.Change, error) { return activity.Undo(tx, e.Seq) }); got != "This would leave an occasion without a plan in use. Put another plan to use instead." {
			t.Error(got)
		}
		w.undo(removed.Seq)
		if got := w.drawn(second); got != "Table 1: g0" {
			t.Errorf("the removed plan came back as %q", got)
		}
		w.undo(e.Seq)
		if w.board().Plan != second {
			t.Error("the plan that was in use before isn't again")
		}
	})
}

func TestAPlanOfAnotherOccasionLeavesOutAndNamesWhoIsNotExpected(t *testing.T) {
	each(t, 6, func(w *world) {
		tables := w.tables(2, 4)
		w.seat(tables[0], 0, 1, 2)
		w.seat(tables[1], 3)
		brunch := events.Occasion{Name: "Brunch", Starts: "2026-09-13T11:00", Seated: true}
		w.mutate(w.scope, func(tx *db.Tx) (change.Change, error) {
			err := db.Create(tx, &brunch)
			for i, reply := range []guests.Reply{guests.Attending, guests.Declined, guests.Pending} {
				g := w.guests[i]
				err = errors.Join(err, db.Create(tx, &guests.Invitation{HouseholdID: g.HouseholdID, GuestID: g.ID, OccasionID: brunch.ID, Reply: reply}))
			}
			return change.OccasionAdded{Occasion: brunch.ID}, err
		})
		first := w.plans()[0].ID
		c := w.addPlan(seating.NewPlan{Occasion: brunch.ID, From: first})
		if want := []change.ID{w.guests[1].ID, w.guests[3].ID}; !slices.Equal(c.Left, want) || !c.InUse || c.Occasion != brunch.ID {
			t.Errorf("%+v, not without %v", c, want)
		}
		var b *seating.Board
		w.read(func(r *db.Read) (err error) {
			b, err = seating.Of(r, brunch.ID)
			return err
		})
		if len(b.Tables) != 2 || len(b.Tables[0].People) != 2 || len(b.Tables[1].People) != 0 {
			t.Errorf("%+v", b.Tables)
		}
		again := w.do(func(tx *db.Tx) (change.Change, error) {
			return seating.CopyPlan(tx, c.Plan, seating.PlanCopy{Version: 1, From: first})
		})
		if again != change.None {
			t.Errorf("a copy of what is there already changed something: %+v", again)
		}
	})
}

func TestARoomIsCopiedUnderThePeopleWhoSitInIt(t *testing.T) {
	each(t, 8, func(w *world) {
		tables := w.tables(3, 4)
		w.seat(tables[0], 0, 1)
		w.seat(tables[1], 2, 3)
		w.seat(tables[2], 4)
		first := w.plans()[0]
		other := w.addPlan(seating.NewPlan{From: first.ID, Room: true}).Plan
		w.mutate(w.anna, func(tx *db.Tx) (change.Change, error) {
			b, err := seating.OfPlan(tx.Read, w.occasion.ID, other)
			if err != nil {
				return nil, err
			}
			if _, err = seating.RemoveTable(tx, b.Tables[2].ID, seating.PieceRemoval{}); err != nil {
				return nil, err
			}
			return seating.EditTable(tx, b.Tables[1].ID, seating.Edit{Version: 1, Name: "Table 2", Seats: 1, Shape: seating.Square})
		})
		e := w.mutate(w.anna, func(tx *db.Tx) (change.Change, error) {
			return seating.CopyPlan(tx, first.ID, seating.PlanCopy{Version: first.Version, From: other, Room: true})
		})
		who := []change.ID{w.guests[3].ID, w.guests[4].ID}
		want := change.PlanCopied{Plan: first.ID, Occasion: w.occasion.ID, From: other, Room: true, Guests: who,
			Households: []change.ID{w.guests[3].HouseholdID, w.guests[4].HouseholdID}, Parked: who}
		if !reflect.DeepEqual(e.Change, want) {
			t.Errorf("%+v, not %+v", e.Change, want)
		}
		if got := w.drawn(first.ID); got != "Table 1: g0 g1\nTable 2: g2" {
			t.Errorf("the room is\n%s", got)
		}
		if w.board().Tables[0].ID != tables[0] {
			t.Error("a table that is in both rooms was made anew")
		}
		w.undo(e.Seq)
		if got := w.drawn(first.ID); got != "Table 1: g0 g1\nTable 2: g2 g3\nTable 3: g4" {
			t.Errorf("taken back, the room is\n%s", got)
		}
	})
}
