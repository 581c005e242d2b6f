package seating_test

import (
	"testing"

	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
	"convive/models/seating"
)

// become gives guest i another age and chair.
func (w *world) become(i int, age guests.Age, chair guests.Chair) {
	w.t.Helper()
	w.mutate(w.scope, func(tx *db.Tx) (change.Change, error) {
		g, err := db.Find[guests.Guest](tx.Read, w.guests[i].ID)
		if err != nil {
			return nil, err
		}
		return change.GuestEdited{Guest: g.ID, Household: g.HouseholdID}, db.Update(tx, &g, db.Set{"age": age, "chair": chair})
	})
}

func TestAnInfantOnALapTakesNoSeatAndWaitsForNone(t *testing.T) {
	each(t, 4, func(w *world) {
		table := w.tables(1, 2)[0]
		w.become(2, guests.Infant, guests.ByAge)
		if f := w.board().Flags; f.Unseated != 3 || f.Attending != 4 {
			t.Errorf("to seat: %+v", f)
		}
		if _, err := w.move(w.anna, string(table), false, w.at(0, seating.Parking), w.at(1, seating.Parking), w.at(2, seating.Parking)); err != nil {
			t.Fatalf("two on two seats and one on a lap: %v", err)
		}
		b := w.board()
		if l := b.Tables[0]; len(l.People) != 3 || l.Taken() != 2 || l.Free() != 0 || b.Flags.Seated != 2 || b.Flags.Over != 0 || b.Flags.Unseated != 1 {
			t.Errorf("%d at the table, %d taken, %+v", len(l.People), l.Taken(), b.Flags)
		}
		_, err := w.move(w.anna, string(table), false, w.at(3, seating.Parking))
		refused(t, err, "Table 1 seats 2; seating g3 makes 3. Seat anyway?")
	})
}

func TestAHighChairTakesASeatAndIsCounted(t *testing.T) {
	each(t, 3, func(w *world) {
		table := w.tables(1, 2)[0]
		w.become(2, guests.Infant, guests.HighChair)
		if _, err := w.move(w.anna, string(table), false, w.at(0, seating.Parking), w.at(1, seating.Parking), w.at(2, seating.Parking)); err == nil {
			t.Error("three sit on two seats")
		}
		if _, err := w.move(w.anna, string(table), false, w.at(0, seating.Parking), w.at(2, seating.Parking)); err != nil {
			t.Fatal(err)
		}
		if l := w.board().Tables[0]; l.Taken() != 2 || l.HighChairs() != 1 {
			t.Errorf("%d taken, %d high chairs", l.Taken(), l.HighChairs())
		}
	})
}

func TestWhoSitsOnALapByNowLeavesTheirSeatToOthers(t *testing.T) {
	each(t, 4, func(w *world) {
		table := w.tables(1, 2)[0]
		if _, err := w.move(w.anna, string(table), false, w.at(0, seating.Parking), w.at(1, seating.Parking)); err != nil {
			t.Fatal(err)
		}
		w.become(0, guests.Child, guests.NoChair)
		if _, err := w.move(w.anna, string(table), false, w.at(2, seating.Parking)); err != nil {
			t.Fatalf("a seat is free: %v", err)
		}
		if l := w.board().Tables[0]; len(l.People) != 3 || l.Taken() != 2 {
			t.Errorf("%d at the table, %d taken", len(l.People), l.Taken())
		}
		removed := w.mutate(w.anna, func(tx *db.Tx) (change.Change, error) { return seating.RemoveTable(tx, table, seating.PieceRemoval{}) })
		if c := removed.Change.(change.TableRemoved); len(c.Guests) != 3 {
			t.Errorf("%d go to parking", len(c.Guests))
		}
	})
}
