package handlers_test

import (
	"slices"

	"convive/handlers/webtest"
	"convive/models/change"
	"convive/models/db"
	"convive/models/events"
	"convive/models/guests"
)

// The deletion of the event stays the last.
func init() { doings = slices.Insert(doings, len(doings)-1, ofPlaces...) }

// ofPlaces are the Changes of waiting lists, of leaves to reply and of moves. Two people who came meanwhile wait for a
// place at the second occasion, each in a household of their own.
var ofPlaces = []doing{
	{"guests.household-reopened", theFirst, ours(func(a *audience, tx *db.Tx) (change.Change, error) {
		h, err := db.Find[guests.Household](tx.Read, a.w.Ours.Households[0].ID)
		if err != nil {
			return nil, err
		}
		return guests.Reopen(tx, h.ID, guests.Reopening{Version: h.Version, Until: "2026-09-20"})
	})},
	{"guests.household-added", nobody, ours(func(a *audience, tx *db.Tx) (change.Change, error) {
		c, err := guests.AddHousehold(tx, webtest.Secret, guests.Addition{People: "Patient " + a.w.Ours.Canary, List: guests.ListA})
		a.rows.patient = c.(change.HouseholdAdded)
		return c, err
	})},
	{"guests.household-added", nobody, ours(func(a *audience, tx *db.Tx) (change.Change, error) {
		c, err := guests.AddHousehold(tx, webtest.Secret, guests.Addition{People: "Later " + a.w.Ours.Canary, List: guests.ListA})
		a.rows.later = c.(change.HouseholdAdded)
		return c, err
	})},
	{"occasions.edited", everyone, ours(func(a *audience, tx *db.Tx) (change.Change, error) { return a.room(tx, 1) })},
	{"waiting.joined", nobody, ours(func(a *audience, tx *db.Tx) (change.Change, error) { return a.wait(tx, a.rows.patient) })},
	{"waiting.joined", nobody, ours(func(a *audience, tx *db.Tx) (change.Change, error) { return a.wait(tx, a.rows.later) })},
	{"waiting.moved", nobody, ours(func(a *audience, tx *db.Tx) (change.Change, error) {
		turn, err := a.turn(tx, a.rows.later.Household)
		if err != nil {
			return nil, err
		}
		return guests.MoveWaiting(tx, a.rows.later.Household, guests.Way{Version: turn.Version, Occasion: turn.Occasion, To: "up"})
	})},
	{"waiting.place-given", nobody, ours(func(a *audience, tx *db.Tx) (change.Change, error) {
		turn, err := a.turn(tx, a.rows.later.Household)
		if err != nil {
			return nil, err
		}
		return guests.GivePlace(tx, a.rows.later.Household, turn)
	})},
	{"waiting.told", nobody, ours(func(a *audience, tx *db.Tx) (change.Change, error) {
		return guests.TellPlace(tx, a.rows.later.Household, guests.Turn{Version: 1, Occasion: a.w.Ours.Occasions[1].ID})
	})},
	{"waiting.ended", nobody, ours(func(a *audience, tx *db.Tx) (change.Change, error) {
		turn, err := a.turn(tx, a.rows.patient.Household)
		if err != nil {
			return nil, err
		}
		return guests.LeaveWaiting(tx, a.rows.patient.Household, turn)
	})},
	{"waiting.joined", nobody, ours(func(a *audience, tx *db.Tx) (change.Change, error) { return a.wait(tx, a.rows.patient) })},
	{"occasions.edited", everyone, ours(func(a *audience, tx *db.Tx) (change.Change, error) { return a.room(tx, 500) })},
	{"waiting.places-filled", nobody, ours(func(_ *audience, tx *db.Tx) (change.Change, error) { return guests.FillPlaces(tx) })},
	{"guests.moved", nobody, ours(func(a *audience, tx *db.Tx) (change.Change, error) {
		return guests.Move(tx, webtest.Secret, guests.Moving{Guests: a.rows.patient.Guests, To: a.rows.later.Household})
	})},
}

// room gives the second occasion so many places.
func (a *audience) room(tx *db.Tx, places int64) (change.Change, error) {
	o, err := db.Find[events.Occasion](tx.Read, a.w.Ours.Occasions[1].ID)
	if err != nil {
		return nil, err
	}
	return change.OccasionEdited{Occasion: o.ID}, db.Update(tx, &o, db.Set{"capacity": places})
}

func (a *audience) wait(tx *db.Tx, who change.HouseholdAdded) (change.Change, error) {
	return guests.Invite(tx, guests.Inviting{Guests: who.Guests, Wait: a.w.Ours.Occasions[1].ID})
}

// turn is where a household stands on the list of the second occasion.
func (a *audience) turn(tx *db.Tx, household change.ID) (guests.Turn, error) {
	all, err := guests.AllPlaces(tx.Read)
	for _, p := range all {
		for _, w := range p.Queue {
			if p.ID == a.w.Ours.Occasions[1].ID && w.Household.ID == household {
				return guests.Turn{Version: w.At, Occasion: p.ID}, nil
			}
		}
	}
	return guests.Turn{}, err
}
