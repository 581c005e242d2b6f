package db_test

import (
	"errors"
	"fmt"
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
		if got := put("name", 2); got.Seq != edited.Seq {
			t.Errorf("the second of two: %+v", got)
		}
		if got := put("name", 1); got.Seq != 0 {
			t.Errorf("the second of one: %+v", got)
		}
		mutate(t, d, s, func(tx *db.Tx) (change.Change, error) {
			got, err := tx.LastGone("meals", map[string]change.ID{"id": m.ID}, 1)
			if got.Seq != gone.Seq {
				t.Errorf("the newest, asked by the next: %+v", got)
			}
			return change.None, err
		})
	})
}

// TestWhatLiesBehindAnUndoOfThousandsIsLongAgo: who is refused a move would wait, with the feed held, while all that the
// undo wrote is read.
func TestWhatLiesBehindAnUndoOfThousandsIsLongAgo(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		s := newEvent(t, d, "ada")
		rows := make([]*occasion, db.LookedThrough)
		for i := range rows {
			rows[i] = &occasion{Name: fmt.Sprint("o", i)}
		}
		created := mutate(t, d, s, func(tx *db.Tx) (change.Change, error) { return change.OccasionAdded{}, db.Create(tx, rows...) })
		o := addOccasion(t, d, s, "Dinner")
		last := func() (got db.Doing) {
			read(t, d, s, func(r *db.Read) (err error) {
				if got, err = r.LastPut("occasions", "name", []change.ID{o.ID}, 10); errors.Is(err, db.ErrNotFound) {
					return nil
				}
				return err
			})
			return got
		}
		if got := last(); got.Seq == 0 {
			t.Error("not found before the undo")
		}
		undo(t, d, s.Feed(), created.Seq)
		if got := last(); got.Seq != 0 {
			t.Errorf("found behind the undo: %+v", got)
		}
	})
}
