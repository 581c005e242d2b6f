package replies_test

import (
	"errors"
	"testing"

	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
	"convive/models/replies"
)

func forgetting(miss change.ID) rule {
	return func(tx *db.Tx) (change.Change, error) { return replies.Forget(tx, miss) }
}

// waits are the names that wait, by their rows.
func (w *world) waits() map[change.ID]replies.Miss {
	w.Helper()
	all := map[change.ID]replies.Miss{}
	w.read(func(r *db.Read) error {
		open, err := replies.Misses(r)
		for _, m := range open {
			all[m.ID] = m
		}
		return err
	})
	return all
}

func TestAHouseholdWhosePostcodeSomebodyGaveGoesWholeWhenItsAdditionIsTakenBack(t *testing.T) {
	each(t, func(w *world) {
		e := w.do(w.scope, func(tx *db.Tx) (change.Change, error) {
			return guests.AddHousehold(tx, []byte("secret"), guests.Addition{People: "Nina Newcomer"})
		})
		added := e.Change.(change.HouseholdAdded).Household
		var miss change.ID
		w.do(w.scope, func(tx *db.Tx) (change.Change, error) {
			c, err := replies.Remember(tx, replies.Missed{Name: "Uma Nobody", SecondOf: added})
			miss = c.(change.UnmatchedMissed).Miss
			return c, err
		})
		undone := w.do(w.scope, func(tx *db.Tx) (change.Change, error) { return undo(tx, e) }).Change.(change.Undone)
		if undone.Kept != 0 {
			w.Errorf("%d rows stayed", undone.Kept)
		}
		w.read(func(r *db.Read) error {
			n, err := db.From[guests.Household](r).Count()
			if n != 2 {
				w.Errorf("%d households", n)
			}
			return err
		})
		if m, ok := w.waits()[miss]; !ok || m.Name != "Uma Nobody" {
			w.Errorf("it is %+v", m)
		}
	})
}

func TestANameThatWaitsAgainIsOneRowWithTheOneThatWasTriedMeanwhile(t *testing.T) {
	each(t, func(w *world) {
		for name, settle := range map[string]func(change.ID) rule{
			"Nina Newcomer": forgetting,
			"Addie Lawson":  func(id change.ID) rule { return recognising(id, w.people[ada]) },
			"Tom Newman":    adding,
		} {
			old := w.missed(name, -1)
			settled := w.do(w.scope, settle(old))
			later := w.missed(name, 1)
			if later == old {
				w.Fatalf("%s: what was seen to came back", name)
			}
			w.undone(settled)
			all := w.waits()
			if m := all[old]; len(all) != 1 || m.Tries != 2 || m.SecondOf == nil || *m.SecondOf != w.homes[1].ID {
				w.Errorf("%s: it is %+v", name, all)
			}
			w.do(w.scope, forgetting(old))
		}
	})
}

func TestANameThatWaitsStaysWhereAnUndoBringsNoneOfItsNameBack(t *testing.T) {
	each(t, func(w *world) {
		old := w.missed("Zoe Known", 1)
		e := w.do(w.scope, recognising(old, w.people[zoe]))
		w.do(w.scope, func(tx *db.Tx) (change.Change, error) {
			return guests.Join(tx, w.homes[0].ID, guests.Joined{With: w.homes[1].ID, Version: w.version(0), Other: w.version(1)})
		})
		later := w.missed("Zoe Known", -1)
		w.undone(e)
		if all := w.waits(); len(all) != 1 || all[later].Tries != 1 {
			w.Errorf("it is %+v", all)
		}
	})
}

func TestWhatLeavesNothingToReadIsNoName(t *testing.T) {
	each(t, func(w *world) {
		before := w.head()
		w.do(w.scope, func(tx *db.Tx) (change.Change, error) { return replies.Remember(tx, replies.Missed{Name: "\u202e"}) })
		if n := len(w.misses()); n > 0 || w.head() != before {
			w.Errorf("%d rows", n)
		}
	})
}

func TestTheDatabaseHoldsOneRowThatWaitsOfEachName(t *testing.T) {
	each(t, func(w *world) {
		row := func(status replies.LetterStatus) rule {
			return func(tx *db.Tx) (change.Change, error) {
				m := replies.Miss{Name: "Uma Nobody", NameKey: replies.NameKey("Uma Nobody"), Tries: 1, Status: status}
				return change.UnmatchedMissed{}, db.Create(tx, &m)
			}
		}
		w.do(w.scope, row(replies.LetterDismissed))
		w.do(w.scope, row(replies.LetterDismissed))
		w.do(w.scope, row(replies.LetterOpen))
		if _, err := w.try(w.scope, row(replies.LetterOpen)); !errors.Is(err, db.ErrTaken) {
			w.Errorf("a second one: %v", err)
		}
	})
}
