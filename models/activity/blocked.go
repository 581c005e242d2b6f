package activity

import (
	"errors"

	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
	"convive/models/invalid"
)

// nothingLeft is the refusal of an undo that changed nothing. Removed guests whose household was removed after them have
// nowhere to return to: the refusal names it, since they come back once it has.
func nothingLeft(tx *db.Tx, seq int64) error {
	changes, err := tx.RowChanges(seq)
	if err != nil {
		return err
	}
	for _, c := range changes {
		home, ok := c.Was["household_id"].(string)
		if !ok || c.Table != ofGuests || len(c.Became) > 0 {
			continue
		}
		if _, err := db.Find[guests.Household](tx.Read, change.ID(home)); !errors.Is(err, db.ErrNotFound) {
			if err != nil {
				return err
			}
			continue
		}
		gone := change.Ref{Table: ofHouseholds, ID: change.ID(home)}
		called, err := lookUp(tx.Read, refs{ofHouseholds: {gone.ID: true}})
		if err != nil || called[gone] == "" {
			return errors.Join(err, errNothingLeft)
		}
		return invalid.Refuse("{household} was removed later. Take that back first, then this.", "household", called[gone])
	}
	return errNothingLeft
}
