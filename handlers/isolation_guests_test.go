package handlers_test

import (
	"convive/handlers/webtest"
	"convive/models/activity"
	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
)

// ofGuestLists are the first Changes of households and their guests.
var ofGuestLists = []doing{
	{"guests.household-added", nobody, ours(func(a *audience, tx *db.Tx) (change.Change, error) {
		c, err := guests.AddHousehold(tx, webtest.Secret, guests.Addition{People: "Newcomer " + a.w.Ours.Canary + "\n+1", List: guests.ListA, Occasions: []change.ID{a.w.Ours.Occasions[1].ID}})
		a.rows.newcomers = c.(change.HouseholdAdded).Household
		return c, err
	})},
	{"guests.household-edited", theFirst, ours(func(a *audience, tx *db.Tx) (change.Change, error) {
		h, err := db.Find[guests.Household](tx.Read, a.w.Ours.Households[0].ID)
		if err != nil {
			return nil, err
		}
		d := guests.EditOf(h)
		d.Note, d.City = a.w.Ours.Canary+"-note again", a.w.Ours.Canary+"-city again"
		return guests.EditHousehold(tx, h.ID, d)
	})},
	{"guests.added", theFirst, ours(func(a *audience, tx *db.Tx) (change.Change, error) {
		c, err := guests.AddGuests(tx, a.w.Ours.Households[0].ID, guests.Newcomers{People: "Fourth Lawson " + a.w.Ours.Canary, Occasions: []change.ID{a.w.Ours.Occasions[1].ID}})
		a.rows.guest = c.(change.GuestsAdded).Guests[0]
		return c, err
	})},
	{"guests.edited", theFirst, ours(func(a *audience, tx *db.Tx) (change.Change, error) {
		g, err := db.Find[guests.Guest](tx.Read, a.rows.guest)
		if err != nil {
			return nil, err
		}
		d := guests.EditOfGuest(g, nil)
		d.DietNote, d.Name = a.w.Ours.Canary+"-diet again", "Fourth Renamed "+a.w.Ours.Canary
		return guests.EditGuest(tx, g.ID, d)
	})},
	{"guests.bulk-edited", theFirst, func(a *audience) change.Change {
		e := a.w.Mutate(a.w.Ours, func(tx *db.Tx) (change.Change, error) {
			return guests.Invite(tx, guests.Inviting{Guests: []change.ID{a.rows.guest}, Invite: a.w.Ours.Occasions[0].ID})
		})
		a.rows.tagged = e.Seq
		return e.Change
	}},
	{"undo.done", theFirst, ours(func(a *audience, tx *db.Tx) (change.Change, error) { return activity.Undo(tx, a.rows.tagged) })},
}
