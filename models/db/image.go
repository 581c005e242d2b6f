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

// many bounds how many rows an undo reads or deletes in one statement. Far fewer would make it slow on PostgreSQL: while
// its statistics don't know the rows of an import yet, each statement walks through all rows of the event.
const many = 5000

// rowsOf is the condition that keeps a statement to some rows of the scope's place.
func (tx *Tx) rowsOf(table string, ids []change.ID) (condition string, args []any, err error) {
	place, at, err := tx.placeOf(table)
	if err != nil {
		return "", nil, err
	}
	among, list := tx.d.engine.among("id", texts(ids))
	return place + " = ? AND " + among, []any{string(at), list}, nil
}

func texts(ids []change.ID) []string {
	all := make([]string, len(ids))
	for i, id := range ids {
		all[i] = string(id)
	}
	return all
}

// erase deletes rows and returns what each held, as the journal keeps it.
func (tx *Tx) erase(table string, ids []change.ID) (map[change.ID]string, error) {
	condition, args, err := tx.rowsOf(table, ids)
	if err != nil {
		return nil, err
	}
	rows, err := tx.q.QueryContext(tx.ctx, tx.d.bind("DELETE FROM "+table+" WHERE "+condition+" RETURNING *"), args...)
	if err != nil {
		return nil, err
	}
	found := make(map[change.ID]string, len(ids))
	err = scanRows(rows, func(columns []string, values []any) {
		id, text := rowText(columns, values)
		found[id] = text
	})
	return found, err
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

// images reads rows as the database holds them, those for which a further condition holds.
func (tx *Tx) images(table string, ids []change.ID, further string, more ...any) (map[change.ID]map[string]any, error) {
	if len(ids) == 0 {
		return nil, nil
	}
	condition, args, err := tx.rowsOf(table, ids)
	if err != nil {
		return nil, err
	}
	rows, err := tx.q.QueryContext(tx.ctx, tx.d.bind("SELECT * FROM "+table+" WHERE "+condition+further), append(args, more...)...)
	if err != nil {
		return nil, err
	}
	found := map[change.ID]map[string]any{}
	err = scanRows(rows, func(columns []string, values []any) {
		row := make(map[string]any, len(columns))
		for i, column := range columns {
			row[column] = values[i]
		}
		id, _ := row["id"].(string)
		found[change.ID(id)] = row
	})
	return found, err
}

// scanRows hands each row to take, in database values, and closes the rows. What it hands over is good until the next.
func scanRows(rows *sql.Rows, take func(columns []string, values []any)) error {
	defer rows.Close()
	columns, err := rows.Columns()
	if err != nil {
		return err
	}
	values, into := make([]any, len(columns)), make([]any, len(columns))
	for i := range values {
		into[i] = &values[i]
	}
	for rows.Next() {
		if err := rows.Scan(into...); err != nil {
			return err
		}
		for i, v := range values {
			if b, ok := v.([]byte); ok {
				values[i] = string(b)
			}
		}
		take(columns, values)
	}
	return rows.Err()
}
