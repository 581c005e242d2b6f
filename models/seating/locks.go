package seating

import (
	"errors"
	"strings"

	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
	"convive/models/invalid"
)

// LockGuests keeps guests at the tables where whoever locks them sees them, or lets them go with others again. Who has no
// seat has nothing to be locked.
func LockGuests(tx *db.Tx, d LockingGuests) (change.Change, error) {
	plan, err := PlanAt(tx.Read, d.Occasion, d.Plan)
	if err != nil {
		return nil, err
	}
	m, err := newMove(tx, plan, premisesOf(d.Guests), Target{Table: nowhere})
	if err != nil {
		return nil, err
	}
	c := change.GuestsLocked{Plan: plan.ID, Locked: d.Locked}
	for _, g := range m.movers {
		a := m.places.of[g.ID]
		if a == nil || a.Locked == d.Locked {
			continue
		}
		if err := db.Update(tx, a, db.Set{"locked": d.Locked}); err != nil {
			return nil, err
		}
		c.Guests = append(c.Guests, g.ID)
	}
	if len(c.Guests) == 0 {
		return change.None, nil
	}
	return c, nil
}

// ErrLocked says that some of those whom a step would move are locked in their seats; it asks whether to move them.
type ErrLocked struct {
	invalid.Refusal
	Guests []change.ID
}

// Unwrap is the sentence that people read.
func (e ErrLocked) Unwrap() error { return e.Refusal }

// unlocked asks before anybody moves who is locked, unless whoever moves them said so.
func unlocked(r *db.Read, anyway bool, seated []*Assignment) error {
	var ids []change.ID
	for _, a := range seated {
		if a.Locked {
			ids = append(ids, a.GuestID)
		}
	}
	if anyway || len(ids) == 0 {
		return nil
	}
	rows, err := db.From[guests.Guest](r).In("id", ids).Order("sort_key, id").All()
	if err != nil {
		return err
	}
	return ErrLocked{invalid.Refuse("Locked in their seats: {guests}. Move them all the same?", "guests", names(rows)).Offering("unlock", "Move them"), ids}
}

// loose asks before pieces of a room are removed that are locked, by their names, and whoever is locked in a seat with them.
func loose(r *db.Read, anyway bool, fixed []string, seated []*Assignment) error {
	err := unlocked(r, anyway, seated)
	if anyway || len(fixed) == 0 {
		return err
	}
	pieces := strings.Join(fixed, ", ")
	no := invalid.Refuse("Locked: {pieces}. Remove it all the same?", "pieces", pieces)
	var people ErrLocked
	switch {
	case errors.As(err, &people):
		no = invalid.Refuse("Locked: {pieces}, and in their seats: {guests}. Remove it all the same?", append([]any{"pieces", pieces}, people.Args...)...)
	case err != nil:
		return err
	}
	return ErrLocked{no.Offering("unlock", "Remove"), people.Guests}
}

// seats are the movers' present seats.
func (m move) seats() (all []*Assignment) {
	for _, g := range m.movers {
		if a := m.places.of[g.ID]; a != nil {
			all = append(all, a)
		}
	}
	return all
}
