package requests

import (
	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
)

func init() {
	guests.BeforeDeletion(beforeDeletion)
	guests.BeforeMerging(inherit)
	guests.BeforeJoining(goOver)
}

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

// inherit hands what a guest asked for to the one whom they turn out to be.
func inherit(tx *db.Tx, b guests.Becoming) error {
	rows, err := db.From[GuestRequest](tx.Read).Where("guest_id = ?", string(b.Gone.ID)).Order("id").All()
	if err != nil {
		return err
	}
	for i := range rows {
		if err := db.Update(tx, &rows[i], db.Set{"guest_id": &b.Kept.ID, "household_id": b.Kept.HouseholdID}); err != nil {
			return err
		}
	}
	return nil
}

// goOver takes what a household asked for as a whole to the one that it becomes a part of.
func goOver(tx *db.Tx, j guests.Joining) error {
	rows, err := db.From[GuestRequest](tx.Read).Where("household_id = ?", string(j.From.ID)).Order("id").All()
	if err != nil {
		return err
	}
	for i := range rows {
		if err := db.Update(tx, &rows[i], db.Set{"household_id": j.Into.ID}); err != nil {
			return err
		}
	}
	return nil
}
