package db_test

import (
	"errors"
	"slices"
	"testing"

	"convive/models/change"
	"convive/models/db"
	"convive/models/dbtest"
)

// undo takes an entry back and returns its own number and what stayed.
func undo(t testing.TB, d *db.DB, f change.Feed, seq int64) (entry int64, kept []db.RowRef) {
	t.Helper()
	e := mutate(t, d, scopeOf(f), func(tx *db.Tx) (_ change.Change, err error) {
		kept, err = db.Revert(tx, seq, nil)
		return change.Undone{Seq: seq, Kept: len(kept)}, err
	})
	return e.Seq, kept
}

func TestACreationIsTakenBackAndBack(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		s := newEvent(t, d, "ada")
		o := addOccasion(t, d, s, "Dinner")
		second, kept := undo(t, d, s.Feed(), 1)
		if got := names(t, d, s); len(got) != 0 || len(kept) != 0 {
			t.Errorf("undone: %v, kept %v", got, kept)
		}
		third, kept := undo(t, d, s.Feed(), second)
		if got := stored(t, d, o); got.Name != "Dinner" || got.CreatedAt != o.CreatedAt || got.Version <= o.Version || len(kept) != 0 {
			t.Errorf("undo of undo: %+v, kept %v", got, kept)
		}
		_, kept = undo(t, d, s.Feed(), third)
		if got := names(t, d, s); len(got) != 0 || len(kept) != 0 {
			t.Errorf("undone again: %v, kept %v", got, kept)
		}
	})
}

func TestAnEditIsTakenBackAndBack(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		s := newEvent(t, d, "ada")
		o := addOccasion(t, d, s, "Dinner")
		mutate(t, d, s, func(tx *db.Tx) (change.Change, error) {
			return change.OccasionEdited{Occasion: o.ID}, db.Update(tx, &o, db.Set{"name": "Supper", "seated": true, "position": int64(4)})
		})
		third, kept := undo(t, d, s.Feed(), 2)
		if got := stored(t, d, o); got.Name != "Dinner" || got.Seated || got.Position != 0 || len(kept) != 0 {
			t.Errorf("undone: %+v, kept %v", got, kept)
		}
		_, kept = undo(t, d, s.Feed(), third)
		if got := stored(t, d, o); got.Name != "Supper" || !got.Seated || got.Position != 4 || got.Version != 4 || len(kept) != 0 {
			t.Errorf("undo of undo: %+v, kept %v", got, kept)
		}
	})
}

func TestADeletionIsTakenBackAndBack(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		s := newEvent(t, d, "ada")
		h, g := addHousehold(t, d, s, "Mine")
		mutate(t, d, s, func(tx *db.Tx) (change.Change, error) {
			gone, whole := g, h
			if err := db.Delete(tx, &gone); err != nil {
				return nil, err
			}
			return change.HouseholdsDeleted{Households: []change.ID{h.ID}}, db.Delete(tx, &whole)
		})
		third, kept := undo(t, d, s.Feed(), 2)
		read(t, d, s, func(r *db.Read) error {
			back, err := db.Find[guest](r, g.ID)
			g.Version++
			if back.PlusOneOf != nil || back.AgeYears != nil {
				t.Errorf("what was empty came back as %v, %v", back.PlusOneOf, back.AgeYears)
			}
			if back != g || len(kept) != 0 {
				t.Errorf("came back as %+v, kept %v", back, kept)
			}
			return err
		})
		_, kept = undo(t, d, s.Feed(), third)
		read(t, d, s, func(r *db.Read) error {
			n, err := db.From[household](r).Count()
			if n != 0 || len(kept) != 0 {
				t.Errorf("%d households stayed, kept %v", n, kept)
			}
			return err
		})
	})
}

func TestLaterEditsStayAndAreNamed(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		s := newEvent(t, d, "ada")
		a, b := occasion{Name: "Dinner"}, occasion{Name: "Brunch"}
		created := mutate(t, d, s, func(tx *db.Tx) (change.Change, error) {
			return change.OccasionAdded{}, db.Create(tx, &a, &b)
		})
		both := mutate(t, d, s, func(tx *db.Tx) (change.Change, error) {
			if err := db.Update(tx, &a, db.Set{"name": "Supper", "place": "Barn"}); err != nil {
				return nil, err
			}
			return change.OccasionEdited{}, db.Update(tx, &b, db.Set{"name": "Lunch"})
		})
		if _, err := edit(d, anna, a, a.Version, db.Set{"name": "Feast"}); err != nil {
			t.Fatal(err)
		}
		_, kept := undo(t, d, s.Feed(), both.Seq)
		if !slices.Equal(kept, []db.RowRef{{Table: "occasions", Row: a.ID}}) {
			t.Errorf("kept %v", kept)
		}
		if got := stored(t, d, a); got.Name != "Feast" || got.Place != "" {
			t.Errorf("the later edit: %+v", got)
		}
		if got := stored(t, d, b); got.Name != "Brunch" {
			t.Errorf("the other row: %+v", got)
		}
		_, kept = undo(t, d, s.Feed(), created.Seq)
		if got := names(t, d, s); !slices.Equal(kept, []db.RowRef{{Table: "occasions", Row: a.ID}}) || !slices.Equal(got, []string{"Feast"}) {
			t.Errorf("the creation: kept %v, rows %v", kept, got)
		}
	})
}

func TestARowThatSomethingPointsAtStays(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		s := newEvent(t, d, "ada")
		o := addOccasion(t, d, s, "Dinner")
		if err := write(d, s, func(tx *db.Tx) error { return db.Create(tx, &meal{OccasionID: o.ID, Name: "Fish"}) }); err != nil {
			t.Fatal(err)
		}
		_, kept := undo(t, d, s.Feed(), 1)
		if got := names(t, d, s); len(got) != 1 || !slices.Equal(kept, []db.RowRef{{Table: "occasions", Row: o.ID}}) {
			t.Errorf("rows %v, kept %v", got, kept)
		}
	})
}

func TestADeletionWhosePlaceWasTakenStaysGone(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		s := newEvent(t, d, "ada")
		h, g := addHousehold(t, d, s, "Mine")
		deleted := mutate(t, d, s, func(tx *db.Tx) (change.Change, error) {
			return change.GuestsDeleted{Guests: []change.ID{g.ID}}, db.Delete(tx, &g)
		})
		mutate(t, d, s, func(tx *db.Tx) (change.Change, error) {
			return change.HouseholdsDeleted{Households: []change.ID{h.ID}}, db.Delete(tx, &h)
		})
		_, kept := undo(t, d, s.Feed(), deleted.Seq)
		if !slices.Equal(kept, []db.RowRef{{Table: "guests", Row: g.ID}}) {
			t.Errorf("kept %v", kept)
		}
	})
}

func TestWhatTheCapabilityKeepsStays(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		s := newEvent(t, d, "ada")
		o := addOccasion(t, d, s, "Dinner")
		ref := db.RowRef{Table: "occasions", Row: o.ID}
		mutate(t, d, s, func(tx *db.Tx) (change.Change, error) {
			kept, err := db.Revert(tx, 1, map[db.RowRef]bool{ref: true})
			if !slices.Equal(kept, []db.RowRef{ref}) {
				t.Errorf("kept %v", kept)
			}
			return change.Undone{Seq: 1}, err
		})
		if got := names(t, d, s); len(got) != 1 {
			t.Errorf("rows %v", got)
		}
	})
}

func TestARowThatOneEntryChangedTwiceIsTakenBackTwice(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		s := newEvent(t, d, "ada")
		o := addOccasion(t, d, s, "Dinner")
		mutate(t, d, s, func(tx *db.Tx) (change.Change, error) {
			return change.OccasionEdited{}, errors.Join(db.Update(tx, &o, db.Set{"name": "Supper"}),
				db.Update(tx, &o, db.Set{"name": "Feast", "place": "Barn"}))
		})
		_, kept := undo(t, d, s.Feed(), 2)
		if got := stored(t, d, o); got.Name != "Dinner" || got.Place != "" || got.Version != 5 || len(kept) != 0 {
			t.Errorf("undone: %+v, kept %v", got, kept)
		}
	})
}
