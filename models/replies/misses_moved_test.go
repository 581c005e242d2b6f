package replies_test

import (
	"reflect"
	"slices"
	"testing"

	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
	"convive/models/replies"
)

func TestWhoLookedIsAddedAsAHouseholdThatAnUndoTakesAwayAgain(t *testing.T) {
	each(t, func(w *world) {
		miss := w.missed("Nina Newcomer", -1)
		waiting := w.misses()
		e := w.do(w.scope, adding(miss))
		c := e.Change.(change.UnmatchedAdded)
		w.read(func(r *db.Read) error {
			people, err := guests.OfHousehold(r, c.Household)
			if len(people) != 1 || people[0].Name != "Nina Newcomer" || people[0].ID != c.Guests[0] {
				w.Errorf("added %+v", people)
			}
			return err
		})
		w.asks(w.scope, adding(miss), "Somebody has seen to this name already.")
		w.undone(e)
		if got := w.misses(); !reflect.DeepEqual(got, waiting) {
			w.Errorf("it is %+v, want %+v", got, waiting)
		}
		w.read(func(r *db.Read) error {
			if n, err := db.From[guests.Household](r).Count(); n != 2 || err != nil {
				w.Errorf("%d households, %v", n, err)
			}
			return nil
		})
	})
}

func TestWhoWasAddedAndChangedSinceStaysRecognisedWhenTheAdditionIsTakenBack(t *testing.T) {
	each(t, func(w *world) {
		miss := w.missed("Nina Newcomer", -1)
		e := w.do(w.scope, adding(miss))
		household := e.Change.(change.UnmatchedAdded).Household
		w.do(w.scope, func(tx *db.Tx) (change.Change, error) {
			h, err := db.Find[guests.Household](tx.Read, household)
			if err != nil {
				return nil, err
			}
			return change.HouseholdEdited{Household: h.ID}, db.Update(tx, &h, db.Set{"city": "Berlin"})
		})
		w.asks(w.scope, func(tx *db.Tx) (change.Change, error) { return undo(tx, e) }, "There is nothing left to take back: it was undone or changed since.")
		if m := w.misses()[0]; m.Status != replies.LetterLinked || *m.HouseholdID != household {
			w.Errorf("it is %+v", m)
		}
	})
}

func TestANameFollowsItsHouseholdWhereThatGoes(t *testing.T) {
	each(t, func(w *world) {
		known, open := w.missed("Zoe Known", 1), w.missed("Zoe Open", 1)
		w.do(w.scope, recognising(known, w.people[zoe]))
		before := w.misses()
		of := func(id change.ID) replies.Miss {
			all := w.misses()
			return all[slices.IndexFunc(all, func(m replies.Miss) bool { return m.ID == id })]
		}
		joined := w.do(w.scope, func(tx *db.Tx) (change.Change, error) {
			return guests.Join(tx, w.homes[0].ID, guests.Joined{With: w.homes[1].ID, Version: w.version(0), Other: w.version(1)})
		})
		if k, o := of(known), of(open); *k.HouseholdID != w.homes[0].ID || *k.SecondOf != w.homes[0].ID || *o.SecondOf != w.homes[0].ID {
			w.Errorf("joined: %+v, %+v", k, o)
		}
		w.undone(joined)
		removed := w.do(w.scope, func(tx *db.Tx) (change.Change, error) { return guests.RemoveHousehold(tx, w.homes[1].ID) })
		if k, o := of(known), of(open); k.HouseholdID != nil || k.SecondOf != nil || k.Status != replies.LetterDismissed || o.SecondOf != nil || o.Status != replies.LetterOpen {
			w.Errorf("removed: %+v, %+v", k, o)
		}
		w.undone(removed)
		if got := w.misses(); !reflect.DeepEqual(got, before) {
			w.Errorf("taken back: %+v, want %+v", got, before)
		}
	})
}
