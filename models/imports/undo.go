package imports

import (
	"slices"

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
		if err := u.touched(c); err != nil {
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

// touched finds the created rows that somebody has changed since.
func (u *undo) touched(c db.RowChange) error {
	switch c.Table {
	case guests.Household{}.TableName():
		return moved(u.tx, c, func(h guests.Household) { u.whole[h.ID] = true })
	case guests.Guest{}.TableName():
		return moved(u.tx, c, func(g guests.Guest) { u.guests[g.ID] = true })
	case guests.Invitation{}.TableName():
		return moved(u.tx, c, func(in guests.Invitation) { u.guests[in.GuestID] = true })
	}
	return nil
}

// moved calls f with each created row that is not any more what the import made it.
func moved[T any](tx *db.Tx, c db.RowChange, f func(T)) error {
	for part := range slices.Chunk(c.Created, 500) {
		rows, err := db.From[T](tx.Read).In("id", part).Where("version > 1").All()
		if err != nil {
			return err
		}
		for i := range rows {
			same, err := db.Untouched(tx, c, &rows[i])
			if err != nil {
				return err
			}
			if !same {
				f(rows[i])
			}
		}
	}
	return nil
}

// together keeps the households, invitations and companions' hosts of those who stay.
func (u *undo) together() error {
	people, err := db.All[guests.Guest](u.tx.Read, "id")
	if err != nil {
		return err
	}
	by := map[change.ID]guests.Guest{}
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
	invitations, err := db.All[guests.Invitation](u.tx.Read, "id")
	for _, in := range invitations {
		if u.guests[in.GuestID] {
			u.keep[db.RowRef{Table: guests.Invitation{}.TableName(), Row: in.ID}] = true
		}
	}
	return err
}
