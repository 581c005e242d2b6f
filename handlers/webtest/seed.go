package webtest

import (
	"context"
	"errors"
	"strings"

	"convive/models/access"
	"convive/models/accounts"
	"convive/models/change"
	"convive/models/db"
	"convive/models/events"
	"convive/models/guests"
	"convive/models/organizations"
	"convive/models/team"
)

// Team is who works at each seeded event, by name and role; "owner" owns the organization.
var Team = map[string]access.Role{
	"owner": access.None, "anna": access.Host, "ben": access.Host, "pia": access.Planner, "paul": access.Planner,
	"cora": access.Coordinator, "dora": access.Door, "carl": access.Caterer, "vera": access.Viewer,
}

var convive = change.Actor{Kind: change.ByConvive}

// seed makes an organization with its team and one event of two occasions, three households and seven guests.
func (w *World) seed(slug, canary string) Event {
	w.T.Helper()
	e := Event{Canary: canary, Accounts: map[string]accounts.Account{}}
	ctx := context.Background()
	installation := access.Installation(convive)
	do := func(s access.Scope, fn func(*db.Tx) (change.Change, error)) {
		w.T.Helper()
		_, err := w.DB.Mutate(ctx, s, change.CommandID{}, fn)
		w.Must(err)
	}
	for name := range Team {
		a := accounts.Account{ID: db.NewID(), Name: strings.ToUpper(name[:1]) + name[1:] + " " + canary, Email: name + "@" + slug + ".example.org"}
		a.EmailKey = a.Email
		do(installation, func(tx *db.Tx) (change.Change, error) {
			err := errors.Join(db.Create(tx, &a), tx.NewFeed(change.AccountFeed(a.ID)))
			return change.AccountCreated{Account: a.ID}, err
		})
		e.Accounts[name] = a
	}
	org := organizations.Organization{ID: db.NewID(), Name: "Organization " + canary}
	do(installation, func(tx *db.Tx) (change.Change, error) {
		return organizations.Found(tx, &org, e.Accounts["owner"].ID)
	})
	e.Event = events.Event{
		ID: db.NewID(), OrganizationID: org.ID, Name: "Wedding " + canary, Slug: slug, Place: "Hall " + canary, Zone: "Europe/Berlin", Currency: "EUR",
		Languages: db.Words{"en", "de"}, Sides: db.Words{"Amara", "Jonas"}, Deadline: "2026-08-31", ReplyMode: events.Open, Contact: "Contact " + canary, HostPlaces: 2,
	}
	at := access.Scope{Looker: access.Looker{Actor: convive}, Place: access.AtOrganization, Organization: org.ID, Role: access.System}
	do(at, func(tx *db.Tx) (change.Change, error) { return events.Create(tx, &e.Event) })
	for name, role := range Team {
		if role == access.None {
			continue
		}
		do(w.System(e), func(tx *db.Tx) (change.Change, error) { return team.Join(tx, e.Accounts[name].ID, role) })
	}
	do(w.System(e), func(tx *db.Tx) (change.Change, error) { return w.people(tx, &e) })
	return e
}

// people fills an event with occasions, households and guests.
func (w *World) people(tx *db.Tx, e *Event) (change.Change, error) {
	e.Occasions = []events.Occasion{
		{Name: "Ceremony " + e.Canary, Starts: "2026-09-12T14:00", Ends: "2026-09-12T15:00", Place: "Lawn " + e.Canary, Position: 1},
		{Name: "Reception " + e.Canary, Starts: "2026-09-12T17:00", Ends: "2026-09-12T23:00", Place: "Hall " + e.Canary, AsksMeal: true, Seated: true, Position: 2},
	}
	for i := range e.Occasions {
		if err := db.Create(tx, &e.Occasions[i]); err != nil {
			return nil, err
		}
	}
	for i, name := range []string{"Beef", "Trout"} {
		m := events.Meal{OccasionID: e.Occasions[1].ID, Name: name + " " + e.Canary, Position: int64(i)}
		if err := db.Create(tx, &m); err != nil {
			return nil, err
		}
		e.Meals = append(e.Meals, m)
	}
	var added []change.ID
	for i, people := range [][]string{{"Ada Lawson", "Ben Lawson", "Kit Lawson"}, {"Zoé Aubertin", "Didier Aubertin"}, {"הדס אלמוג", "אלון אלמוג"}} {
		n := &guests.NewHousehold{Household: guests.Household{
			EnvelopeName: "The household of " + people[0] + " " + e.Canary, Street: e.Canary + "-street 7", City: e.Canary + "-city",
			ReplyCode: e.code(i), Note: e.Canary + "-note",
		}}
		for _, name := range people {
			g := &guests.NewGuest{Guest: guests.Guest{Name: name + " " + e.Canary, Email: e.mail(), Phone: e.phone(), DietNote: e.Canary + "-diet"}}
			for _, o := range e.Occasions {
				g.Invitations = append(g.Invitations, guests.Invitation{OccasionID: o.ID})
			}
			n.People = append(n.People, g)
		}
		if err := guests.Create(tx, guests.Keys{Secret: Secret}, n); err != nil {
			return nil, err
		}
		e.Households = append(e.Households, n.Household)
		for _, g := range n.People {
			e.Guests = append(e.Guests, g.Guest)
			added = append(added, g.ID)
		}
	}
	return change.GuestsImported{File: "seed", Created: len(added)}, nil
}
