package seating_test

import (
	"errors"
	"reflect"
	"slices"
	"strings"
	"testing"

	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
	"convive/models/invalid"
	"convive/models/seating"
)

// refused expects a refusal with a sentence whose places are filled.
func refused(t testing.TB, err error, sentence string) {
	t.Helper()
	var r invalid.Refusal
	if !errors.As(err, &r) {
		t.Fatalf("not refused: %v", err)
	}
	if got := filled(r); got != sentence {
		t.Errorf("says %q, want %q", got, sentence)
	}
}

func filled(r invalid.Refusal) string {
	text := r.Text
	for i := 0; i+1 < len(r.Args); i += 2 {
		text = strings.ReplaceAll(text, "{"+r.Args[i].(string)+"}", toText(r.Args[i+1]))
	}
	return text
}

func TestGuestsTakeTheNextFreeSeats(t *testing.T) {
	each(t, 4, func(w *world) {
		table := w.tables(1, 3)[0]
		e, err := w.move(w.anna, string(table), false, w.at(0, seating.Parking), w.at(2, seating.Parking))
		if err != nil {
			t.Fatal(err)
		}
		want := change.GuestsSeated{Plan: w.board().Plan, Table: table, Guests: []change.ID{w.guests[0].ID, w.guests[2].ID},
			Households: []change.ID{w.guests[0].HouseholdID, w.guests[2].HouseholdID}}
		if !reflect.DeepEqual(e.Change, want) {
			t.Errorf("got %+v, want %+v", e.Change, want)
		}
		if _, err := w.move(w.anna, string(seating.Parking), false, w.at(0, table)); err != nil {
			t.Fatal(err)
		}
		if _, err := w.move(w.anna, string(table), false, w.at(3, seating.Parking)); err != nil {
			t.Fatal(err)
		}
		people := w.board().Tables[0].People
		if len(people) != 2 || people[0].Name != "g3" || *people[0].Assignment.Seat != 1 || people[1].Name != "g2" {
			t.Errorf("sits there: %+v", people)
		}
	})
}

func TestAMoveFromAPlaceThatNoLongerHoldsTellsWhoWasFirst(t *testing.T) {
	each(t, 2, func(w *world) {
		tables := w.tables(2, 3)
		if _, err := w.move(w.anna, string(tables[0]), false, w.at(0, seating.Parking)); err != nil {
			t.Fatal(err)
		}
		_, err := w.move(w.ben, string(tables[1]), false, w.at(1, seating.Parking), w.at(0, seating.Parking))
		refused(t, err, "Anna moved g0 to Table 1 a moment ago.")
		var moved seating.ErrMoved
		if !errors.As(err, &moved) || moved.Now != tables[0] {
			t.Errorf("got %+v", err)
		}
		if got := w.seated(); !slices.Equal(got, []int{1, 0}) {
			t.Errorf("a refused move seated somebody: %v", got)
		}
		if _, err := w.move(w.ben, string(seating.Parking), false, w.at(0, tables[0])); err != nil {
			t.Fatal(err)
		}
		_, err = w.move(w.anna, string(tables[1]), false, w.at(0, tables[0]))
		refused(t, err, "Ben unseated g0 a moment ago.")
	})
}

func TestTwoWhoWantTheSameAgree(t *testing.T) {
	each(t, 2, func(w *world) {
		table := w.tables(1, 1)[0]
		if _, err := w.move(w.anna, string(table), false, w.at(0, seating.Parking)); err != nil {
			t.Fatal(err)
		}
		e, err := w.move(w.ben, string(table), false, w.at(0, seating.Parking))
		if err != nil || e.Change != change.None {
			t.Errorf("got %+v, %v", e.Change, err)
		}
	})
}

func TestAFullTableAsksWhetherToSeatAnyway(t *testing.T) {
	each(t, 6, func(w *world) {
		table := w.tables(1, 1)[0]
		if _, err := w.move(w.ben, string(table), false, w.at(0, seating.Parking)); err != nil {
			t.Fatal(err)
		}
		_, err := w.move(w.anna, string(table)+":1", false, w.at(1, seating.Parking))
		refused(t, err, "Table 1 seats 1; seating g1 makes 2. Seat anyway?")
		_, err = w.move(w.anna, string(table)+":0", false, w.at(1, seating.Parking), w.at(2, seating.Parking), w.at(3, seating.Parking), w.at(4, seating.Parking))
		refused(t, err, "Ben seated g0 at Table 1 a moment ago. It seats 1; seating g1, g2, g3 + 1 makes 5. Seat anyway?")

		e, err := w.move(w.anna, string(table), true, w.at(1, seating.Parking))
		if err != nil || !e.Change.(change.GuestsSeated).Anyway {
			t.Fatalf("got %+v, %v", e.Change, err)
		}
		if people := w.board().Tables[0].People; len(people) != 2 || people[1].Assignment.Seat != nil || w.board().Flags.Over != 1 {
			t.Errorf("got %+v", people)
		}
	})
}

func TestWhoIsNotInvitedOrDeclinedIsNotSeated(t *testing.T) {
	each(t, 2, func(w *world) {
		table := w.tables(1, 2)[0]
		w.mutate(w.scope, func(tx *db.Tx) (change.Change, error) {
			a, err := db.From[guests.Invitation](tx.Read).Where("guest_id = ?", string(w.guests[0].ID)).First()
			if err != nil {
				return nil, err
			}
			b, err := db.From[guests.Invitation](tx.Read).Where("guest_id = ?", string(w.guests[1].ID)).First()
			if err != nil {
				return nil, err
			}
			return change.GuestEdited{Guest: w.guests[0].ID}, errors.Join(db.Delete(tx, &a), db.Update(tx, &b, db.Set{"reply": guests.Declined}))
		})
		_, err := w.move(w.anna, string(table), false, w.at(0, seating.Parking))
		refused(t, err, "g0 is not invited to this occasion.")
		_, err = w.move(w.anna, string(table), false, w.at(1, seating.Parking))
		refused(t, err, "g1 has declined.")
	})
}

func TestDecliningGuestKeepsTheirSeatFlagged(t *testing.T) {
	each(t, 4, func(w *world) {
		table := w.tables(1, 4)[0]
		if _, err := w.move(w.anna, string(table), false, w.at(0, seating.Parking), w.at(1, seating.Parking), w.at(2, seating.Parking)); err != nil {
			t.Fatal(err)
		}
		for i, reply := range map[int]guests.Reply{0: guests.Declined, 1: guests.Pending} {
			w.mutate(w.scope, func(tx *db.Tx) (change.Change, error) {
				in, err := db.From[guests.Invitation](tx.Read).Where("guest_id = ?", string(w.guests[i].ID)).First()
				if err != nil {
					return nil, err
				}
				return change.GuestEdited{Guest: w.guests[i].ID}, db.Update(tx, &in, db.Set{"reply": reply})
			})
		}
		want := seating.Flags{Occasion: w.occasion.ID, Tables: 1, Seats: 4, Seated: 3, Kept: 1, Attending: 2, Unseated: 1, DeclinedSeat: 1, PendingSeat: 1}
		if got := w.board().Flags; got != want {
			t.Errorf("got %+v, want %+v", got, want)
		}
	})
}
