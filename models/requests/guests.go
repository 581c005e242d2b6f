package requests

import (
	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
)

func init() { guests.BeforeDeletion(beforeDeletion) }

// beforeDeletion takes the requests of a household with it; a guest who goes alone leaves theirs to the household.
func beforeDeletion(tx *db.Tx, going guests.Going) error {
	ofHouseholds, err := db.From[GuestRequest](tx.Read).In("household_id", going.Households).Order("id").All()
	if err != nil {
		return err
	}
	for i := range ofHouseholds {
		if err := db.Delete(tx, &ofHouseholds[i]); err != nil {
			return err
		}
	}
	ofGuests, err := db.From[GuestRequest](tx.Read).In("guest_id", going.Guests).Order("id").All()
	if err != nil {
		return err
	}
	for i := range ofGuests {
		if err := db.Update(tx, &ofGuests[i], db.Set{"guest_id": (*change.ID)(nil)}); err != nil {
			return err
		}
	}
	return nil
}
