package seating_test

import (
	"errors"
	"fmt"
	"slices"
	"testing"

	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
	"convive/models/invalid"
	"convive/models/seating"
)

func toText(v any) string { return fmt.Sprint(v) }

func (w *world) edit(id change.ID, d seating.Edit) (change.Entry, error) {
	return w.d.Mutate(background, w.anna, change.CommandID{}, func(tx *db.Tx) (change.Change, error) { return seating.EditTable(tx, id, d) })
}

func (w *world) revert(seq int64) {
	w.t.Helper()
	w.mutate(w.anna, func(tx *db.Tx) (change.Change, error) {
		_, err := db.Revert(tx, seq, nil)
		if err == nil {
			_, err = seating.Fit(tx)
		}
		return change.Undone{Seq: seq, Of: change.Topics{change.Seating}}, err
	})
}

func TestTablesAreNumberedOnFromTheHighest(t *testing.T) {
	each(t, 0, func(w *world) {
		w.tables(2, 8)
		w.mutate(w.anna, func(tx *db.Tx) (change.Change, error) {
			return seating.AddTables(tx, seating.NewTables{Occasion: w.occasion.ID, Count: 1, Name: "Table 7", Seats: 4, Shape: seating.Rect})
		})
		w.tables(1, 8)
		w.mutate(w.anna, func(tx *db.Tx) (change.Change, error) {
			return seating.AddTables(tx, seating.NewTables{Occasion: w.occasion.ID, Count: 2, Name: "Kids", Seats: 4, Shape: seating.Rect})
		})
		var names []string
		for _, l := range w.board().Tables {
			names = append(names, l.Name)
		}
		if want := []string{"Table 1", "Table 2", "Table 7", "Table 8", "Kids 1", "Kids 2"}; !slices.Equal(names, want) {
			t.Errorf("got %q", names)
		}
		_, err := w.d.Mutate(background, w.anna, change.CommandID{}, func(tx *db.Tx) (change.Change, error) {
			return seating.AddTables(tx, seating.NewTables{Occasion: w.occasion.ID, Count: 1, Name: "Kids 1", Seats: 4, Shape: seating.Rect})
		})
		var wrong invalid.Fields
		if !errors.As(err, &wrong) || wrong.Of("name") == "" {
			t.Errorf("the name is taken: %v", err)
		}
	})
}

func TestAnOccasionHasOnePlanInUse(t *testing.T) {
	each(t, 0, func(w *world) {
		w.tables(1, 8)
		err := func() error {
			_, err := w.d.Mutate(background, w.anna, change.CommandID{}, func(tx *db.Tx) (change.Change, error) {
				return change.TablesAdded{}, db.Create(tx, &seating.Plan{OccasionID: w.occasion.ID, Name: "Another", InUse: true})
			})
			return err
		}()
		if !errors.Is(err, db.ErrTaken) {
			t.Errorf("a second plan in use: %v", err)
		}
		w.mutate(w.anna, func(tx *db.Tx) (change.Change, error) {
			return change.TablesAdded{}, errors.Join(db.Create(tx, &seating.Plan{OccasionID: w.occasion.ID, Name: "Second"}), db.Create(tx, &seating.Plan{OccasionID: w.occasion.ID, Name: "Third"}))
		})
	})
}

func TestAnOccasionWithoutASeatingChartGetsNoTables(t *testing.T) {
	each(t, 0, func(w *world) {
		w.mutate(w.scope, func(tx *db.Tx) (change.Change, error) {
			return change.OccasionEdited{Occasion: w.occasion.ID}, db.Update(tx, &w.occasion, db.Set{"seated": false})
		})
		_, err := w.d.Mutate(background, w.anna, change.CommandID{}, func(tx *db.Tx) (change.Change, error) {
			return seating.AddTables(tx, seating.NewTables{Occasion: w.occasion.ID, Count: 1, Seats: 4, Shape: seating.Rect})
		})
		refused(t, err, "Reception has no seating chart. Turn it on under Settings.")
	})
}

func TestASmallerTableDropsNobody(t *testing.T) {
	each(t, 5, func(w *world) {
		table := w.tables(1, 4)[0]
		if _, err := w.move(w.anna, string(table), false, w.at(0, seating.Parking), w.at(1, seating.Parking), w.at(2, seating.Parking), w.at(3, seating.Parking)); err != nil {
			t.Fatal(err)
		}
		if _, err := w.move(w.anna, string(seating.Parking), false, w.at(0, table)); err != nil {
			t.Fatal(err)
		}
		e, err := w.edit(table, seating.Edit{Version: 1, Name: "Lake", Seats: 2, Shape: seating.Oval})
		if err != nil {
			t.Fatal(err)
		}
		got := e.Change.(change.TableEdited)
		told := []change.ID{w.guests[3].HouseholdID} // and, the table being called otherwise, who stays at it
		if home := w.guests[1].HouseholdID; home != told[0] {
			told = append(told, home)
		}
		if !slices.Equal(got.Guests, []change.ID{w.guests[3].ID}) || !slices.Equal(got.Households, told) {
			t.Errorf("got %+v", got)
		}
		l := w.board().Tables[0]
		if l.Name != "Lake" || len(l.People) != 2 || *l.People[0].Assignment.Seat != 1 || *l.People[1].Assignment.Seat != 2 {
			t.Errorf("got %+v", l)
		}
		w.revert(e.Seq)
		if l := w.board().Tables[0]; l.Name != "Table 1" || len(l.People) != 3 {
			t.Errorf("taken back: %+v", l)
		}
	})
}

func TestTakingBackALargerTableParksWhoNoLongerFits(t *testing.T) {
	each(t, 3, func(w *world) {
		table := w.tables(1, 1)[0]
		e, err := w.edit(table, seating.Edit{Version: 1, Name: "Table 1", Seats: 3, Shape: seating.Round})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.move(w.anna, string(table), false, w.at(0, seating.Parking), w.at(1, seating.Parking), w.at(2, seating.Parking)); err != nil {
			t.Fatal(err)
		}
		w.revert(e.Seq)
		if l := w.board().Tables[0]; l.Seats != 1 || len(l.People) != 1 {
			t.Errorf("got %d seats for %d", l.Seats, len(l.People))
		}
	})
}

func TestARemovedTableParksItsPeopleAndComesBackWithThem(t *testing.T) {
	each(t, 4, func(w *world) {
		tables := w.tables(2, 4)
		if _, err := w.move(w.anna, string(tables[0]), false, w.at(0, seating.Parking), w.at(1, seating.Parking)); err != nil {
			t.Fatal(err)
		}
		e := w.mutate(w.anna, func(tx *db.Tx) (change.Change, error) {
			return seating.RemoveTable(tx, tables[0], seating.PieceRemoval{Version: 1})
		})
		if all := w.snapshots(w.board().Plan); len(all) != 1 || all[0].Before != seating.BeforeClear || all[0].Seated != 2 {
			t.Errorf("kept are %+v", all)
		}
		if got := e.Change.(change.TableRemoved); len(got.Guests) != 2 || len(got.Households) != 1 {
			t.Errorf("got %+v", got)
		}
		if f := w.board().Flags; f.Unseated != 4 || f.Tables != 1 {
			t.Errorf("got %+v", f)
		}
		_, err := w.move(w.ben, string(tables[0]), false, w.at(2, seating.Parking))
		refused(t, err, "Anna removed this table a moment ago.")
		if _, err := w.move(w.ben, string(tables[1]), false, w.at(1, seating.Parking)); err != nil {
			t.Fatal(err)
		}
		w.revert(e.Seq)
		if got := w.seated(); !slices.Equal(got, []int{1, 1}) {
			t.Errorf("taken back: %v", got)
		}
	})
}

func TestDeletedGuestsLeaveTheirSeatsAndWishes(t *testing.T) {
	each(t, 3, func(w *world) {
		table := w.tables(1, 3)[0]
		if _, err := w.move(w.anna, string(table), false, w.at(0, seating.Parking), w.at(2, seating.Parking)); err != nil {
			t.Fatal(err)
		}
		w.mutate(w.scope, func(tx *db.Tx) (change.Change, error) {
			return change.GuestsImported{File: "wishes"}, db.Create(tx,
				&seating.Wish{Kind: "together", GuestID: w.guests[0].ID, OtherGuestID: &w.guests[1].ID, Strength: "must"},
				&seating.Wish{Kind: "apart", GuestID: w.guests[1].ID, OtherGuestID: &w.guests[2].ID, Strength: "prefer", Private: true, Reason: "secret"})
		})
		e := w.mutate(w.scope, func(tx *db.Tx) (change.Change, error) {
			return guests.Remove(tx, guests.Removal{Guests: []change.ID{w.guests[0].ID}})
		})
		if got := w.seated(); !slices.Equal(got, []int{1}) {
			t.Errorf("after the deletion: %v", got)
		}
		w.revert(e.Seq)
		if got := w.seated(); !slices.Equal(got, []int{2}) {
			t.Errorf("taken back: %v", got)
		}
	})
}

func TestALockedTableIsRemovedOnAPlannersWordAlone(t *testing.T) {
	each(t, 2, func(w *world) {
		tables := w.tables(3, 4)
		w.seat(tables[1], 0)
		w.lock(true, tables[0], tables[1])
		clearing := seating.Clearing{Occasion: w.occasion.ID, Pieces: tables}
		run := func(fn func(tx *db.Tx) (change.Change, error)) error {
			_, err := w.d.Mutate(background, w.anna, change.CommandID{}, fn)
			return err
		}
		refused(t, run(func(tx *db.Tx) (change.Change, error) { return seating.Clear(tx, clearing) }), "Locked: Table 1, Table 2. Remove it all the same?")
		w.mutate(w.anna, func(tx *db.Tx) (change.Change, error) {
			return seating.LockGuests(tx, seating.LockingGuests{Occasion: w.occasion.ID, Guests: []string{w.at(0, tables[1])}, Locked: true})
		})
		refused(t, run(func(tx *db.Tx) (change.Change, error) { return seating.Clear(tx, clearing) }), "Locked: Table 1, Table 2, and in their seats: g0. Remove it all the same?")
		refused(t, run(func(tx *db.Tx) (change.Change, error) {
			return seating.RemoveTable(tx, tables[0], seating.PieceRemoval{Version: 2})
		}), "Locked: Table 1. Remove it all the same?")
		if n := len(w.board().Tables); n != 3 {
			t.Errorf("%d tables stand", n)
		}
		w.mutate(w.anna, func(tx *db.Tx) (change.Change, error) {
			return seating.RemoveTable(tx, tables[0], seating.PieceRemoval{Version: 2, Unlock: true})
		})
		clearing.Unlock = true
		w.mutate(w.anna, func(tx *db.Tx) (change.Change, error) { return seating.Clear(tx, clearing) })
		if n := len(w.board().Tables); n != 0 {
			t.Errorf("%d tables stand", n)
		}
	})
}
