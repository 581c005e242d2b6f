package db_test

import (
	"errors"
	"testing"

	"convive/models/change"
	"convive/models/db"
	"convive/models/dbtest"
)

// TestRowsAreFoundAmongMoreIDsThanAnEngineTakesParameters: an entry of the log may speak of tens of thousands.
func TestRowsAreFoundAmongMoreIDsThanAnEngineTakesParameters(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		s := newEvent(t, d, "ada")
		o, gone := addOccasion(t, d, s, "Dinner"), addOccasion(t, d, s, "Brunch")
		mutate(t, d, s, func(tx *db.Tx) (change.Change, error) {
			row := gone
			return change.OccasionRemoved{Occasion: gone.ID}, db.Delete(tx, &row)
		})
		ids := make([]change.ID, 70000)
		for i := range ids {
			ids[i] = db.NewID()
		}
		ids[0], ids[69999] = o.ID, gone.ID
		read(t, d, s, func(r *db.Read) error {
			names, err := r.NamesOf("occasions", "name", ids)
			if len(names) != 1 || names[o.ID] != "Dinner" {
				t.Errorf("names %v", names)
			}
			images, ierr := r.Deleted("occasions", ids)
			if len(images) != 1 || images[gone.ID]["name"] != "Brunch" {
				t.Errorf("deleted %v", images)
			}
			rows, rerr := db.From[occasion](r).In("id", ids).All()
			if len(rows) != 1 || rows[0].ID != o.ID {
				t.Errorf("rows %v", rows)
			}
			n, nerr := db.From[occasion](r).In("id", nil).Count()
			if n != 0 {
				t.Errorf("%d rows among no ids", n)
			}
			return errors.Join(err, ierr, rerr, nerr)
		})
	})
}

func TestTheFirstRowsOfAnEntryComeWithTheNumberOfAll(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		s := newEvent(t, d, "ada")
		a, b, c := occasion{Name: "A"}, occasion{Name: "B"}, occasion{Name: "C"}
		e := mutate(t, d, s, func(tx *db.Tx) (change.Change, error) {
			return change.OccasionAdded{}, errors.Join(db.Create(tx, &a, &b, &c), db.Update(tx, &a, db.Set{"name": "D, d"}), db.Delete(tx, &b))
		})
		read(t, d, s, func(r *db.Read) error {
			changes, touched, err := r.FirstRowChanges(e.Seq, 2)
			if touched != 5 || len(changes) != 2 || len(changes[0].Created) != 3 || changes[1].Row != a.ID {
				t.Errorf("%d rows touched, %+v", touched, changes)
			}
			none, nobody, nerr := r.FirstRowChanges(99, 2)
			if nobody != 0 || len(none) != 0 {
				t.Errorf("an entry that isn't: %d, %v", nobody, none)
			}
			return errors.Join(err, nerr)
		})
	})
}

func TestTheEntriesOfOneKindAreThoseAfterANumber(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		s := newEvent(t, d, "ada")
		for _, name := range []string{"A", "B", "C"} {
			addOccasion(t, d, s, name)
		}
		mutate(t, d, s, func(*db.Tx) (change.Change, error) { return change.EventEdited{Event: s.Event}, nil })
		read(t, d, s, func(r *db.Read) error {
			entries, err := r.LogOf(change.OccasionAdded{}.Kind(), 1)
			if len(entries) != 2 || entries[0].Seq != 3 || entries[1].Seq != 2 {
				t.Errorf("got %+v", entries)
			}
			return err
		})
	})
}
