package handlers_test

import (
	"fmt"

	"convive/handlers/webtest"
	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
	"convive/models/imports"
	requestrows "convive/models/requests"
)

// ofRequests are the Changes of requests and replies, those that merge and remove people, and the deletion of the event.
var ofRequests = []doing{
	{"requests.asked", theFirst, func(a *audience) change.Change {
		c := a.as(ofHousehold(a.w, a.w.Ours, 0), func(tx *db.Tx) (change.Change, error) {
			return requestrows.Ask(tx, requestrows.Asking{Kind: requestrows.Kinds[0], Words: a.w.Ours.Words()})
		}).Change
		a.rows.request = c.(change.RequestAsked).Request
		return c
	}},
	{"requests.resolved", theFirst, ours(func(a *audience, tx *db.Tx) (change.Change, error) {
		return requestrows.Resolve(tx, a.rows.request, requestrows.Outcome{Version: 1, Answer: a.w.Ours.Answer()})
	})},
	{"requests.reopened", theFirst, ours(func(a *audience, tx *db.Tx) (change.Change, error) {
		return requestrows.Reopen(tx, a.rows.request, requestrows.Reopening{Version: 2})
	})},
	{"requests.declined", theFirst, ours(func(a *audience, tx *db.Tx) (change.Change, error) {
		return requestrows.Decline(tx, a.rows.request, requestrows.Outcome{Version: 3, Answer: a.w.Ours.Answer()})
	})},
	{"replies.sent", theFirst, func(a *audience) change.Change {
		return a.as(ofHousehold(a.w, a.w.Ours, 0), func(tx *db.Tx) (change.Change, error) { return a.reply(tx, guests.Attending) }).Change
	}},
	{"replies.entered", theFirst, ours(func(a *audience, tx *db.Tx) (change.Change, error) { return a.reply(tx, guests.Declined) })},
	{"imports.applied", everyone, func(a *audience) change.Change {
		list := fmt.Sprintf("Name,Email\nBrought %s,%s\n", a.w.Ours.Canary, a.w.Ours.Canaries()[db.Contact][0])
		_, err := imports.Run(a.Context(), a.w.DB, webtest.Secret, imports.Order{Event: a.w.Ours.Slug, Name: "list.csv", Data: []byte(list)})
		a.w.Must(err)
		return a.last(a.w.System(a.w.Ours))
	}},
	{"guests.household-split", nobody, ours(func(a *audience, tx *db.Tx) (change.Change, error) {
		people, err := guests.OfHousehold(tx.Read, a.rows.newcomers)
		if err != nil {
			return nil, err
		}
		c, err := guests.SplitHousehold(tx, webtest.Secret, a.rows.newcomers, guests.Split{Guests: []change.ID{people[1].ID}})
		a.rows.split = c.(change.HouseholdSplit).Household
		return c, err
	})},
	{"guests.households-merged", nobody, ours(func(a *audience, tx *db.Tx) (change.Change, error) {
		into, err := db.Find[guests.Household](tx.Read, a.rows.newcomers)
		if err != nil {
			return nil, err
		}
		return guests.Join(tx, into.ID, guests.Joined{With: a.rows.split, Version: into.Version, Other: 1})
	})},
	{"guests.plus-ones", theFirst, ours(func(a *audience, tx *db.Tx) (change.Change, error) {
		return guests.AllowPlusOnes(tx, a.w.Ours.Guests[0].ID, guests.Bringing{Count: 1})
	})},
	{"guests.told-apart", nobody, ours(func(a *audience, tx *db.Tx) (change.Change, error) {
		return guests.TellApart(tx, guests.Pair{Guests: []change.ID{a.w.Ours.Guests[0].ID, a.w.Ours.Guests[3].ID}})
	})},
	{"guests.merged", theFirst, ours(func(a *audience, tx *db.Tx) (change.Change, error) {
		people, err := guests.OfHousehold(tx.Read, a.rows.newcomers)
		if err != nil {
			return nil, err
		}
		kept, err := db.Find[guests.Guest](tx.Read, a.rows.guest)
		if err != nil {
			return nil, err
		}
		return guests.Merge(tx, guests.Merging{Guests: []change.ID{kept.ID, people[0].ID}, Version: kept.Version, Other: people[0].Version})
	})},
	{"guests.link-renewed", nobody, ours(func(a *audience, tx *db.Tx) (change.Change, error) {
		return guests.RenewLink(tx, webtest.Secret, a.w.Ours.Households[2].ID, 1)
	})},
	{"guests.deleted", theFirst, ours(func(a *audience, tx *db.Tx) (change.Change, error) { return guests.RemoveGuest(tx, a.rows.guest) })},
	{"guests.households-deleted", nobody, ours(func(a *audience, tx *db.Tx) (change.Change, error) {
		return guests.RemoveHousehold(tx, a.w.Ours.Households[2].ID)
	})},
	{"events.deleted", everyone, func(a *audience) change.Change {
		path := "/e/" + a.w.Ours.Slug + "/settings/deletion"
		a.rows.deleted = true
		from(a.w.As("owner")).Post(path, "name", "Renamed "+a.w.Ours.Canary)
		return a.last(a.organization())
	}},
}
