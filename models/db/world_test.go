package db_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	"convive/models/access"
	"convive/models/change"
	"convive/models/db"
)

// operator is who acts where it doesn't matter who does.
var operator = change.Actor{Kind: change.ByOperator, ID: "test"}

var background = context.Background()

// newEvent makes an organization with one event and returns Convive's own scope in it.
func newEvent(t testing.TB, d *db.DB, slug string) access.Scope {
	t.Helper()
	org, ev := db.NewID(), db.NewID()
	mutate(t, d, access.Installation(operator), func(tx *db.Tx) (change.Change, error) {
		err := errors.Join(db.Create(tx, &organization{ID: org, Name: "Org of " + slug}), tx.NewFeed(change.OrganizationFeed(org)))
		return change.OrganizationCreated{Organization: org}, err
	})
	mutate(t, d, atOrganization(org), func(tx *db.Tx) (change.Change, error) {
		err := errors.Join(
			db.Create(tx, &event{ID: ev, Name: slug, Slug: slug, Zone: "Europe/Berlin", Currency: "EUR", Languages: "[]", Sides: "[]", ReplyMode: "open"}),
			tx.NewFeed(change.EventFeed(ev)))
		return change.EventCreated{Event: ev}, err
	})
	return access.SystemAt(org, ev, operator)
}

func atOrganization(org change.ID) access.Scope {
	return access.Scope{Looker: access.Looker{Actor: operator}, Place: access.AtOrganization, Organization: org, Role: access.System}
}

func mutate(t testing.TB, d *db.DB, s access.Scope, fn func(*db.Tx) (change.Change, error)) change.Entry {
	t.Helper()
	e, err := d.Mutate(background, s, change.CommandID{}, fn)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// write runs fn in a mutation whose Change doesn't matter.
func write(d *db.DB, s access.Scope, fn func(*db.Tx) error) error {
	_, err := d.Mutate(background, s, change.CommandID{}, func(tx *db.Tx) (change.Change, error) {
		return change.EventEdited{Event: s.Event}, fn(tx)
	})
	return err
}

func read(t testing.TB, d *db.DB, s access.Scope, fn func(*db.Read) error) {
	t.Helper()
	if err := d.Read(background, s, fn); err != nil {
		t.Fatal(err)
	}
}

// addOccasion creates one occasion and returns it.
func addOccasion(t testing.TB, d *db.DB, s access.Scope, name string) occasion {
	t.Helper()
	o := occasion{Name: name}
	mutate(t, d, s, func(tx *db.Tx) (change.Change, error) {
		err := db.Create(tx, &o)
		return change.OccasionAdded{Occasion: o.ID}, err
	})
	return o
}

// addHousehold creates a household with one guest of the same name.
func addHousehold(t testing.TB, d *db.DB, s access.Scope, name string) (household, guest) {
	t.Helper()
	h := household{EnvelopeName: name, List: "A", ReplyCode: string(db.NewID()), LinkHash: string(db.NewID()), Tags: "[]", LinkGeneration: 1}
	g := guest{Name: name, Age: "adult", Tags: "[]", Aliases: "[]", Diets: "[]"}
	mutate(t, d, s, func(tx *db.Tx) (change.Change, error) {
		err := db.Create(tx, &h)
		g.HouseholdID = h.ID
		err = errors.Join(err, db.Create(tx, &g))
		return change.HouseholdAdded{Household: h.ID}, err
	})
	return h, g
}

// ofHousehold is the scope of a household's own people.
func ofHousehold(s access.Scope, h household) access.Scope {
	s.Looker = access.Looker{Actor: change.Actor{Kind: change.ByHousehold, ID: h.ID}, Generation: h.LinkGeneration}
	s.Role, s.Household, s.Can = access.Household, h.ID, access.Of(access.Household)
	return s
}

func names(t testing.TB, d *db.DB, s access.Scope) (all []string) {
	t.Helper()
	read(t, d, s, func(r *db.Read) error {
		rows, err := db.All[occasion](r, "name")
		for _, o := range rows {
			all = append(all, o.Name)
		}
		return err
	})
	return all
}

func heads(t testing.TB, d *db.DB, f change.Feed) int64 {
	t.Helper()
	all, err := d.Heads(background, []change.Feed{f})
	if err != nil {
		t.Fatal(err)
	}
	return all[f].Seq
}

// scopeOf is Convive's own scope for an event's feed.
func scopeOf(f change.Feed) access.Scope {
	return access.SystemAt("", change.ID(strings.TrimPrefix(string(f), "event:")), operator)
}
