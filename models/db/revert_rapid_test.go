package db_test

import (
	"errors"
	"fmt"
	"testing"

	"pgregory.net/rapid"

	"convive/models/change"
	"convive/models/db"
	"convive/models/dbtest"
)

// TestTakingBackTheLastChangesGivesTheStateBefore applies random changes, bulk ones and undos among them, and takes
// the last few back, newest first.
func TestTakingBackTheLastChangesGivesTheStateBefore(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		n := 0
		rapid.Check(t, func(rt *rapid.T) {
			n++
			s := newEvent(t, d, fmt.Sprint("event-", n))
			var entries []int64
			states := []string{state(rt, d, s.Feed())}
			for range rapid.IntRange(1, 7).Draw(rt, "changes") {
				e, err := d.Mutate(background, s, change.CommandID{}, func(tx *db.Tx) (change.Change, error) {
					if len(entries) > 0 && rapid.IntRange(0, 4).Draw(rt, "undo") == 0 {
						kept, err := db.Revert(tx, entries[len(entries)-1], nil)
						if len(kept) > 0 {
							rt.Fatalf("kept %v, which nobody had touched", kept)
						}
						return change.Undone{Kept: len(kept)}, err
					}
					return change.EventEdited{}, randomRows(rt, tx)
				})
				if err != nil {
					rt.Fatal(err)
				}
				entries, states = append(entries, e.Seq), append(states, state(rt, d, s.Feed()))
			}
			for range rapid.IntRange(0, len(entries)).Draw(rt, "taken back") {
				last := len(entries) - 1
				_, kept := undo(t, d, s.Feed(), entries[last])
				if got := state(rt, d, s.Feed()); got != states[last] || len(kept) > 0 {
					rt.Fatalf("entry %d taken back:\n%s\nwant\n%s\nkept %v", entries[last], got, states[last], kept)
				}
				entries = entries[:last]
			}
		})
	})
}

// state is all rows of the event, but for their versions.
func state(t *rapid.T, d *db.DB, f change.Feed) (text string) {
	err := d.Read(background, scopeOf(f), func(r *db.Read) error {
		occasions, err := db.All[occasion](r, "id")
		for _, o := range occasions {
			o.Version = 0
			text += fmt.Sprintf("%+v\n", o)
		}
		meals, merr := db.All[meal](r, "id")
		for _, m := range meals {
			m.Version = 0
			text += fmt.Sprintf("%+v\n", m)
		}
		return errors.Join(err, merr)
	})
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// randomRows does one to four things to occasions and their meals.
func randomRows(t *rapid.T, tx *db.Tx) error {
	for range rapid.IntRange(1, 4).Draw(t, "steps") {
		occasions, err := db.All[occasion](tx.Read, "id")
		meals, merr := db.All[meal](tx.Read, "id")
		if err := errors.Join(err, merr); err != nil {
			return err
		}
		if err := randomStep(t, tx, occasions, meals); err != nil {
			return err
		}
	}
	return nil
}

func randomStep(t *rapid.T, tx *db.Tx, occasions []occasion, meals []meal) error {
	step := rapid.SampledFrom([]string{"add", "edit", "remove", "add meal", "edit meal", "remove meal"}).Draw(t, "step")
	name := rapid.SampledFrom([]string{"a", "b", "ü\"'"}).Draw(t, "name")
	yes := rapid.Bool().Draw(t, "yes")
	switch {
	case step == "add" || len(occasions) == 0:
		return db.Create(tx, &occasion{Name: name, Seated: yes}, &occasion{Name: name})
	case step == "edit":
		o := rapid.SampledFrom(occasions).Draw(t, "occasion")
		return db.Update(tx, &o, db.Set{"name": name, "asks_meal": yes})
	case step == "remove":
		return removeWithMeals(tx, rapid.SampledFrom(occasions).Draw(t, "occasion"), meals)
	case step == "add meal" || len(meals) == 0:
		return db.Create(tx, &meal{OccasionID: rapid.SampledFrom(occasions).Draw(t, "of").ID, Name: name, ForChildren: yes})
	case step == "edit meal":
		m := rapid.SampledFrom(meals).Draw(t, "meal")
		return db.Update(tx, &m, db.Set{"name": name, "occasion_id": rapid.SampledFrom(occasions).Draw(t, "to").ID})
	}
	m := rapid.SampledFrom(meals).Draw(t, "meal")
	return db.Delete(tx, &m)
}

func removeWithMeals(tx *db.Tx, o occasion, meals []meal) error {
	for _, m := range meals {
		if m.OccasionID == o.ID {
			if err := db.Delete(tx, &m); err != nil {
				return err
			}
		}
	}
	return db.Delete(tx, &o)
}
