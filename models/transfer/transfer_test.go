package transfer_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	"convive/models/access"
	"convive/models/accounts"
	"convive/models/change"
	"convive/models/db"
	"convive/models/dbtest"
	"convive/models/demo"
	"convive/models/events"
	"convive/models/organizations"
	"convive/models/transfer"
)

var (
	background = context.Background()
	secret     = []byte("a secret of tests, thirty-two bytes")
	other      = []byte("another installation's own secret, long")
	convive    = change.Actor{Kind: change.ByConvive}
)

// seeded makes the demo wedding, which has a little of everything.
func seeded(t *testing.T, engine string) (*db.DB, access.Scope) {
	t.Helper()
	clock := &demo.Clock{}
	c := dbtest.Config(t, engine)
	c.Now = clock.Now
	d := dbtest.Open(t, c)
	must(t, demo.Seed(background, d, clock, secret, dbtest.Start))
	return d, scopeOf(t, d, demo.Slug)
}

func scopeOf(t testing.TB, d *db.DB, slug string) (s access.Scope) {
	t.Helper()
	must(t, d.Read(background, access.Installation(convive), func(r *db.Read) error {
		e, err := events.BySlug(r, slug)
		s = access.SystemAt(e.OrganizationID, e.ID, convive)
		return err
	}))
	return s
}

type failer interface {
	Helper()
	Fatal(...any)
}

func must(t failer, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func export(t failer, d *db.DB, s access.Scope) (data []byte) {
	t.Helper()
	must(t, d.Read(background, s, func(r *db.Read) (err error) {
		data, err = transfer.Export(r)
		return err
	}))
	return data
}

// founded is an installation with an organization and no event; the scope is that of its owner.
func founded(t testing.TB, d *db.DB) access.Scope {
	t.Helper()
	owner := accounts.Account{ID: db.NewID(), Name: "Anna"}
	owner.Email = string(owner.ID) + "@example.org"
	owner.EmailKey = owner.Email
	org := organizations.Organization{ID: db.NewID(), Name: "Organization"}
	for _, fn := range []func(tx *db.Tx) (change.Change, error){
		func(tx *db.Tx) (change.Change, error) {
			return change.AccountCreated{Account: owner.ID}, errors.Join(db.Create(tx, &owner), tx.NewFeed(change.AccountFeed(owner.ID)))
		},
		func(tx *db.Tx) (change.Change, error) { return organizations.Found(tx, &org, owner.ID) },
	} {
		_, err := d.Mutate(background, access.Installation(convive), change.CommandID{}, fn)
		must(t, err)
	}
	return access.Scope{Looker: access.Looker{Actor: convive}, Place: access.AtOrganization, Organization: org.ID, Role: access.System, Can: access.CreateEvents}
}

func bring(d *db.DB, s access.Scope, data []byte) (change.ID, error) {
	f, err := transfer.Read(data)
	if err != nil {
		return "", err
	}
	e, err := d.Mutate(background, s, change.CommandID{}, func(tx *db.Tx) (change.Change, error) { return transfer.Bring(tx, other, f) })
	made, _ := e.Change.(change.EventCreated)
	return made.Event, err
}

func TestAnEventComesToAnotherInstallationToTheByte(t *testing.T) {
	for from, to := range map[string]string{"sqlite": "postgres", "postgres": "sqlite"} {
		t.Run(from+" to "+to, func(t *testing.T) {
			d, s := seeded(t, from)
			data := export(t, d, s)
			there := dbtest.New(t, to)
			org := founded(t, there)
			id, err := bring(there, org, data)
			must(t, err)
			if again := export(t, there, access.SystemAt(org.Organization, id, convive)); string(again) != string(data) {
				t.Errorf("came back otherwise: %s", differ(string(data), string(again)))
			}
			twice, err := bring(there, org, data)
			must(t, err)
			if twice == id {
				t.Error("the same event twice")
			}
		})
	}
}

func differ(a, b string) string {
	x, y := strings.Split(a, "\n"), strings.Split(b, "\n")
	for i := range min(len(x), len(y)) {
		if x[i] != y[i] {
			return x[i] + " became " + y[i]
		}
	}
	return "one is longer"
}
