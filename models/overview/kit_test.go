package overview_test

import (
	"context"
	"errors"
	"fmt"
	"testing"

	"convive/models/access"
	"convive/models/change"
	"convive/models/db"
	"convive/models/dbtest"
	"convive/models/events"
	"convive/models/guests"
	"convive/models/organizations"
	"convive/models/overview"
	"convive/models/requests"
	"convive/models/seating"
)

var (
	background = context.Background()
	convive    = change.Actor{Kind: change.ByConvive}
)

type rule = func(*db.Tx) (change.Change, error)

// kit is one event with a ceremony, a seated dinner that asks for a meal, and no guests yet.
type kit struct {
	*testing.T
	d                *db.DB
	scope            access.Scope
	ceremony, dinner change.ID
	meal             change.ID
}

func each(t *testing.T, test func(k *kit)) {
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		k := &kit{T: t, d: d}
		org, id := organizations.Organization{ID: db.NewID(), Name: "O"}, db.NewID()
		k.in(access.Installation(convive), func(tx *db.Tx) (change.Change, error) {
			return change.OrganizationCreated{Organization: org.ID}, errors.Join(db.Create(tx, &org), tx.NewFeed(change.OrganizationFeed(org.ID)))
		})
		at := access.Scope{Looker: access.Looker{Actor: convive}, Place: access.AtOrganization, Organization: org.ID, Role: access.System}
		k.in(at, func(tx *db.Tx) (change.Change, error) {
			return events.Create(tx, &events.Event{ID: id, OrganizationID: org.ID, Name: "W", Slug: "w", Zone: "Europe/Berlin", ReplyMode: events.Open, Deadline: "2026-08-31"})
		})
		k.scope = access.SystemAt(org.ID, id, convive)
		k.do(func(tx *db.Tx) (change.Change, error) {
			c, o := events.Occasion{Name: "Ceremony", Starts: "2026-09-12T14:00"}, events.Occasion{Name: "Dinner", Starts: "2026-09-12T18:00", AsksMeal: true, Seated: true}
			if err := db.Create(tx, &c, &o); err != nil {
				return nil, err
			}
			m := events.Meal{OccasionID: o.ID, Name: "Beef"}
			k.ceremony, k.dinner = c.ID, o.ID
			err := db.Create(tx, &m)
			k.meal = m.ID
			return change.OccasionAdded{Occasion: o.ID}, err
		})
		test(k)
	})
}

func (k *kit) in(s access.Scope, fn rule) change.Entry {
	k.Helper()
	e, err := k.d.Mutate(background, s, change.CommandID{}, fn)
	if err != nil {
		k.Fatal(err)
	}
	return e
}

func (k *kit) do(fn rule) change.Entry {
	k.Helper()
	return k.in(k.scope, fn)
}

// household adds people who are invited to both occasions and answered so for both; who comes has chosen the meal.
func (k *kit) household(host bool, answers ...guests.Reply) *guests.NewHousehold {
	k.Helper()
	n := &guests.NewHousehold{Household: guests.Household{Host: host}}
	for i, r := range answers {
		g := &guests.NewGuest{Guest: guests.Guest{Name: fmt.Sprint("G", i)}, Invitations: []guests.Invitation{{OccasionID: k.ceremony, Reply: r}, {OccasionID: k.dinner, Reply: r}}}
		if r == guests.Attending {
			g.Invitations[1].MealID = &k.meal
		}
		n.People = append(n.People, g)
	}
	k.do(func(tx *db.Tx) (change.Change, error) {
		return change.HouseholdAdded{Household: n.ID}, guests.Create(tx, guests.Keys{Secret: []byte("secret")}, n)
	})
	return n
}

// answer changes what a guest's invitation to the dinner holds.
func (k *kit) answer(g *guests.NewGuest, set db.Set) {
	k.Helper()
	k.do(func(tx *db.Tx) (change.Change, error) {
		in, err := db.Find[guests.Invitation](tx.Read, g.Invitations[1].ID)
		if err != nil {
			return nil, err
		}
		return change.GuestEdited{Guest: g.ID}, db.Update(tx, &in, set)
	})
}

// table adds one to the dinner and seats people there, also more than fit.
func (k *kit) table(seats int64, people ...*guests.NewGuest) {
	k.Helper()
	e := k.do(func(tx *db.Tx) (change.Change, error) {
		return seating.AddTables(tx, seating.NewTables{Occasion: k.dinner, Count: 1, Seats: seats, Shape: seating.Round})
	})
	m := seating.Moving{Occasion: k.dinner, To: string(e.Change.(change.TablesAdded).Tables[0]), Anyway: true}
	for _, g := range people {
		m.Guests = append(m.Guests, seating.Premise{Guest: g.ID, From: seating.Parking}.String())
	}
	if len(people) > 0 {
		k.do(func(tx *db.Tx) (change.Change, error) { return seating.Move(tx, m) })
	}
}

// ask puts a request of a household into the event.
func (k *kit) ask(h *guests.NewHousehold, words string) change.ID {
	k.Helper()
	r := requests.GuestRequest{HouseholdID: h.ID, Kind: "other", Words: words, Status: requests.Open}
	k.do(func(tx *db.Tx) (change.Change, error) {
		err := db.Create(tx, &r)
		return change.RequestAsked{Request: r.ID, Household: h.ID}, err
	})
	return r.ID
}

// needs reads what waits for a role.
func (k *kit) needs(role access.Role) (n overview.Needs) {
	k.Helper()
	s := k.scope
	s.Role, s.Can = role, access.Of(role)
	err := k.d.Read(background, s, func(r *db.Read) error {
		e, err := events.Current(r)
		if err != nil {
			return err
		}
		n, err = overview.What(r, e)
		return err
	})
	if err != nil {
		k.Fatal(err)
	}
	return n
}
