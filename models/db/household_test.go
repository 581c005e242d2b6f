package db_test

import (
	"errors"
	"slices"
	"testing"

	"convive/models/access"
	"convive/models/change"
	"convive/models/db"
	"convive/models/dbtest"
)

func TestAHouseholdSeesItsOwnRowsAndWhatIsForAll(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		s, foreign := newEvent(t, d, "ada"), newEvent(t, d, "ben")
		mine, me := addHousehold(t, d, s, "Mine")
		theirs, them := addHousehold(t, d, s, "Theirs")
		addHousehold(t, d, foreign, "Foreign")
		addOccasion(t, d, s, "Dinner")
		addOccasion(t, d, foreign, "Foreign")
		read(t, d, ofHousehold(s, mine), func(r *db.Read) error {
			households, err := db.From[household](r).Where("1 = 1\nOR 1 = 1").All()
			if len(households) != 1 || households[0].ID != mine.ID {
				t.Errorf("households %v", households)
			}
			guests, gerr := db.All[guest](r, "id")
			if len(guests) != 1 || guests[0].ID != me.ID {
				t.Errorf("guests %v", guests)
			}
			occasions, oerr := db.All[occasion](r, "id")
			if len(occasions) != 1 || occasions[0].Name != "Dinner" {
				t.Errorf("occasions %v", occasions)
			}
			_, other := db.Find[guest](r, them.ID)
			_, otherHousehold := db.Find[household](r, theirs.ID)
			if other != db.ErrNotFound || otherHousehold != db.ErrNotFound {
				t.Errorf("others' rows: %v, %v", other, otherHousehold)
			}
			return errors.Join(err, gerr, oerr)
		})
	})
}

func TestAHouseholdCannotReadTheTeamsTablesNorTheLog(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		s := newEvent(t, d, "ada")
		mine, _ := addHousehold(t, d, s, "Mine")
		read(t, d, ofHousehold(s, mine), func(r *db.Read) error {
			for name, ask := range map[string]func() error{
				"roles":         func() error { _, err := db.All[role](r, "id"); return err },
				"accounts":      func() error { _, err := db.All[account](r, "id"); return err },
				"sessions":      func() error { _, err := db.All[session](r, "id"); return err },
				"memberships":   func() error { _, err := db.All[membership](r, "id"); return err },
				"organizations": func() error { _, err := db.All[organization](r, "id"); return err },
				"the log":       func() error { _, err := r.Log(0, 10); return err },
				"an entry":      func() error { _, err := r.Entry(1); return err },
				"its rows":      func() error { _, err := r.RowChanges(1); return err },
			} {
				if err := ask(); !errors.Is(err, db.ErrUnscoped) {
					t.Errorf("%s: %v", name, err)
				}
			}
			return nil
		})
	})
}

func TestAHouseholdWritesOnlyItsOwnRows(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		s := newEvent(t, d, "ada")
		mine, me := addHousehold(t, d, s, "Mine")
		theirs, them := addHousehold(t, d, s, "Theirs")
		dinner := addOccasion(t, d, s, "Dinner")
		for name, fn := range map[string]func(*db.Tx) error{
			"others' guest":       func(tx *db.Tx) error { return db.Update(tx, &them, db.Set{"name": "Stolen"}) },
			"others' guest, gone": func(tx *db.Tx) error { return db.Delete(tx, &them) },
			"a guest for others":  func(tx *db.Tx) error { return db.Create(tx, &guest{HouseholdID: theirs.ID, Name: "x"}) },
			"moving to others":    func(tx *db.Tx) error { return db.Update(tx, &me, db.Set{"household_id": theirs.ID}) },
			"an occasion":         func(tx *db.Tx) error { return db.Create(tx, &occasion{Name: "x"}) },
			"editing an occasion": func(tx *db.Tx) error { return db.Update(tx, &dinner, db.Set{"name": "Stolen"}) },
			"removing one":        func(tx *db.Tx) error { return db.Delete(tx, &dinner) },
			"undoing":             func(tx *db.Tx) error { _, err := db.Revert(tx, 1, nil); return err },
		} {
			err := write(d, ofHousehold(s, mine), fn)
			if !errors.Is(err, db.ErrUnscoped) && !errors.As(err, &db.ErrStale{}) {
				t.Errorf("%s: %v", name, err)
			}
		}
		_, err := d.Mutate(background, ofHousehold(s, mine), change.CommandID{}, func(tx *db.Tx) (change.Change, error) {
			fresh := guest{Name: "New", Age: "adult", Tags: "[]", Aliases: "[]", Diets: "[]"}
			err := errors.Join(db.Create(tx, &fresh), db.Update(tx, &me, db.Set{"name": "Me"}))
			return change.GuestsAdded{Household: fresh.HouseholdID}, err
		})
		if err != nil {
			t.Fatal(err)
		}
		read(t, d, s, func(r *db.Read) error {
			guests, err := db.From[guest](r).Where("household_id = ?", string(mine.ID)).Order("name").All()
			if len(guests) != 2 || guests[0].Name != "Me" || guests[1].Name != "New" {
				t.Errorf("own guests %v", guests)
			}
			return err
		})
		if got := names(t, d, s); !slices.Equal(got, []string{dinner.Name}) {
			t.Errorf("occasions %v", got)
		}
	})
}

func TestAPlaceWithoutAColumnMayNotSeeATable(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		s := newEvent(t, d, "ada")
		own := access.Scope{Looker: access.Looker{Actor: change.Actor{Kind: change.ByAccount, ID: "a1"}}, Place: access.AtAccount}
		for name, scope := range map[string]access.Scope{
			"an account":      own,
			"an organization": atOrganization(s.Organization),
			"no place":        {},
			"an unnamed one":  {Place: access.AtEvent},
		} {
			err := d.Read(background, scope, func(r *db.Read) error {
				_, err := db.All[occasion](r, "id")
				return err
			})
			if !errors.Is(err, db.ErrUnscoped) {
				t.Errorf("%s: %v", name, err)
			}
		}
	})
}
