package imports

import (
	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
)

// KeepOnUndo says which rows of an import its undo must not take away, for db.Revert: whoever was changed or answered
// since stays, with their household and invitations, and with who brings them. Needed are guests that others still
// need: who has a seat, for instance.
func KeepOnUndo(tx *db.Tx, seq int64, needed ...change.ID) (map[db.RowRef]bool, error) {
	changes, err := tx.RowChanges(seq)
	if err != nil {
		return nil, err
	}
	u := undo{tx: tx, keep: map[db.RowRef]bool{}, whole: map[change.ID]bool{}, guests: map[change.ID]bool{}}
	for _, id := range needed {
		u.guests[id] = true
	}
	for _, c := range changes {
		if err := u.changed(c); err != nil {
			return nil, err
		}
	}
	return u.keep, u.together()
}

type undo struct {
	tx     *db.Tx
	keep   map[db.RowRef]bool
	whole  map[change.ID]bool // households that stay with all their people
	guests map[change.ID]bool
}

// changed finds the created rows that somebody has changed since.
func (u *undo) changed(c db.RowChange) error {
	switch c.Table {
	case guests.Household{}.TableName():
		return touched(u.tx, c, func(h guests.Household) { u.whole[h.ID] = true })
	case guests.Guest{}.TableName():
		return touched(u.tx, c, func(g guests.Guest) { u.guests[g.ID] = true })
	case guests.Invitation{}.TableName():
		return touched(u.tx, c, func(in guests.Invitation) { u.guests[in.GuestID] = true })
	}
	return nil
}

// touched calls f with each created row that is not any more what the import made it.
func touched[T any](tx *db.Tx, c db.RowChange, f func(T)) error {
	rows, err := db.Touched[T](tx, c)
	for _, row := range rows {
		f(row)
	}
	return err
}

// kin is what an undo asks of a guest: it holds the feed, so that it reads no more.
type kin struct {
	ID, HouseholdID change.ID
	PlusOneOf       *change.ID
}

// together keeps the households, invitations and companions' hosts of those who stay.
func (u *undo) together() error {
	if len(u.guests)+len(u.whole) == 0 {
		return nil
	}
	var people []kin
	if err := db.From[guests.Guest](u.tx.Read).Order("id").Into(&people, "id, household_id, plus_one_of", ""); err != nil {
		return err
	}
	by := map[change.ID]kin{}
	for _, g := range people {
		by[g.ID] = g
		if u.whole[g.HouseholdID] {
			u.guests[g.ID] = true
		}
	}
	for _, g := range people {
		for u.guests[g.ID] && g.PlusOneOf != nil && !u.guests[*g.PlusOneOf] {
			g = by[*g.PlusOneOf]
			u.guests[g.ID] = true
		}
	}
	for id := range u.guests {
		u.keep[db.RowRef{Table: guests.Guest{}.TableName(), Row: id}] = true
		u.keep[db.RowRef{Table: guests.Household{}.TableName(), Row: by[id].HouseholdID}] = true
	}
	for id := range u.whole {
		u.keep[db.RowRef{Table: guests.Household{}.TableName(), Row: id}] = true
	}
	var invitations []struct{ ID, GuestID change.ID }
	err := db.From[guests.Invitation](u.tx.Read).Into(&invitations, "id, guest_id", "")
	for _, in := range invitations {
		if u.guests[in.GuestID] {
			u.keep[db.RowRef{Table: guests.Invitation{}.TableName(), Row: in.ID}] = true
		}
	}
	return err
}
