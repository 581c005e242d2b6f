package messages

import (
	"convive/models/db"
	"convive/models/guests"
)

func init() { guests.BeforeDeletion(beforeDeletion) }

// beforeDeletion takes a household's messages along with it.
func beforeDeletion(tx *db.Tx, going guests.Going) error {
	rows, err := db.From[Message](tx.Read).In("household_id", going.Households).Order("id").All()
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
