package questions

import (
	"convive/models/db"
	"convive/models/guests"
)

func init() { guests.BeforeDeletion(beforeDeletion) }

// beforeDeletion takes the answers of households, then those of people who go alone, along with them.
func beforeDeletion(tx *db.Tx, going guests.Going) error {
	for _, of := range []db.Query[Answer]{
		db.From[Answer](tx.Read).In("household_id", going.Households), db.From[Answer](tx.Read).In("guest_id", going.Guests),
	} {
		rows, err := of.Order("id").All()
		if err != nil {
			return err
		}
		for i := range rows {
			if err := db.Delete(tx, &rows[i]); err != nil {
				return err
			}
		}
	}
	return nil
}
