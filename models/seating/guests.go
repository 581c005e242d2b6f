package seating

import (
	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
)

func init() { guests.BeforeDeletion(forget) }

// forget takes who goes from their seats and out of all wishes, row by row, so that undo brings them back.
func forget(tx *db.Tx, going guests.Going) error {
	seats, err := db.From[Assignment](tx.Read).In("guest_id", going.Guests).All()
	if err != nil {
		return err
	}
	for i := range seats {
		if err := db.Delete(tx, &seats[i]); err != nil {
			return err
		}
	}
	gone := map[change.ID]bool{}
	for _, column := range []string{"guest_id", "other_guest_id"} {
		wishes, err := db.From[Wish](tx.Read).In(column, going.Guests).All()
		if err != nil {
			return err
		}
		for i := range wishes {
			if gone[wishes[i].ID] {
				continue
			}
			gone[wishes[i].ID] = true
			if err := db.Delete(tx, &wishes[i]); err != nil {
				return err
			}
		}
	}
	return nil
}
