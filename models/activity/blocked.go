package activity

import (
	"errors"
	"maps"
	"slices"

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

func isNothingLeft(err error) bool {
	var no invalid.Refusal
	return errors.As(err, &no) && no.Text == errNothingLeft.Text
}

// sayWho refuses an undo of which nothing is left: with who took it back, else with who changed the same last.
func sayWho(tx *db.Tx, seq int64) error {
	later, err := laterOn(tx, seq)
	if err != nil {
		return err
	}
	var last change.Entry
	done := false // taken back as a whole
	for _, at := range later {
		e, err := tx.Entry(at)
		if err != nil {
			return err
		}
		switch c := e.Change.(type) {
		case change.Undone:
			if c.Seq == seq {
				if done = c.Kept == 0; done {
					last = e
				}
				continue
			}
		case change.Redone:
			done = done && c.Seq != seq
		}
		if !done {
			last = e
		}
	}
	by, _, err := over{since: last}.names(tx.Read)
	own := last.Actor == tx.Scope().Actor
	switch {
	case err != nil:
		return err
	case by == "":
		return errNothingLeft
	case own && done:
		return invalid.Refuse("You took this back already.")
	case own:
		return invalid.Refuse("You changed the same again since, so there is nothing left to take back.")
	case done:
		return invalid.Refuse("{name} took this back already.", "name", by)
	}
	return invalid.Refuse("{name} changed the same since, so there is nothing left to take back.", "name", by)
}

// laterOn are the entries that wrote the same as an entry after it, in order: a column of a row that it wrote too, or all of
// a row that it made or removed.
func laterOn(tx *db.Tx, seq int64) (later []int64, err error) {
	written, err := tx.RowChanges(seq)
	if err != nil {
		return nil, err
	}
	rows, columns := map[string][]change.ID{}, map[db.RowRef]map[string]bool{}
	for _, c := range written {
		for _, ref := range rowsOf(c) {
			if columns[ref] == nil {
				rows[ref.Table] = append(rows[ref.Table], ref.Row)
				columns[ref] = map[string]bool{}
			}
			for _, of := range []map[string]any{c.Was, c.Became} {
				for column := range of {
					columns[ref][column] = true
				}
			}
		}
	}
	for table, ids := range rows {
		changes, err := tx.RowsSince(table, ids, seq)
		if err != nil {
			return nil, err
		}
		for _, c := range changes {
			own := columns[db.RowRef{Table: c.Table, Row: c.Row}]
			if len(own) == 0 || len(c.Became) == 0 || slices.ContainsFunc(slices.Collect(maps.Keys(c.Became)), func(column string) bool { return own[column] }) {
				later = append(later, c.Seq)
			}
		}
	}
	slices.Sort(later)
	return slices.Compact(later), nil
}
