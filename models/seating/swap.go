package seating

import (
	"convive/models/change"
	"convive/models/db"
	"convive/models/invalid"
)

// Swapping is the form by which two guests take each other's places. Each comes with the place where they are expected.
type Swapping struct {
	Occasion change.ID `form:"occasion"`
	Plan     change.ID `form:"plan"` // "" is the one in use
	Guests   []string  `form:"guest"`
	Unlock   bool      `form:"unlock"` // move also who is locked
}

// Validate finds a form that doesn't name two guests.
func (s Swapping) Validate() (wrong invalid.Fields) {
	checkMoved(&wrong, s.Occasion, s.Guests)
	wrong.Check(len(premisesOf(s.Guests)) == 2, "guest", "Choose two guests who swap their places.")
	return wrong
}

// Swap lets two guests take each other's places: chair for chair, or a chair for parking.
func Swap(tx *db.Tx, d Swapping) (change.Change, error) {
	plan, err := PlanAt(tx.Read, d.Occasion, d.Plan)
	if err != nil {
		return nil, err
	}
	m, err := newMove(tx, plan, premisesOf(d.Guests), Target{Table: nowhere})
	if err != nil {
		return nil, err
	}
	for _, g := range m.movers {
		if !g.Seated() {
			return nil, invalid.Refuse("{guest} needs no seat, so there is none to swap.", "guest", g.Name)
		}
	}
	one, other := m.movers[0], m.movers[1]
	if m.places.of[one.ID] == nil {
		one, other = other, one
	}
	a, b := m.places.of[one.ID], m.places.of[other.ID]
	if a == nil {
		return change.None, nil // both are parked
	}
	if err := unlocked(tx.Read, d.Unlock, m.seats()); err != nil {
		return nil, err
	}
	if err := m.invited(tx); err != nil {
		return nil, err
	}
	table, seat := a.TableID, a.Seat
	switch {
	case b == nil:
		if err = db.Delete(tx, a); err == nil {
			err = db.Create(tx, &Assignment{PlanID: plan.ID, HouseholdID: other.HouseholdID, GuestID: other.ID, TableID: table, Seat: seat})
		}
	case a.TableID == b.TableID && a.Seat == nil && b.Seat == nil:
		return change.None, nil // neither has a chair of their own
	default:
		err = trade(tx, a, b)
	}
	var out group
	for _, g := range m.movers {
		out.add(g.ID, g.HouseholdID)
	}
	return change.GuestsSwapped{Plan: plan.ID, Guests: out.Guests, Households: out.Households}, err
}

// trade gives two who sit each other's seat. No two may hold one seat, even for a moment.
func trade(tx *db.Tx, a, b *Assignment) error {
	tableA, seatA, tableB, seatB := a.TableID, a.Seat, b.TableID, b.Seat
	if err := db.Update(tx, a, db.Set{"seat": (*int64)(nil)}); err != nil {
		return err
	}
	if err := db.Update(tx, b, db.Set{"table_id": tableA, "seat": seatA}); err != nil {
		return err
	}
	return db.Update(tx, a, db.Set{"table_id": tableB, "seat": seatB})
}
