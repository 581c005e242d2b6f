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

// TestWhatPointsAtARowOfTheSameEntryDoesNotKeepIt: tried in halves, a guest comes before the one whom they brought.
func TestWhatPointsAtARowOfTheSameEntryDoesNotKeepIt(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		s := newEvent(t, d, "ada")
		h, _ := addHousehold(t, d, s, "Mine")
		person := func(name string, plusOneOf *guest) *guest {
			g := &guest{HouseholdID: h.ID, Name: name, Age: "adult", Tags: "[]", Aliases: "[]", Diets: "[]"}
			if g.ID = db.NewID(); plusOneOf != nil {
				g.PlusOneOf = &plusOneOf.ID
			}
			return g
		}
		host, other, used := person("Host", nil), person("Other", nil), person("Used", nil)
		brought := person("Brought", host)
		created := mutate(t, d, s, func(tx *db.Tx) (change.Change, error) {
			return change.GuestsAdded{}, db.Create(tx, brought, used, other, host) // who comes last goes first
		})
		mutate(t, d, s, func(tx *db.Tx) (change.Change, error) {
			return change.GuestsAdded{}, db.Create(tx, person("Later", used))
		})
		if _, kept := undo(t, d, s.Feed(), created.Seq); !slices.Equal(kept, []db.RowRef{{Table: "guests", Row: used.ID}}) {
			t.Errorf("kept %v, want %s; the host is %s", kept, used.ID, host.ID)
		}
	})
}
