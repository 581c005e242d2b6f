package db

import (
	"database/sql"
	"errors"
	"fmt"

	"convive/models/access"
	"convive/models/change"
)

// Statements of an undo: they take rows as the database holds them, whatever capability they belong to, and keep inside
// the scope's place by themselves.

func (tx *Tx) erase(table string, ids ...change.ID) error {
	place, at, err := tx.placeOf(table)
	if err != nil {
		return err
	}
	_, err = tx.q.ExecContext(tx.ctx, tx.d.bind("DELETE FROM "+table+" WHERE "+place+" = ? AND id IN ("+places(len(ids))+")"), placed(at, ids)...)
	return err
}

// placed are the arguments of a statement on some rows of a place.
func placed(at change.ID, ids []change.ID) []any {
	args := []any{string(at)}
	for _, id := range ids {
		args = append(args, string(id))
	}
	return args
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
	rows, err := tx.images(table, []change.ID{id})
	return rows[id], rows[id] != nil, err
}

// images reads rows as the database holds them.
func (tx *Tx) images(table string, ids []change.ID) (map[change.ID]map[string]any, error) {
	place, at, err := tx.placeOf(table)
	if err != nil {
		return nil, err
	}
	rows, err := tx.q.QueryContext(tx.ctx, tx.d.bind("SELECT * FROM "+table+" WHERE "+place+" = ? AND id IN ("+places(len(ids))+")"), placed(at, ids)...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	found := make(map[change.ID]map[string]any, len(ids))
	for rows.Next() {
		row, err := scanMap(rows)
		if err != nil {
			return nil, err
		}
		id, _ := row["id"].(string)
		found[change.ID(id)] = row
	}
	return found, rows.Err()
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
