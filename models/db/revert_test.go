package db_test

import (
	"errors"
	"fmt"
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

// counted is how many statements something takes.
func counted(d *db.DB, run func()) int64 {
	before := d.Statements()
	run()
	return d.Statements() - before
}

// TestAThousandRowsAreTakenBackInAFewStatements: an undo holds the feed, and one that asked for each row of an import
// held it for ten seconds.
func TestAThousandRowsAreTakenBackInAFewStatements(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		s := newEvent(t, d, "ada")
		rows := make([]*occasion, 1000)
		for i := range rows {
			rows[i] = &occasion{Name: fmt.Sprint("o", i)}
		}
		last := mutate(t, d, s, func(tx *db.Tx) (change.Change, error) { return change.OccasionAdded{}, db.Create(tx, rows...) }).Seq
		mutate(t, d, s, func(tx *db.Tx) (change.Change, error) { // changed, and changed back: a look into the log for each
			for _, place := range []string{"Barn", ""} {
				for _, o := range rows {
					if err := db.Update(tx, o, db.Set{"place": place}); err != nil {
						return nil, err
					}
				}
			}
			return change.OccasionEdited{}, nil
		})
		for _, left := range []int{0, 1000, 0, 1000} {
			var kept []db.RowRef
			if n := counted(d, func() { last, kept = undo(t, d, s.Feed(), last) }); n > 40 {
				t.Errorf("%d statements", n)
			}
			if got := names(t, d, s); len(got) != left || len(kept) != 0 {
				t.Errorf("%d rows, want %d; kept %v", len(got), left, kept)
			}
		}
	})
}

func TestOfManyCreatedRowsOnlyThoseStayThatSomethingPointsAt(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		s := newEvent(t, d, "ada")
		rows := make([]*occasion, 50)
		for i := range rows {
			rows[i] = &occasion{Name: fmt.Sprint("o", i)}
		}
		created := mutate(t, d, s, func(tx *db.Tx) (change.Change, error) { return change.OccasionAdded{}, db.Create(tx, rows...) })
		used := []*occasion{rows[3], rows[4], rows[31]}
		mutate(t, d, s, func(tx *db.Tx) (change.Change, error) {
			var meals []*meal
			for _, o := range used {
				meals = append(meals, &meal{OccasionID: o.ID, Name: "Fish"})
			}
			return change.EventEdited{}, db.Create(tx, meals...)
		})
		second, kept := undo(t, d, s.Feed(), created.Seq)
		want := []db.RowRef{{Table: "occasions", Row: rows[31].ID}, {Table: "occasions", Row: rows[4].ID}, {Table: "occasions", Row: rows[3].ID}}
		if got := names(t, d, s); !slices.Equal(kept, want) || !slices.Equal(got, []string{"o3", "o31", "o4"}) {
			t.Errorf("kept %v, rows %v", kept, got)
		}
		if _, kept := undo(t, d, s.Feed(), second); len(kept) != 0 || len(names(t, d, s)) != 50 {
			t.Errorf("undo of undo: kept %v, %d rows", kept, len(names(t, d, s)))
		}
	})
}

func TestOfManyDeletedRowsThoseComeBackWhosePlaceIsFree(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		s := newEvent(t, d, "ada")
		rows, meals := make([]*occasion, 9), make([]*meal, 9)
		mutate(t, d, s, func(tx *db.Tx) (change.Change, error) {
			for i := range rows {
				rows[i] = &occasion{Name: fmt.Sprint("o", i)}
				rows[i].ID = db.NewID()
				meals[i] = &meal{OccasionID: rows[i].ID, Name: "Fish"}
			}
			return change.OccasionAdded{}, errors.Join(db.Create(tx, rows...), db.Create(tx, meals...))
		})
		deleted := mutate(t, d, s, func(tx *db.Tx) (_ change.Change, err error) {
			for _, m := range meals {
				gone := *m
				err = errors.Join(err, db.Delete(tx, &gone))
			}
			return change.EventEdited{}, err
		})
		mutate(t, d, s, func(tx *db.Tx) (change.Change, error) {
			return change.EventEdited{}, errors.Join(db.Delete(tx, rows[2]), db.Delete(tx, rows[8]))
		})
		_, kept := undo(t, d, s.Feed(), deleted.Seq)
		if want := []db.RowRef{{Table: "meals", Row: meals[8].ID}, {Table: "meals", Row: meals[2].ID}}; !slices.Equal(kept, want) {
			t.Errorf("kept %v, want %v", kept, want)
		}
		read(t, d, s, func(r *db.Read) error {
			n, err := db.From[meal](r).Where("version = 2").Count()
			if n != 7 {
				t.Errorf("%d came back", n)
			}
			return err
		})
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
