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

func TestConstraintsOfBothEnginesHaveTheSameNames(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		s := newEvent(t, d, "ada")
		h, _ := addHousehold(t, d, s, "Mine")
		o := addOccasion(t, d, s, "Dinner")
		twice := household{EnvelopeName: "x", List: "A", ReplyCode: h.ReplyCode, LinkHash: "x", Tags: "[]"}
		same := occasion{Row: db.Row{ID: o.ID}, Name: "x"}
		outside := household{EnvelopeName: "x", List: "C", ReplyCode: "x", LinkHash: "x", Tags: "[]"}
		for name, c := range map[string]struct {
			fn   func(*db.Tx) error
			want error
		}{
			"a unique value":  {func(tx *db.Tx) error { return db.Create(tx, &twice) }, db.ErrTaken},
			"a primary key":   {func(tx *db.Tx) error { return db.Create(tx, &same) }, db.ErrTaken},
			"a missing row":   {func(tx *db.Tx) error { return db.Create(tx, &meal{OccasionID: "none"}) }, db.ErrStillUsed},
			"a row in use":    {func(tx *db.Tx) error { return db.Delete(tx, &h) }, db.ErrStillUsed},
			"a feed, again":   {func(tx *db.Tx) error { return tx.NewFeed(s.Feed()) }, db.ErrTaken},
			"an absent entry": {func(tx *db.Tx) error { _, err := tx.Entry(99); return err }, db.ErrNotFound},
		} {
			if err := write(d, s, c.fn); !errors.Is(err, c.want) {
				t.Errorf("%s: %v", name, err)
			}
		}
		err := write(d, s, func(tx *db.Tx) error { return db.Create(tx, &outside) })
		if err == nil || errors.Is(err, db.ErrTaken) || errors.Is(err, db.ErrStillUsed) {
			t.Errorf("a value outside its list: %v", err)
		}
	})
}

func TestAPlaceThatDoesNotExistIsNotFound(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		err := write(d, access.SystemAt("o", "none", operator), func(*db.Tx) error {
			t.Error("the rule ran")
			return nil
		})
		if !errors.Is(err, db.ErrNotFound) {
			t.Errorf("got %v", err)
		}
	})
}

func TestACreationFillsWhatItCreatesInOneMutation(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		s := newEvent(t, d, "ada")
		org, ev := s.Organization, db.NewID()
		mutate(t, d, atOrganization(org), func(tx *db.Tx) (change.Change, error) {
			err := errors.Join(
				db.Create(tx, &event{ID: ev, Name: "Ben", Slug: "ben", Zone: "UTC", Currency: "EUR", Languages: "[]", Sides: "[]", ReplyMode: "open"}),
				tx.NewFeed(change.EventFeed(ev)),
				tx.Within(org, ev, func(tx *db.Tx) error { return db.Create(tx, &occasion{Name: "Dinner"}) }))
			return change.EventCreated{Event: ev}, err
		})
		if got := names(t, d, access.SystemAt(org, ev, operator)); !slices.Equal(got, []string{"Dinner"}) {
			t.Errorf("the new event has %v", got)
		}
		if got := names(t, d, s); len(got) != 0 {
			t.Errorf("the other event has %v", got)
		}
		if seq := heads(t, d, change.EventFeed(ev)); seq != 0 {
			t.Errorf("the new feed stands at %d", seq)
		}
		read(t, d, atOrganization(org), func(r *db.Read) error {
			rows, err := r.RowChanges(2)
			if len(rows) != 2 || rows[0].Table != "events" || rows[1].Table != "occasions" {
				t.Errorf("the log's rows %+v", rows)
			}
			return err
		})
	})
}
