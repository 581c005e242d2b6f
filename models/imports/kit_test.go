package imports_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"convive/models/access"
	"convive/models/accounts"
	"convive/models/change"
	"convive/models/db"
	"convive/models/dbtest"
	"convive/models/events"
	"convive/models/guests"
	"convive/models/imports"
	"convive/models/imports/lists"
	"convive/models/organizations"
)

var (
	background = context.Background()
	secret     = []byte("a secret of tests, thirty-two bytes")
	convive    = change.Actor{Kind: change.ByConvive}
)

// world is one empty event.
type world struct {
	t     testing.TB
	d     *db.DB
	scope access.Scope
	event events.Event
}

func each(t *testing.T, test func(w *world)) {
	t.Helper()
	dbtest.Each(t, func(t *testing.T, d *db.DB) { test(found(t, d)) })
}

// found makes an organization with an event in a fresh database.
func found(t testing.TB, d *db.DB) *world {
	t.Helper()
	w := &world{t: t, d: d}
	owner := accounts.Account{ID: db.NewID(), Name: "Anna", Email: "anna@example.org", EmailKey: "anna@example.org"}
	org := organizations.Organization{ID: db.NewID(), Name: "Organization"}
	w.event = events.Event{ID: db.NewID(), OrganizationID: org.ID, Name: "Wedding", Slug: "wedding", Zone: "Europe/Berlin", Currency: "EUR",
		Languages: db.Words{"en"}, Sides: db.Words{"Amara", "Jonas"}, ReplyMode: events.Open, HostPlaces: 2}
	installation := access.Installation(convive)
	w.mutate(installation, func(tx *db.Tx) (change.Change, error) {
		err := errors.Join(db.Create(tx, &owner), tx.NewFeed(change.AccountFeed(owner.ID)))
		return change.AccountCreated{Account: owner.ID}, err
	})
	w.mutate(installation, func(tx *db.Tx) (change.Change, error) { return organizations.Found(tx, &org, owner.ID) })
	at := access.Scope{Looker: access.Looker{Actor: convive}, Place: access.AtOrganization, Organization: org.ID, Role: access.System}
	w.mutate(at, func(tx *db.Tx) (change.Change, error) { return events.Create(tx, &w.event) })
	w.scope = access.SystemAt(org.ID, w.event.ID, convive)
	return w
}

func (w *world) must(err error) {
	w.t.Helper()
	if err != nil {
		w.t.Fatal(err)
	}
}

func (w *world) mutate(s access.Scope, fn func(*db.Tx) (change.Change, error)) change.Entry {
	w.t.Helper()
	e, err := w.d.Mutate(background, s, change.CommandID{}, fn)
	w.must(err)
	return e
}

func read(t testing.TB, name string) lists.List {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("lists", "testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return text(t, name, string(data))
}

func text(t testing.TB, name, data string) lists.List {
	t.Helper()
	l, err := lists.Read(name, []byte(data), lists.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// plan works out what a list would do now.
func (w *world) plan(l lists.List, apart ...int) (p imports.Plan) {
	w.t.Helper()
	w.must(w.d.Read(background, w.scope, func(r *db.Read) (err error) {
		p, err = imports.New(r, l, apart...)
		return err
	}))
	return p
}

// apply imports a list and returns the log's entry.
func (w *world) apply(l lists.List) change.Entry {
	w.t.Helper()
	p := w.plan(l)
	return w.mutate(w.scope, func(tx *db.Tx) (change.Change, error) { return imports.Apply(tx, secret, &p, "list.csv", p.Digest) })
}

// guest finds the only guest of a name.
func (w *world) guest(name string) guests.Guest {
	w.t.Helper()
	found := where[guests.Guest](w, "name = ?", name)
	if len(found) != 1 {
		w.t.Fatalf("%d guests are called %q", len(found), name)
	}
	return found[0]
}

func where[T any](w *world, condition string, args ...any) (rows []T) {
	w.t.Helper()
	w.must(w.d.Read(background, w.scope, func(r *db.Read) (err error) {
		rows, err = db.From[T](r).Where(condition, args...).Order("id").All()
		return err
	}))
	return rows
}

// reply is how a guest stands to an occasion, by names.
func (w *world) reply(guest change.ID, occasion string) string {
	w.t.Helper()
	o := where[events.Occasion](w, "name = ?", occasion)
	in := where[guests.Invitation](w, "guest_id = ? AND occasion_id = ?", string(guest), string(o[0].ID))
	if len(in) == 0 {
		return "not invited"
	}
	return string(in[0].Reply)
}
