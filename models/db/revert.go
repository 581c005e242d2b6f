package db

import (
	"maps"
	"slices"
	"strings"

	"convive/models/change"
)

// RowRef names a row.
type RowRef struct {
	Table string
	Row   change.ID
}

// Revert takes back what an entry of this feed did to its rows, in reverse order: created rows go, deleted ones come
// back, changed columns get what they held. What has been changed since stays and is returned; so does what keep
// names. The capability that offers the undo judges the result before it returns its Change.
func Revert(tx *Tx, seq int64, keep map[RowRef]bool) (kept []RowRef, err error) {
	changes, err := tx.RowChanges(seq)
	if err != nil {
		return nil, err
	}
	for _, c := range slices.Backward(changes) {
		var stays []RowRef
		switch {
		case c.Created != nil:
			stays, err = tx.revertCreate(c, keep)
		case len(c.Became) == 0:
			stays, err = tx.revertDelete(c)
		default:
			stays, err = tx.revertUpdate(c)
		}
		if err != nil {
			return nil, err
		}
		kept = append(kept, stays...)
	}
	return kept, nil
}

// revertCreate takes created rows away, many to a statement; where a constraint refuses one of them, one by one.
func (tx *Tx) revertCreate(c RowChange, keep map[RowRef]bool) (kept []RowRef, err error) {
	for end := len(c.Created); end > 0; end -= batch {
		part := c.Created[max(0, end-batch):end]
		rows, err := tx.images(c.Table, part)
		if err != nil {
			return nil, err
		}
		var going []change.ID
		for _, id := range slices.Backward(part) {
			row, found := rows[id]
			if !found {
				continue
			}
			untouched, err := tx.untouched(c, id, row)
			if err != nil {
				return nil, err
			}
			if ref := (RowRef{c.Table, id}); keep[ref] || !untouched {
				kept = append(kept, ref)
			} else {
				going = append(going, id)
			}
		}
		stay, err := tx.eraseAll(c.Table, going, rows)
		if err != nil {
			return nil, err
		}
		kept = append(kept, stay...)
	}
	return kept, nil
}

// eraseAll deletes rows at once, or each on its own where something that came later points at one of them.
func (tx *Tx) eraseAll(table string, ids []change.ID, rows map[change.ID]map[string]any) (kept []RowRef, err error) {
	if len(ids) == 0 {
		return nil, nil
	}
	ok, err := tx.attempt(func() error { return tx.erase(table, ids...) })
	if err != nil {
		return nil, err
	}
	for _, id := range ids {
		if !ok && len(ids) > 1 {
			stay, err := tx.eraseAll(table, []change.ID{id}, rows)
			if err != nil {
				return nil, err
			}
			kept = append(kept, stay...)
		} else if !ok {
			kept = append(kept, RowRef{table, id})
		} else {
			tx.note(rowChange{Table: table, Row: id, Op: opDelete, Was: rows[id]})
		}
	}
	return kept, nil
}

func (tx *Tx) revertDelete(c RowChange) (kept []RowRef, err error) {
	place, at, err := tx.placeOf(c.Table)
	if err != nil {
		return nil, err
	}
	row := maps.Clone(c.Was)
	if row[place] != string(at) {
		return nil, ErrUnscoped
	}
	if _, counted := row["version"]; counted {
		if row["version"], err = tx.versionAfter(c); err != nil {
			return nil, err
		}
	}
	columns := slices.Sorted(maps.Keys(row))
	args := make([]any, len(columns))
	for i, column := range columns {
		args[i] = row[column]
	}
	ok, err := tx.attempt(func() error {
		_, err := tx.q.ExecContext(tx.ctx, tx.d.bind("INSERT INTO "+c.Table+" ("+strings.Join(columns, ", ")+") VALUES ("+places(len(columns))+")"), args...)
		return err
	})
	if err != nil {
		return nil, err
	}
	if !ok {
		return []RowRef{{c.Table, c.Row}}, nil
	}
	tx.note(rowChange{Table: c.Table, Row: c.Row, Op: opCreate, Was: map[string]any{"version": row["version"]}, Created: []change.ID{c.Row}})
	return nil, nil
}

func (tx *Tx) revertUpdate(c RowChange) (kept []RowRef, err error) {
	row, found, err := tx.image(c.Table, c.Row)
	if err != nil {
		return nil, err
	}
	if !found {
		return []RowRef{{c.Table, c.Row}}, nil
	}
	was, became := map[string]any{}, map[string]any{}
	for column, before := range c.Was {
		if same(row[column], c.Became[column]) {
			was[column], became[column] = row[column], before
		} else {
			kept = []RowRef{{c.Table, c.Row}}
		}
	}
	if len(became) == 0 || kept != nil && tables[c.Table].Whole {
		return kept, nil
	}
	version, _ := row["version"].(int64)
	ok, err := tx.attempt(func() error { return tx.assign(c.Table, c.Row, became, version+1) })
	if err != nil {
		return nil, err
	}
	if !ok {
		return []RowRef{{c.Table, c.Row}}, nil
	}
	tx.note(rowChange{Table: c.Table, Row: c.Row, Op: opUpdate, Was: was, Became: became, Version: version + 1})
	return kept, nil
}

func (tx *Tx) assign(table string, id change.ID, values map[string]any, version int64) error {
	place, at, err := tx.placeOf(table)
	if err != nil {
		return err
	}
	columns := slices.Sorted(maps.Keys(values))
	args := make([]any, 0, len(columns)+3)
	var sets strings.Builder
	for _, column := range columns {
		sets.WriteString(column + " = ?, ")
		args = append(args, values[column])
	}
	args = append(args, version, string(at), string(id))
	_, err = tx.q.ExecContext(tx.ctx, tx.d.bind("UPDATE "+table+" SET "+sets.String()+"version = ? WHERE "+place+" = ? AND id = ?"), args...)
	return err
}
