package replies

import (
	"convive/models/db"
	"convive/models/guests"
)

func init() { guests.BeforeDeletion(beforeDeletion) }

// beforeDeletion takes what a household said along with it; its answers go with its people's invitations.
func beforeDeletion(tx *db.Tx, going guests.Going) error {
	rows, err := db.From[Reply](tx.Read).In("household_id", going.Households).Order("id").All()
	if err != nil {
		return err
	}
	for i := range rows {
		if err := db.Delete(tx, &rows[i]); err != nil {
			return err
		}
	}
	return nil
}
