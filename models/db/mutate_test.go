package db_test

import (
	"errors"
	"testing"

	"convive/models/change"
	"convive/models/db"
	"convive/models/dbtest"
)

func TestACommitIsNumberedWithoutGapsAndLogged(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		s := newEvent(t, d, "ada")
		for want := int64(1); want <= 3; want++ {
			o := occasion{Name: "Dinner"}
			e := mutate(t, d, s, func(tx *db.Tx) (change.Change, error) {
				return change.OccasionAdded{Occasion: "x"}, db.Create(tx, &o)
			})
			if e.Seq != want {
				t.Errorf("entry %d, want %d", e.Seq, want)
			}
		}
		err := d.Read(background, s, func(r *db.Read) error {
			head, _ := r.Head(s.Feed())
			entries, err := r.Log(0, 10)
			if head.Seq != 3 || len(entries) != 3 || entries[0].Seq != 3 || entries[0].Change != (change.OccasionAdded{Occasion: "x"}) {
				t.Errorf("head %v, log %v", head, entries)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	})
}

func TestAMutationWithoutAChangeRollsBack(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		s := newEvent(t, d, "ada")
		woken := 0
		d.OnCommit(func(change.Entry) { woken++ })
		for _, c := range []struct {
			name   string
			change change.Change
			err    error
			want   error
		}{
			{"nil", nil, nil, db.ErrNoChange},
			{"none", change.None, nil, nil},
			{"an error", change.OccasionAdded{Occasion: "x"}, db.ErrStillUsed, db.ErrStillUsed},
		} {
			_, err := d.Mutate(background, s, change.CommandID{ID: c.name, Body: "b"}, func(tx *db.Tx) (change.Change, error) {
				if err := db.Create(tx, &occasion{Name: "Dinner"}); err != nil {
					return nil, err
				}
				return c.change, c.err
			})
			if !errors.Is(err, c.want) || (c.want == nil && err != nil) {
				t.Errorf("%s: %v, want %v", c.name, err, c.want)
			}
		}
		if got := names(t, d, s); len(got) != 0 {
			t.Errorf("rows stayed: %v", got)
		}
		heads, err := d.Heads(background, []change.Feed{s.Feed()})
		if err != nil || heads[s.Feed()].Seq != 0 || woken != 0 {
			t.Errorf("heads %v, %v, woken %d times", heads, err, woken)
		}
	})
}

func TestACommandThatHadNothingToChangeHasNothingToChangeWhenItIsSentAgain(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		s := newEvent(t, d, "ada")
		cmd := change.CommandID{ID: "c", Body: "b"}
		send := func(cmd change.CommandID, c change.Change) (change.Entry, error) {
			return d.Mutate(background, s, cmd, func(tx *db.Tx) (change.Change, error) {
				if c == change.None {
					return c, nil
				}
				return c, db.Create(tx, &occasion{Name: "Dinner"})
			})
		}
		first, err := send(cmd, change.None)
		if err != nil || first.Change != change.None || first.Replayed {
			t.Fatalf("%+v, %v", first, err)
		}
		if _, err := send(change.CommandID{}, change.OccasionAdded{Occasion: "x"}); err != nil {
			t.Fatal(err)
		}
		again, err := send(cmd, change.OccasionAdded{Occasion: "y"})
		if err != nil || again.Change != change.None || !again.Replayed {
			t.Errorf("sent again: %+v, %v", again, err)
		}
		if got := names(t, d, s); len(got) != 1 {
			t.Errorf("rows: %v", got)
		}
		if _, err := send(change.CommandID{ID: "c", Body: "another"}, change.None); !errors.Is(err, db.ErrOtherBody) {
			t.Errorf("with another body: %v", err)
		}
	})
}

func TestAnUpdateOfAStaleRowIsRefused(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		s := newEvent(t, d, "ada")
		o := addOccasion(t, d, s, "Dinner")
		stale := o
		mutate(t, d, s, func(tx *db.Tx) (change.Change, error) {
			return change.OccasionEdited{Occasion: o.ID}, db.Update(tx, &o, db.Set{"name": "Supper", "asks_meal": true})
		})
		if o.Version != 2 || o.Name != "Supper" || !o.AsksMeal {
			t.Errorf("the row was not filled: %+v", o)
		}
		_, err := d.Mutate(background, s, change.CommandID{}, func(tx *db.Tx) (change.Change, error) {
			return change.OccasionEdited{Occasion: o.ID}, db.Update(tx, &stale, db.Set{"name": "Lunch"})
		})
		if !errors.As(err, &db.ErrStale{}) {
			t.Errorf("got %v", err)
		}
		mutate(t, d, s, func(tx *db.Tx) (change.Change, error) {
			return change.OccasionEdited{Occasion: o.ID}, db.Update(tx, &o, db.Set{"asks_meal": false})
		})
		if o.AsksMeal {
			t.Error("a zero value was skipped")
		}
	})
}
