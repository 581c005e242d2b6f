package seating

import (
	"convive/models/change"
	"convive/models/db"
)

// Clear takes tables and room objects out of the room; who sat there goes to parking. Like the removal of one table it
// does so whatever has been changed meanwhile; what is gone already is left out.
func Clear(tx *db.Tx, d Clearing) (change.Change, error) {
	plan, err := PlanAt(tx.Read, d.Occasion, d.Plan)
	if err != nil {
		return nil, err
	}
	pieces, err := piecesOf(tx.Read, plan.ID, d.Pieces)
	if err != nil {
		return nil, err
	}
	p, err := placesOf(tx.Read, plan.ID)
	if err != nil {
		return nil, err
	}
	c := change.RoomCleared{Plan: plan.ID, Occasion: plan.OccasionID}
	var seated []*Assignment
	var fixed []string
	for _, id := range d.Pieces {
		piece, there := pieces[id]
		if there && piece.locked() {
			fixed = append(fixed, piece.called())
		}
		switch {
		case piece.table != nil:
			seated = append(append(seated, p.at[id]...), p.laps[id]...)
			c.Tables = append(c.Tables, id)
		case piece.object != nil:
			c.Objects = append(c.Objects, id)
		}
	}
	if len(c.Tables)+len(c.Objects) == 0 {
		return change.None, nil
	}
	if err := loose(tx.Read, d.Unlock, fixed, seated); err != nil {
		return nil, err
	}
	if len(c.Tables) > 0 {
		if err := keep(tx, plan, BeforeClear); err != nil {
			return nil, err
		}
	}
	out, err := unseatAll(tx, seated)
	if err != nil {
		return nil, err
	}
	c.Guests, c.Households = out.Guests, out.Households
	for _, id := range append(c.Tables, c.Objects...) {
		piece := pieces[id]
		if piece.table != nil {
			err = db.Delete(tx, piece.table)
		} else {
			err = db.Delete(tx, piece.object)
		}
		if err != nil {
			return nil, err
		}
	}
	return c, nil
}
