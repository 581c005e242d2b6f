package db

import (
	"maps"
	"slices"
	"strings"

	"convive/models/change"
)

// revertUpdates gives columns what they held, where they still hold what the changes made of them.
func (tx *Tx) revertUpdates(run []RowChange) (kept []RowRef, err error) {
	for part := range slices.Chunk(run, many) {
		stays, err := tx.putBack(part)
		if err != nil {
			return nil, err
		}
		kept = append(kept, stays...)
	}
	return kept, nil
}

func (tx *Tx) putBack(part []RowChange) (kept []RowRef, err error) {
	ids := make([]change.ID, len(part))
	for i, c := range part {
		ids[i] = c.Row
	}
	rows, err := tx.images(part[0].Table, ids, "")
	if err != nil {
		return nil, err
	}
	var back []rowChange
	for _, c := range part {
		b, whole := c.backIn(rows[c.Row])
		if !whole {
			kept = append(kept, RowRef{c.Table, c.Row})
		}
		if len(b.Became) > 0 {
			back = append(back, b)
			maps.Copy(rows[c.Row], b.Became) // the same row may come again
			rows[c.Row]["version"] = b.Version
		}
	}
	ok, err := tx.attempt(func() error { return tx.assign(back) })
	switch {
	case err != nil:
		return nil, err
	case !ok && len(part) == 1:
		return []RowRef{{part[0].Table, part[0].Row}}, nil
	case !ok:
		half := len(part) / 2
		kept, err = tx.putBack(part[:half])
		if err != nil {
			return nil, err
		}
		more, err := tx.putBack(part[half:])
		return append(kept, more...), err
	}
	for _, b := range back {
		tx.note(b)
	}
	return kept, nil
}

// backIn is what takes an update back in the row as it is now; whole is false when some of it stays, or the row is gone.
func (c RowChange) backIn(row map[string]any) (back rowChange, whole bool) {
	if row == nil {
		return back, false
	}
	version, _ := row["version"].(int64)
	back = rowChange{Table: c.Table, Row: c.Row, Op: opUpdate, Was: map[string]any{}, Became: map[string]any{}, Version: version + 1}
	whole = true
	for column, before := range c.Was {
		if same(row[column], c.Became[column]) {
			back.Was[column], back.Became[column] = row[column], before
		} else {
			whole = false
		}
	}
	if !whole && tables[c.Table].Whole {
		return rowChange{}, false
	}
	return back, whole
}

// assign writes updates, each row's own.
func (tx *Tx) assign(updates []rowChange) error {
	for _, u := range updates {
		place, at, err := tx.placeOf(u.Table)
		if err != nil {
			return err
		}
		columns := columnsOf(u.Became)
		args := make([]any, 0, len(columns)+3)
		var sets strings.Builder
		for _, column := range columns {
			sets.WriteString(column + " = ?, ")
			args = append(args, u.Became[column])
		}
		args = append(args, u.Version, string(at), string(u.Row))
		if err := tx.exec("UPDATE "+u.Table+" SET "+sets.String()+"version = ? WHERE "+place+" = ? AND id = ?", args...); err != nil {
			return err
		}
	}
	return nil
}
