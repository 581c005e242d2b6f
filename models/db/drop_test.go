package db_test

import (
	"errors"
	"testing"

	"convive/models/change"
	"convive/models/db"
	"convive/models/dbtest"
)

func TestADeletedEventLeavesNoRowBehind(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		ours, theirs := newEvent(t, d, "ours"), newEvent(t, d, "theirs")
		addOccasion(t, d, ours, "Dinner")
		_, one := addHousehold(t, d, ours, "Ada")
		addHousehold(t, d, theirs, "Zoé")
		mutate(t, d, ours, func(tx *db.Tx) (change.Change, error) { // a row that points into its own table
			g := guest{HouseholdID: one.HouseholdID, Name: "Guest of Ada", Age: "adult", Tags: "[]", Aliases: "[]", Diets: "[]", PlusOneOf: &one.ID}
			return change.GuestsAdded{}, db.Create(tx, &g)
		})
		drop := func(at, of change.ID) error {
			_, err := d.Mutate(background, atOrganization(at), change.CommandID{}, func(tx *db.Tx) (change.Change, error) {
				return change.EventDeleted{Event: of}, tx.DropEvent(ours.Organization, of)
			})
			return err
		}
		if err := drop(theirs.Organization, ours.Event); !errors.Is(err, db.ErrUnscoped) {
			t.Errorf("another organization deletes: %v", err)
		}
		if err := drop(ours.Organization, ours.Event); err != nil {
			t.Fatal(err)
		}
		for name, table := range db.Tables() {
			if table.Event == "" {
				continue
			}
			if n := count(t, d, "SELECT count(*) FROM "+name+" WHERE "+table.Event+" = '"+string(ours.Event)+"'"); n > 0 {
				t.Errorf("%d rows in %s", n, name)
			}
		}
		for _, log := range []string{"changes", "change_rows", "change_households", "commands"} {
			if n := count(t, d, "SELECT count(*) FROM "+log+" WHERE feed_id = '"+string(change.EventFeed(ours.Event))+"'"); n > 0 {
				t.Errorf("%d rows in %s", n, log)
			}
		}
		if n := count(t, d, "SELECT count(*) FROM guests"); n != 1 {
			t.Errorf("%d guests of the other event", n)
		}
		if err := drop(ours.Organization, ours.Event); !errors.Is(err, db.ErrNotFound) {
			t.Errorf("a second time: %v", err)
		}
	})
}

func count(t *testing.T, d *db.DB, query string) (n int) {
	t.Helper()
	if err := db.Reader(d).QueryRow(query).Scan(&n); err != nil {
		t.Fatal(err)
	}
	return n
}
