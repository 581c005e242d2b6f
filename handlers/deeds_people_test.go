package handlers_test

import (
	"fmt"

	"convive/handlers/webtest"
	"convive/models/change"
	"convive/models/db"
	"convive/models/events"
	"convive/models/guests"
)

// peoplesDeeds are those on the guest list.
var peoplesDeeds = []deed{
	{name: "tag", do: func(tx *db.Tx, _ webtest.Event, n int) (change.Change, error) {
		g, err := pick[guests.Guest](tx, n)
		if err != nil {
			return nil, err
		}
		return guests.Tag(tx, guests.Tagging{Guests: []change.ID{g.ID}, Add: fmt.Sprint("tag", n%5)})
	}},
	{name: "invite", do: func(tx *db.Tx, e webtest.Event, n int) (change.Change, error) {
		g, err := pick[guests.Guest](tx, n)
		if err != nil {
			return nil, err
		}
		change := guests.Inviting{Guests: []change.ID{g.ID}, Invite: e.Occasions[n%2].ID}
		if n%3 == 0 {
			change.Invite, change.Withdraw = "", change.Invite
		}
		return guests.Invite(tx, change)
	}},
	{name: "wait", do: func(tx *db.Tx, e webtest.Event, n int) (change.Change, error) {
		g, err := pick[guests.Guest](tx, n)
		if err != nil {
			return nil, err
		}
		o, err := db.Find[events.Occasion](tx.Read, e.Occasions[n%2].ID)
		if err != nil {
			return nil, err
		}
		if err := db.Update(tx, &o, db.Set{"capacity": n%9 + 1}); err != nil {
			return nil, err
		}
		if n%4 == 0 {
			return change.OccasionEdited{Occasion: o.ID}, nil
		}
		return guests.Invite(tx, guests.Inviting{Guests: []change.ID{g.ID}, Wait: o.ID})
	}},
	{name: "fill places", do: func(tx *db.Tx, _ webtest.Event, _ int) (change.Change, error) { return guests.FillPlaces(tx) }},
	{name: "add a household", do: func(tx *db.Tx, e webtest.Event, n int) (change.Change, error) {
		return guests.AddHousehold(tx, webtest.Secret, guests.Addition{People: fmt.Sprintf("Newcomer %d\n+1", n), List: guests.ListA, Occasions: []change.ID{e.Occasions[1].ID}})
	}},
	{name: "move a guest", do: func(tx *db.Tx, _ webtest.Event, n int) (change.Change, error) {
		g, err := pick[guests.Guest](tx, n)
		if err != nil {
			return nil, err
		}
		h, err := pick[guests.Household](tx, n/2)
		if err != nil {
			return nil, err
		}
		return guests.Move(tx, webtest.Secret, guests.Moving{Guests: []change.ID{g.ID}, To: h.ID, Clear: n%3 == 0})
	}},
	{name: "merge two guests", do: func(tx *db.Tx, e webtest.Event, n int) (change.Change, error) {
		all, err := db.All[guests.Guest](tx.Read, "id")
		if err != nil || len(all) < 2 {
			return change.None, err
		}
		a, b := all[n%len(all)], all[(n+1)%len(all)]
		m := guests.Merging{Guests: []change.ID{a.ID, b.ID}, Version: a.Version, Other: b.Version, Replies: map[change.ID]string{}}
		for _, o := range e.Occasions {
			m.Replies[o.ID] = "b"
		}
		return guests.Merge(tx, m)
	}},
	{name: "tell two guests apart", do: func(tx *db.Tx, _ webtest.Event, n int) (change.Change, error) {
		all, err := db.All[guests.Guest](tx.Read, "id")
		if err != nil || len(all) < 2 {
			return change.None, err
		}
		return guests.TellApart(tx, guests.Pair{Guests: []change.ID{all[n%len(all)].ID, all[(n+1)%len(all)].ID}})
	}},
	{name: "merge two households", do: func(tx *db.Tx, _ webtest.Event, n int) (change.Change, error) {
		all, err := db.All[guests.Household](tx.Read, "id")
		if err != nil || len(all) < 2 {
			return change.None, err
		}
		a, b := all[n%len(all)], all[(n+1)%len(all)]
		return guests.Join(tx, a.ID, guests.Joined{With: b.ID, Version: a.Version, Other: b.Version})
	}},
	{name: "split a household", do: func(tx *db.Tx, _ webtest.Event, n int) (change.Change, error) {
		g, err := pick[guests.Guest](tx, n)
		if err != nil {
			return nil, err
		}
		return guests.SplitHousehold(tx, webtest.Secret, g.HouseholdID, guests.Split{Guests: []change.ID{g.ID}})
	}},
	{name: "allow plus-ones", do: func(tx *db.Tx, _ webtest.Event, n int) (change.Change, error) {
		g, err := pick[guests.Guest](tx, n)
		if err != nil {
			return nil, err
		}
		brought, err := guests.Brought(tx.Read, g.ID)
		if err != nil {
			return nil, err
		}
		return guests.AllowPlusOnes(tx, g.ID, guests.Bringing{Was: int64(len(brought)), Count: int64(n % 3)})
	}},
	{name: "remove a guest", do: func(tx *db.Tx, _ webtest.Event, n int) (change.Change, error) {
		g, err := pick[guests.Guest](tx, n)
		if err != nil {
			return nil, err
		}
		return guests.RemoveGuest(tx, g.ID)
	}},
}
