package seating

import (
	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
)

func init() {
	guests.BeforeDeletion(forget)
	guests.BeforeMerging(inherit)
	guests.AfterReseating(reseat)
}

// reseat gives chairs to those who stand where guests take one from now on, or none any more.
func reseat(tx *db.Tx, who []change.ID) error {
	seats, err := db.From[Assignment](tx.Read).In("guest_id", who).All()
	if err != nil {
		return err
	}
	at := make([]change.ID, len(seats))
	for i, a := range seats {
		at[i] = a.TableID
	}
	return settleAt(tx, at)
}

// forget takes who goes from their seats and out of all wishes, row by row, so that undo brings them back.
func forget(tx *db.Tx, going guests.Going) error {
	seats, err := db.From[Assignment](tx.Read).In("guest_id", going.Guests).All()
	if err != nil {
		return err
	}
	var left []change.ID
	for i := range seats {
		if err := db.Delete(tx, &seats[i]); err != nil {
			return err
		}
		left = append(left, seats[i].TableID)
	}
	if err := settleAt(tx, left); err != nil {
		return err
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

// inherit hands a guest's seats and wishes to the one whom they turn out to be. Who sits in a plan already keeps that seat
// and takes no second one; a wish about oneself, or one that is there, goes.
func inherit(tx *db.Tx, b guests.Becoming) error {
	seats, err := db.From[Assignment](tx.Read).In("guest_id", []change.ID{b.Gone.ID, b.Kept.ID}).Order("id").All()
	if err != nil {
		return err
	}
	sits := map[change.ID]bool{} // by plan
	for _, a := range seats {
		sits[a.PlanID] = sits[a.PlanID] || a.GuestID == b.Kept.ID
	}
	var left []change.ID
	for _, a := range seats {
		if a.GuestID != b.Gone.ID {
			continue
		}
		own := Assignment{PlanID: a.PlanID, HouseholdID: b.Kept.HouseholdID, GuestID: b.Kept.ID, TableID: a.TableID, Seat: a.Seat, Locked: a.Locked}
		if err := db.Delete(tx, &a); err != nil {
			return err
		}
		if sits[a.PlanID] {
			left = append(left, a.TableID)
			continue
		}
		if err := db.Create(tx, &own); err != nil {
			return err
		}
	}
	if err := settleAt(tx, left); err != nil {
		return err
	}
	if err := inheritSnapshots(tx, b); err != nil {
		return err
	}
	return inheritWishes(tx, b)
}

func inheritWishes(tx *db.Tx, b guests.Becoming) error {
	all, err := db.All[Wish](tx.Read, "created_at, id")
	if err != nil {
		return err
	}
	type pair struct {
		kind     WishKind
		thing    ObjectKind
		one, two change.ID
	}
	of := func(w Wish) pair { return pair{w.Kind, w.Thing, min(w.GuestID, w.with()), max(w.GuestID, w.with())} }
	has := map[pair]bool{}
	for _, w := range all {
		has[of(w)] = true
	}
	for _, w := range all {
		if w.GuestID != b.Gone.ID && w.with() != b.Gone.ID {
			continue
		}
		now := w
		if now.GuestID == b.Gone.ID {
			now.GuestID = b.Kept.ID
		}
		if now.with() == b.Gone.ID {
			now.OtherGuestID = &b.Kept.ID
		}
		if now.GuestID == now.with() || has[of(now)] {
			err = db.Delete(tx, &w)
		} else {
			has[of(now)] = true
			err = db.Update(tx, &w, db.Set{"guest_id": now.GuestID, "other_guest_id": now.OtherGuestID})
		}
		if err != nil {
			return err
		}
	}
	return nil
}
