package db_test

import (
	"errors"
	"testing"

	"convive/models/change"
	"convive/models/db"
	"convive/models/dbtest"
)

var anna, ben = change.Actor{Kind: change.ByOperator, ID: "anna"}, change.Actor{Kind: change.ByOperator, ID: "ben"}

// edit sends a form that started from a version.
func edit(d *db.DB, by change.Actor, o occasion, since int64, values db.Set) (change.Entry, error) {
	s := scopeOf(change.EventFeed(o.EventID))
	s.Actor = by
	return d.Mutate(background, s, change.CommandID{}, func(tx *db.Tx) (change.Change, error) {
		row, err := db.Find[occasion](tx.Read, o.ID)
		if err != nil {
			return nil, err
		}
		values, err := db.Merge(tx, &row, since, values)
		if err != nil {
			return nil, err
		}
		if err := db.Update(tx, &row, values); err != nil {
			return nil, err
		}
		if !tx.Wrote() {
			return change.None, nil
		}
		return change.OccasionEdited{Occasion: o.ID}, nil
	})
}

func stored(t testing.TB, d *db.DB, o occasion) occasion {
	t.Helper()
	var row occasion
	read(t, d, scopeOf(change.EventFeed(o.EventID)), func(r *db.Read) (err error) {
		row, err = db.Find[occasion](r, o.ID)
		return err
	})
	return row
}

func TestFieldsThatOnlyOneSideChangedAreMerged(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		o := addOccasion(t, d, newEvent(t, d, "ada"), "Dinner")
		_, first := edit(d, anna, o, 1, db.Set{"name": "Supper", "place": "", "asks_meal": true})
		_, second := edit(d, ben, o, 1, db.Set{"name": "Dinner", "place": "Barn", "asks_meal": true})
		if err := errors.Join(first, second); err != nil {
			t.Fatal(err)
		}
		if got := stored(t, d, o); got.Name != "Supper" || got.Place != "Barn" || !got.AsksMeal || got.Version != 3 {
			t.Errorf("got %+v", got)
		}
	})
}

func TestAFieldThatBothChangedDifferentlyIsAConflictAndNothingIsSaved(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		o := addOccasion(t, d, newEvent(t, d, "ada"), "Dinner")
		if _, err := edit(d, anna, o, 1, db.Set{"name": "Supper", "seated": true}); err != nil {
			t.Fatal(err)
		}
		_, err := edit(d, ben, o, 1, db.Set{"name": "Lunch", "place": "Barn", "seated": false})
		var conflict db.ErrConflict
		if !errors.As(err, &conflict) {
			t.Fatalf("got %v", err)
		}
		want := db.Conflict{Column: "name", From: "Dinner", Mine: "Lunch", Theirs: "Supper", By: anna, At: change.At(dbtest.Start)}
		if conflict.Version != 2 || conflict.Row != o.ID || conflict.Table != "occasions" || len(conflict.Fields) != 1 || conflict.Fields[0] != want {
			t.Errorf("got %+v", conflict)
		}
		if got := stored(t, d, o); got.Name != "Supper" || got.Place != "" || !got.Seated {
			t.Errorf("something was saved: %+v", got)
		}
		if _, err := edit(d, ben, o, conflict.Version, db.Set{"name": "Lunch", "place": "Barn"}); err != nil {
			t.Errorf("the chosen answer: %v", err)
		}
	})
}

func TestAFormFromAVersionThatNeverWasIsStale(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		o := addOccasion(t, d, newEvent(t, d, "ada"), "Dinner")
		for _, since := range []int64{-1, 0, 2, 99} {
			if _, err := edit(d, ben, o, since, db.Set{"name": "Lunch"}); !errors.As(err, &db.ErrStale{}) {
				t.Errorf("version %d: %v", since, err)
			}
		}
	})
}

func TestAnEditWhoseHistoryWasErasedIsStale(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		o := addOccasion(t, d, newEvent(t, d, "ada"), "Dinner")
		if _, err := edit(d, anna, o, 1, db.Set{"name": "Supper"}); err != nil {
			t.Fatal(err)
		}
		if _, err := db.Writer(d).Exec("DELETE FROM change_rows"); err != nil {
			t.Fatal(err)
		}
		if _, err := edit(d, ben, o, 1, db.Set{"name": "Lunch"}); !errors.As(err, &db.ErrStale{}) {
			t.Errorf("got %v", err)
		}
	})
}
