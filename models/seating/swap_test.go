package seating_test

import (
	"errors"
	"reflect"
	"testing"

	"convive/models/change"
	"convive/models/db"
	"convive/models/seating"
)

func (w *world) swap(unlock bool, who ...string) (change.Entry, error) {
	return w.d.Mutate(background, w.anna, change.CommandID{}, func(tx *db.Tx) (change.Change, error) {
		return seating.Swap(tx, seating.Swapping{Occasion: w.occasion.ID, Guests: who, Unlock: unlock})
	})
}

// sits is who sits where, as "Table 1/2".
func (w *world) sits() map[string]string {
	at := map[string]string{}
	for _, l := range w.board().Tables {
		for _, p := range l.People {
			at[p.Name] = l.Name + "/" + toText(int(*p.Assignment.Seat))
		}
	}
	return at
}

func TestTwoGuestsTakeEachOthersPlaces(t *testing.T) {
	each(t, 4, func(w *world) {
		tables := w.tables(2, 2)
		for i, table := range []change.ID{tables[0], tables[0], tables[1]} {
			if _, err := w.move(w.anna, string(table), false, w.at(i, seating.Parking)); err != nil {
				t.Fatal(err)
			}
		}
		e, err := w.swap(false, w.at(1, tables[0]), w.at(2, tables[1]))
		if err != nil {
			t.Fatal(err)
		}
		want := change.GuestsSwapped{Plan: w.board().Plan, Guests: []change.ID{w.guests[1].ID, w.guests[2].ID}, Households: []change.ID{w.guests[1].HouseholdID, w.guests[2].HouseholdID}}
		if !reflect.DeepEqual(e.Change, want) {
			t.Errorf("got %+v, want %+v", e.Change, want)
		}
		if got, want := w.sits(), (map[string]string{"g0": "Table 1/1", "g2": "Table 1/2", "g1": "Table 2/1"}); !reflect.DeepEqual(got, want) {
			t.Errorf("they sit at %v, want %v", got, want)
		}
		if _, err := w.swap(false, w.at(0, tables[0]), w.at(2, tables[0])); err != nil {
			t.Fatal(err)
		}
		if _, err := w.swap(false, w.at(3, seating.Parking), w.at(0, tables[0])); err != nil {
			t.Fatal(err)
		}
		if got, want := w.sits(), (map[string]string{"g3": "Table 1/2", "g2": "Table 1/1", "g1": "Table 2/1"}); !reflect.DeepEqual(got, want) {
			t.Errorf("they sit at %v, want %v", got, want)
		}

		_, err = w.swap(false, w.at(0, tables[0]), w.at(1, tables[1]))
		var first seating.ErrMoved
		if !errors.As(err, &first) || first.Guest != w.guests[0].ID {
			t.Errorf("a swap with who has no seat any more: %v", err)
		}
	})
}

func TestASeatThatIsNamedIsTakenAndNoOther(t *testing.T) {
	each(t, 3, func(w *world) {
		table := w.tables(1, 4)[0]
		to := func(seat int64) string { return seating.Target{Table: table, Taken: 0, Seat: seat}.String() }
		if _, err := w.move(w.anna, to(3), false, w.at(0, seating.Parking)); err != nil {
			t.Fatal(err)
		}
		_, err := w.move(w.anna, to(3), false, w.at(1, seating.Parking))
		refused(t, err, "Anna put g0 on seat 3 of Table 1 a moment ago.")
		if _, err := w.move(w.ben, to(4), false, w.at(0, table)); err != nil {
			t.Fatal(err)
		}
		_, err = w.move(w.anna, to(4), false, w.at(1, seating.Parking))
		refused(t, err, "Ben put g0 on seat 4 of Table 1 a moment ago.")
		_, err = w.move(w.anna, to(5), false, w.at(1, seating.Parking))
		refused(t, err, "Nobody may be put on seat 5 of Table 1.")
		if got, want := w.sits(), (map[string]string{"g0": "Table 1/4"}); !reflect.DeepEqual(got, want) {
			t.Errorf("they sit at %v, want %v", got, want)
		}
		if e, err := w.move(w.anna, to(4), false, w.at(0, table)); err != nil || e.Change != change.None {
			t.Errorf("moved to the own seat: %v, %v", e.Change, err)
		}
	})
}

func TestWhoIsLockedSwapsOnAPlannersWordAlone(t *testing.T) {
	each(t, 2, func(w *world) {
		tables := w.tables(2, 2)
		for i := range 2 {
			if _, err := w.move(w.anna, string(tables[i]), false, w.at(i, seating.Parking)); err != nil {
				t.Fatal(err)
			}
		}
		w.mutate(w.anna, func(tx *db.Tx) (change.Change, error) {
			return seating.LockGuests(tx, seating.LockingGuests{Occasion: w.occasion.ID, Guests: []string{w.at(0, tables[0])}, Locked: true})
		})
		_, err := w.swap(false, w.at(0, tables[0]), w.at(1, tables[1]))
		refused(t, err, "Locked in their seats: g0. Move them all the same?")
		if _, err := w.swap(true, w.at(0, tables[0]), w.at(1, tables[1])); err != nil {
			t.Fatal(err)
		}
	})
}
