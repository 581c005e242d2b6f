package db_test

import (
	"errors"
	"testing"

	"convive/models/change"
	"convive/models/db"
	"convive/models/dbtest"
)

// TestWhoDidSomethingLastIsOneStatement: it is asked while the feed is held.
func TestWhoDidSomethingLastIsOneStatement(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		s := newEvent(t, d, "ada")
		o := addOccasion(t, d, s, "Dinner")
		m, other := meal{OccasionID: o.ID, Name: "Fish"}, meal{OccasionID: o.ID, Name: "Stew"}
		created := mutate(t, d, s, func(tx *db.Tx) (change.Change, error) { return change.EventEdited{}, db.Create(tx, &other, &m) })
		put := func(column string, entries int64) (got db.Doing) {
			read(t, d, s, func(r *db.Read) (err error) {
				if n := counted(d, func() { got, err = r.LastPut("meals", column, []change.ID{m.ID}, entries) }); n != 1 {
					t.Errorf("%d statements", n)
				}
				if errors.Is(err, db.ErrNotFound) {
					return nil
				}
				return err
			})
			return got
		}
		if got := put("name", 10); got.Seq != created.Seq || got.By != s.Actor {
			t.Errorf("created: %+v", got)
		}
		edited := mutate(t, d, s, func(tx *db.Tx) (change.Change, error) {
			return change.EventEdited{}, db.Update(tx, &m, db.Set{"name": "Trout"})
		})
		if got := put("name", 10); got.Seq != edited.Seq || got.Row != m.ID || got.Was["name"] != "Fish" {
			t.Errorf("edited: %+v", got)
		}
		if got := put("position", 10); got.Seq != created.Seq {
			t.Errorf("another column: %+v", got)
		}
		gone := mutate(t, d, s, func(tx *db.Tx) (change.Change, error) { return change.EventEdited{}, db.Delete(tx, &m) })
		read(t, d, s, func(r *db.Read) error {
			got, err := r.LastGone("meals", map[string]change.ID{"occasion_id": o.ID, "id": m.ID}, 10)
			if got.Seq != gone.Seq || got.Row != m.ID || got.By != s.Actor {
				t.Errorf("gone: %+v", got)
			}
			if _, none := r.LastGone("meals", map[string]change.ID{"occasion_id": m.ID}, 10); !errors.Is(none, db.ErrNotFound) {
				t.Errorf("a row that nobody deleted: %v", none)
			}
			return err
		})
		if got := put("position", 1); got.Seq != 0 {
			t.Errorf("long ago: %+v", got)
		}
	})
}
