package db

import (
	"database/sql"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"convive/models/access"
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

func (tx *Tx) revertCreate(c RowChange, keep map[RowRef]bool) (kept []RowRef, err error) {
	for _, id := range slices.Backward(c.Created) {
		ref := RowRef{c.Table, id}
		row, found, err := tx.image(c.Table, id)
		if err != nil {
			return nil, err
		}
		if !found {
			continue
		}
		untouched, err := tx.untouched(c, id, row)
		if err != nil {
			return nil, err
		}
		if keep[ref] || !untouched {
			kept = append(kept, ref)
			continue
		}
		ok, err := tx.attempt(func() error { return tx.erase(c.Table, id) })
		if err != nil {
			return nil, err
		}
		if !ok { // something that came later points at it
			kept = append(kept, ref)
			continue
		}
		tx.note(rowChange{Table: c.Table, Row: id, Op: opDelete, Was: row})
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
	if len(became) == 0 {
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

func (tx *Tx) erase(table string, id change.ID) error {
	place, at, err := tx.placeOf(table)
	if err != nil {
		return err
	}
	_, err = tx.q.ExecContext(tx.ctx, tx.d.bind("DELETE FROM "+table+" WHERE "+place+" = ? AND id = ?"), string(at), string(id))
	return err
}

// attempt runs one write that a constraint may refuse; a refusal is undone and answered with false.
func (tx *Tx) attempt(write func() error) (bool, error) {
	if _, err := tx.q.ExecContext(tx.ctx, "SAVEPOINT attempt"); err != nil {
		return false, err
	}
	err := write()
	if err == nil {
		_, err = tx.q.ExecContext(tx.ctx, "RELEASE SAVEPOINT attempt")
		return err == nil, err
	}
	if tx.d.engine.violated(err) == "" {
		return false, err
	}
	_, rerr := tx.q.ExecContext(tx.ctx, "ROLLBACK TO SAVEPOINT attempt")
	_, rel := tx.q.ExecContext(tx.ctx, "RELEASE SAVEPOINT attempt")
	return false, errors.Join(rerr, rel)
}

// placeOf is the column and id that keep a statement of our own inside the scope.
func (tx *Tx) placeOf(table string) (string, change.ID, error) {
	t, ok := tables[table]
	if !ok || tx.scope.Role == access.Household {
		return "", "", fmt.Errorf("%w: %s", ErrUnscoped, table)
	}
	name, id, all, err := t.column(tx.scope)
	if err == nil && all {
		err = fmt.Errorf("%w: %s has no place here", ErrUnscoped, table)
	}
	return name, id, err
}

// image reads a row as the database holds it.
func (tx *Tx) image(table string, id change.ID) (map[string]any, bool, error) {
	place, at, err := tx.placeOf(table)
	if err != nil {
		return nil, false, err
	}
	rows, err := tx.q.QueryContext(tx.ctx, tx.d.bind("SELECT * FROM "+table+" WHERE "+place+" = ? AND id = ?"), string(at), string(id))
	if err != nil {
		return nil, false, err
	}
	defer rows.Close()
	if !rows.Next() {
		return nil, false, rows.Err()
	}
	row, err := scanMap(rows)
	return row, err == nil, err
}

func scanMap(rows *sql.Rows) (map[string]any, error) {
	columns, err := rows.Columns()
	if err != nil {
		return nil, err
	}
	values := make([]any, len(columns))
	for i := range values {
		values[i] = new(any)
	}
	if err := rows.Scan(values...); err != nil {
		return nil, err
	}
	row := make(map[string]any, len(columns))
	for i, column := range columns {
		v := *(values[i].(*any))
		if b, ok := v.([]byte); ok {
			v = string(b)
		}
		row[column] = v
	}
	return row, nil
}
