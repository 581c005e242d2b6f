package seating_test

import (
	"errors"
	"reflect"
	"testing"

	"convive/models/change"
	"convive/models/db"
	"convive/models/invalid"
	"convive/models/seating"
)

func TestNumbersOfSeatsAreReadAsPeopleWriteThem(t *testing.T) {
	for typed, want := range map[string]seating.SeatNumbers{"": "", "3": "3", "5, 3": "3,5", "3;5 5": "3,5", "7-9, 1": "1,7,8,9", "8–9": "8,9", "٣، ٥": "3,5", "۷-۹": "7,8,9"} {
		if got, ok := seating.ParseSeats(typed); !ok || got != want {
			t.Errorf("%q is read as %q, %v", typed, got, ok)
		}
	}
	for _, typed := range []string{"0", "61", "9-7", "three", "3.5", "٣٫٥", "-", "1--2"} {
		if got, ok := seating.ParseSeats(typed); ok {
			t.Errorf("%q is read as %q", typed, got)
		}
	}
}

// full seats the guests from i on at a table, as many as it takes.
func (w *world) full(table change.ID, guests ...int) {
	w.t.Helper()
	var who []string
	for _, i := range guests {
		who = append(who, w.at(i, seating.Parking))
	}
	if _, err := w.move(w.anna, string(table), false, who...); err != nil {
		w.t.Fatal(err)
	}
}

func TestABlockedSeatParksWhoSitsThereAndIsGivenToNobody(t *testing.T) {
	each(t, 5, func(w *world) {
		table := w.tables(1, 4)[0]
		w.full(table, 0, 1, 2)
		e, err := w.edit(table, seating.Edit{Version: 1, Name: "Table 1", Seats: 4, Shape: seating.Round, Blocked: "2"})
		if err != nil {
			t.Fatal(err)
		}
		want := change.TableEdited{Plan: w.board().Plan, Table: table, Guests: []change.ID{w.guests[1].ID}, Households: []change.ID{w.guests[1].HouseholdID}}
		if got := e.Change.(change.TableEdited); !reflect.DeepEqual(got, want) {
			t.Errorf("got %+v, want %+v", got, want)
		}
		l := w.board().Tables[0]
		if l.Places() != 3 || l.Free() != 1 || len(l.People) != 2 || *l.People[1].Assignment.Seat != 3 {
			t.Errorf("got %d places, %d free, %+v", l.Places(), l.Free(), l.People)
		}
		w.full(table, 3)
		l = w.board().Tables[0]
		if l.Free() != 0 || *l.People[2].Assignment.Seat != 4 {
			t.Errorf("the next free seat is the fourth: %+v", l.People)
		}
		_, err = w.move(w.ben, string(table), false, w.at(4, seating.Parking))
		refused(t, err, "Table 1 seats 3; seating g4 makes 4. Seat anyway?")
		if f := w.board().Flags; f.Seats != 3 || f.Over != 0 {
			t.Errorf("got %+v", f)
		}
		if in := w.board().Input(nil, seating.UsuallyAsked(w.occasion.ID, "")); in.Tables[0].Seats != 3 {
			t.Errorf("auto-seat sees %d seats", in.Tables[0].Seats)
		}
	})
}

func TestTakingBackABlockedSeatBringsItsGuestBack(t *testing.T) {
	each(t, 3, func(w *world) {
		table := w.tables(1, 3)[0]
		w.full(table, 0, 1, 2)
		e, err := w.edit(table, seating.Edit{Version: 1, Name: "Table 1", Seats: 3, Shape: seating.Round, Blocked: "1"})
		if err != nil {
			t.Fatal(err)
		}
		w.revert(e.Seq)
		if l := w.board().Tables[0]; l.Blocked != "" || len(l.People) != 3 {
			t.Errorf("taken back: %q, %d people", l.Blocked, len(l.People))
		}
	})
}

func TestTakingBackAFreedSeatParksWhoSitsThere(t *testing.T) {
	each(t, 2, func(w *world) {
		table := w.tables(1, 2)[0]
		if _, err := w.edit(table, seating.Edit{Version: 1, Name: "Table 1", Seats: 2, Shape: seating.Round, Blocked: "2"}); err != nil {
			t.Fatal(err)
		}
		e, err := w.edit(table, seating.Edit{Version: 2, Name: "Table 1", Seats: 2, Shape: seating.Round})
		if err != nil {
			t.Fatal(err)
		}
		w.full(table, 0, 1)
		w.revert(e.Seq)
		if l := w.board().Tables[0]; l.Blocked != "2" || len(l.People) != 1 || *l.People[0].Assignment.Seat != 1 {
			t.Errorf("got %+v", l)
		}
	})
}

func TestAnotherShapeOrOtherSidesDropNobodyAndSizeTheTableAnew(t *testing.T) {
	each(t, 6, func(w *world) {
		table := w.tables(1, 6)[0]
		w.full(table, 0, 1, 2, 3, 4, 5)
		version := int64(1)
		for _, shape := range seating.Shapes {
			if _, err := w.edit(table, seating.Edit{Version: version, Name: "Table 1", Seats: 6, Shape: shape}); err != nil {
				t.Fatal(err)
			}
			l := w.board().Tables[0]
			if width, depth := seating.Size(shape, 6); len(l.People) != 6 || l.Shape != shape || l.W != width || l.H != depth {
				t.Errorf("%s: %d people, %d x %d", shape, len(l.People), l.W, l.H)
			}
			version = l.Version
		}
		if _, err := w.edit(table, seating.Edit{Version: version, Name: "Table 1", Seats: 6, Shape: seating.Rect, Sides: "t", Tag: seating.ForFamily}); err != nil {
			t.Fatal(err)
		}
		l := w.board().Tables[0]
		if len(l.People) != 6 || l.Sides != "t" || l.W != 3600 || l.Tag != seating.ForFamily {
			t.Errorf("along one side: %+v", l.Table)
		}
	})
}

func TestACopyOfAPlanHasItsBlockedSeatsSidesAndTags(t *testing.T) {
	each(t, 0, func(w *world) {
		table := w.tables(1, 6)[0]
		if _, err := w.edit(table, seating.Edit{Version: 1, Name: "Table 1", Seats: 6, Shape: seating.Square, Sides: "tb", Blocked: "6", Tag: seating.ForVendors}); err != nil {
			t.Fatal(err)
		}
		e := w.mutate(w.anna, func(tx *db.Tx) (change.Change, error) {
			return seating.AddPlan(tx, seating.NewPlan{Occasion: w.occasion.ID, From: w.board().Plan})
		})
		err := w.d.Read(background, w.anna, func(r *db.Read) error {
			b, err := seating.OfPlan(r, w.occasion.ID, e.Change.(change.PlanAdded).Plan)
			if err == nil && (b.Tables[0].Sides != "tb" || b.Tables[0].Blocked != "6" || b.Tables[0].Tag != seating.ForVendors) {
				t.Errorf("got %+v", b.Tables[0].Table)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		w.mutate(w.anna, func(tx *db.Tx) (change.Change, error) {
			return seating.Copy(tx, seating.Copies{Occasion: w.occasion.ID, Pieces: []change.ID{table}, Count: 1, Distance: "3", Direction: seating.East})
		})
		if l := w.board().Tables[1]; l.Sides != "tb" || l.Blocked != "6" {
			t.Errorf("got %+v", l.Table)
		}
	})
}

func TestASeatThatTheTableHasNotCantBeBlocked(t *testing.T) {
	each(t, 1, func(w *world) {
		table := w.tables(1, 4)[0]
		edit := func(version, seats int64, blocked string) error {
			_, err := w.edit(table, seating.Edit{Version: version, Name: "Table 1", Seats: seats, Shape: seating.Round, Blocked: blocked})
			return err
		}
		var wrong invalid.Fields
		if err := edit(1, 4, "2, 5"); !errors.As(err, &wrong) || wrong[0].Name != "blocked" || !reflect.DeepEqual(wrong[0].Args, []any{"seat", int64(5), "n", int64(4)}) {
			t.Errorf("seat 5 of 4: %v", err)
		}
		if err := edit(1, 4, "4"); err != nil {
			t.Fatal(err)
		}
		// One that goes with the seats was no mistake.
		if err := edit(2, 3, "4"); err != nil {
			t.Error(err)
		}
		if l := w.board().Tables[0]; l.Seats != 3 || l.Blocked != "" {
			t.Errorf("%d seats, %q blocked", l.Seats, l.Blocked)
		}
	})
}
