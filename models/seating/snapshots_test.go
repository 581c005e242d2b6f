package seating_test

import (
	"reflect"
	"slices"
	"testing"

	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
	"convive/models/seating"
)

func (w *world) snapshots(plan change.ID) (all []seating.Snapshot) {
	w.t.Helper()
	w.read(func(r *db.Read) (err error) {
		all, err = seating.Snapshots(r, plan)
		return err
	})
	return all
}

func (w *world) restore(s seating.Snapshot) change.Entry {
	w.t.Helper()
	return w.mutate(w.anna, func(tx *db.Tx) (change.Change, error) {
		return seating.Restore(tx, s.ID, seating.Restoring{Version: s.Version, Unlock: true})
	})
}

func (w *world) hold(i int, at change.ID) {
	w.t.Helper()
	w.mutate(w.anna, func(tx *db.Tx) (change.Change, error) {
		return seating.LockGuests(tx, seating.LockingGuests{Occasion: w.occasion.ID, Guests: []string{w.at(i, at)}, Locked: true})
	})
}

func TestARestoredPlanIsAsItWasAndAnUndoIsAsItWasBefore(t *testing.T) {
	each(t, 8, func(w *world) {
		tables := w.tables(3, 4)
		w.seat(tables[0], 0, 1)
		w.seat(tables[1], 2, 3)
		w.hold(1, tables[0])
		plan := w.board().Plan
		w.mutate(w.anna, func(tx *db.Tx) (change.Change, error) {
			return seating.AddObject(tx, seating.NewObject{Occasion: w.occasion.ID, Kind: seating.Bar, Width: "2", Length: "1"})
		})
		then := w.drawn(plan)
		w.mutate(w.anna, func(tx *db.Tx) (change.Change, error) {
			return seating.TakeSnapshot(tx, plan, seating.NewSnapshot{Name: "Friday"})
		})
		s := w.snapshots(plan)[0]
		if s.Name != "Friday" || s.Before != "" || s.Seated != 4 || s.Tables != 3 {
			t.Errorf("%+v", s)
		}
		// Two tables swap their names, one goes, one comes, people move.
		w.mutate(w.anna, func(tx *db.Tx) (change.Change, error) {
			rename := func(id change.ID, version int64, name string) error {
				_, err := seating.EditTable(tx, id, seating.Edit{Version: version, Name: name, Seats: 4, Shape: seating.Round})
				return err
			}
			for _, step := range []error{rename(tables[0], 1, "x"), rename(tables[1], 1, "Table 1"), rename(tables[0], 2, "Table 2")} {
				if step != nil {
					return nil, step
				}
			}
			return change.TableEdited{Plan: plan, Table: tables[0]}, nil
		})
		w.mutate(w.anna, func(tx *db.Tx) (change.Change, error) {
			return seating.Clear(tx, seating.Clearing{Occasion: w.occasion.ID, Pieces: []change.ID{tables[2], w.board().Objects[0].ID}})
		})
		w.tables(1, 2)
		if _, err := w.move(w.anna, string(tables[1]), false, w.at(0, tables[0])); err != nil {
			t.Fatal(err)
		}
		before := w.drawn(plan)
		e := w.restore(s)
		if got := w.drawn(plan); got != then {
			t.Errorf("restored, the plan is\n%s\nnot\n%s", got, then)
		}
		want := change.PlanRestored{Plan: plan, Occasion: w.occasion.ID, Snapshot: s.ID, Guests: []change.ID{w.guests[0].ID}}
		for _, g := range w.guests[:4] { // whose table is called otherwise again
			if !slices.Contains(want.Households, g.HouseholdID) {
				want.Households = append(want.Households, g.HouseholdID)
			}
		}
		got := e.Change.(change.PlanRestored)
		slices.Sort(got.Households)
		slices.Sort(want.Households)
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%+v, not %+v", e.Change, want)
		}
		w.undo(e.Seq)
		if got := w.drawn(plan); got != before {
			t.Errorf("taken back, the plan is\n%s\nnot\n%s", got, before)
		}
	})
}

func TestConviveKeepsThePlanBeforeAutoSeatAndBeforeTablesGo(t *testing.T) {
	each(t, 4, func(w *world) {
		tables := w.tables(2, 4)
		w.seat(tables[0], 0, 1)
		plan, then := w.board().Plan, w.drawn(w.board().Plan)
		if _, err := w.apply(w.going(0, tables[0], tables[1])); err != nil {
			t.Fatal(err)
		}
		w.mutate(w.anna, func(tx *db.Tx) (change.Change, error) {
			return seating.Clear(tx, seating.Clearing{Occasion: w.occasion.ID, Pieces: tables})
		})
		all := w.snapshots(plan)
		if len(all) != 2 || all[0].Before != seating.BeforeClear || all[1].Before != seating.BeforeAuto {
			t.Fatalf("%+v", all)
		}
		w.restore(all[1])
		if got := w.drawn(plan); got != then {
			t.Errorf("the plan is\n%s\nnot\n%s", got, then)
		}
		for range 12 {
			w.tables(1, 1)
			w.mutate(w.anna, func(tx *db.Tx) (change.Change, error) {
				return seating.Clear(tx, seating.Clearing{Occasion: w.occasion.ID, Pieces: []change.ID{w.board().Tables[2].ID}})
			})
		}
		if n := len(w.snapshots(plan)); n != 10 {
			t.Errorf("%d snapshots of Convive's own are kept", n)
		}
	})
}

func TestASnapshotKnowsWhoAGuestTurnedOutToBe(t *testing.T) {
	each(t, 4, func(w *world) {
		tables := w.tables(1, 4)
		w.seat(tables[0], 2)
		plan := w.board().Plan
		w.mutate(w.anna, func(tx *db.Tx) (change.Change, error) {
			return seating.TakeSnapshot(tx, plan, seating.NewSnapshot{Name: "Friday"})
		})
		w.mutate(w.anna, func(tx *db.Tx) (change.Change, error) {
			return guests.Merge(tx, guests.Merging{Guests: []change.ID{w.guests[0].ID, w.guests[2].ID}, Version: 1, Other: 1})
		})
		if _, err := w.move(w.anna, string(seating.Parking), false, w.at(0, tables[0])); err != nil {
			t.Fatal(err)
		}
		c := w.restore(w.snapshots(plan)[0]).Change.(change.PlanRestored)
		if got := w.drawn(plan); got != "Table 1: g0" || len(c.Gone)+len(c.Left) > 0 {
			t.Errorf("%s, %+v", got, c)
		}
	})
}

func TestALockedGuestIsTheLastToLeaveATableThatShrinks(t *testing.T) {
	each(t, 4, func(w *world) {
		tables := w.tables(1, 3)
		w.seat(tables[0], 0, 1, 2)
		w.hold(2, tables[0])
		w.mutate(w.anna, func(tx *db.Tx) (change.Change, error) {
			return seating.EditTable(tx, tables[0], seating.Edit{Version: 1, Name: "Table 1", Seats: 1, Shape: seating.Round})
		})
		if got := w.drawn(w.board().Plan); got != "Table 1: g2!" {
			t.Error(got)
		}
	})
}
