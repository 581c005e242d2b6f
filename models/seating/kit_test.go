package seating_test

import (
	"context"
	"errors"
	"fmt"
	"testing"

	"convive/models/access"
	"convive/models/accounts"
	"convive/models/change"
	"convive/models/db"
	"convive/models/dbtest"
	"convive/models/events"
	"convive/models/guests"
	"convive/models/organizations"
	"convive/models/seating"
)

var background = context.Background()

// world is one event with one seated occasion, two hosts, and guests named g0, g1, … who attend it.
type world struct {
	t        testing.TB
	d        *db.DB
	scope    access.Scope
	anna     access.Scope
	ben      access.Scope
	occasion events.Occasion
	guests   []guests.Guest
}

func each(t *testing.T, n int, test func(w *world)) {
	dbtest.Each(t, func(t *testing.T, d *db.DB) { test(newWorld(t, d, n)) })
}

func newWorld(t testing.TB, d *db.DB, n int) *world {
	t.Helper()
	w := &world{t: t, d: d}
	system := change.Actor{Kind: change.ByConvive}
	installation := access.Installation(system)
	hosts := map[string]change.ID{}
	for _, name := range []string{"Anna", "Ben"} {
		a := accounts.Account{ID: db.NewID(), Name: name, Email: name, EmailKey: string(db.NewID())}
		w.mutate(installation, func(tx *db.Tx) (change.Change, error) {
			return change.AccountCreated{Account: a.ID}, errors.Join(db.Create(tx, &a), tx.NewFeed(change.AccountFeed(a.ID)))
		})
		hosts[name] = a.ID
	}
	org := organizations.Organization{ID: db.NewID(), Name: "Org"}
	w.mutate(installation, func(tx *db.Tx) (change.Change, error) { return organizations.Found(tx, &org, hosts["Anna"]) })
	e := events.Event{ID: db.NewID(), OrganizationID: org.ID, Name: "Wedding", Slug: string(db.NewID()), Zone: "UTC", ReplyMode: events.Open}
	at := access.Scope{Looker: access.Looker{Actor: system}, Place: access.AtOrganization, Organization: org.ID, Role: access.System}
	w.mutate(at, func(tx *db.Tx) (change.Change, error) { return events.Create(tx, &e) })
	w.scope = access.SystemAt(org.ID, e.ID, system)
	w.anna, w.ben = w.scope, w.scope
	w.anna.Actor, w.ben.Actor = change.Actor{Kind: change.ByAccount, ID: hosts["Anna"]}, change.Actor{Kind: change.ByAccount, ID: hosts["Ben"]}
	w.occasion = events.Occasion{Name: "Reception", Starts: "2026-09-12T17:00", Seated: true}
	w.mutate(w.scope, func(tx *db.Tx) (change.Change, error) {
		return change.OccasionAdded{Occasion: w.occasion.ID}, db.Create(tx, &w.occasion)
	})
	w.invite(n)
	return w
}

// invite adds people in households of two.
func (w *world) invite(n int) {
	w.t.Helper()
	w.mutate(w.scope, func(tx *db.Tx) (change.Change, error) {
		var h guests.Household
		for i := range n {
			if i%2 == 0 {
				h = guests.Household{EnvelopeName: fmt.Sprint("h", i), List: guests.ListA, ReplyCode: string(db.NewID()), LinkHash: string(db.NewID()), SortKey: fmt.Sprintf("%04d", i)}
				if err := db.Create(tx, &h); err != nil {
					return nil, err
				}
			}
			g := guests.Guest{HouseholdID: h.ID, Name: fmt.Sprint("g", i), Age: guests.Adult, Position: int64(i)}
			if err := db.Create(tx, &g); err != nil {
				return nil, err
			}
			in := guests.Invitation{HouseholdID: h.ID, GuestID: g.ID, OccasionID: w.occasion.ID, Reply: guests.Attending}
			if err := db.Create(tx, &in); err != nil {
				return nil, err
			}
			w.guests = append(w.guests, g)
		}
		return change.GuestsImported{File: "test"}, nil
	})
}

func (w *world) mutate(s access.Scope, fn func(*db.Tx) (change.Change, error)) change.Entry {
	w.t.Helper()
	e, err := w.d.Mutate(background, s, change.CommandID{}, fn)
	if err != nil {
		w.t.Fatal(err)
	}
	return e
}

// tables adds n tables of so many seats and returns their ids.
func (w *world) tables(n, seats int) []change.ID {
	w.t.Helper()
	e := w.mutate(w.anna, func(tx *db.Tx) (change.Change, error) {
		return seating.AddTables(tx, seating.NewTables{Occasion: w.occasion.ID, Count: int64(n), Seats: int64(seats), Shape: seating.Round})
	})
	return e.Change.(change.TablesAdded).Tables
}

// move runs a Move as somebody.
func (w *world) move(as access.Scope, to string, anyway bool, who ...string) (change.Entry, error) {
	return w.d.Mutate(background, as, change.CommandID{}, func(tx *db.Tx) (change.Change, error) {
		return seating.Move(tx, seating.Moving{Occasion: w.occasion.ID, Guests: who, To: to, Anyway: anyway})
	})
}

// at is guest i as seen at a place.
func (w *world) at(i int, place change.ID) string {
	return seating.Premise{Guest: w.guests[i].ID, From: place}.String()
}

func (w *world) board() (b *seating.Board) {
	w.t.Helper()
	err := w.d.Read(background, w.scope, func(r *db.Read) (err error) {
		b, err = seating.Of(r, w.occasion.ID)
		return err
	})
	if err != nil {
		w.t.Fatal(err)
	}
	return b
}

// seated is how many sit at each table, by the board's order.
func (w *world) seated() (n []int) {
	w.t.Helper()
	for _, l := range w.board().Tables {
		n = append(n, len(l.People))
	}
	return n
}
