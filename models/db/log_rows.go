package db

import (
	"errors"

	"convive/models/change"
)

// RowChange is what a Change did to one row, in database values; Created lists the ids of new rows instead.
type RowChange struct {
	Seq     int64
	Table   string
	Row     change.ID
	Was     map[string]any
	Became  map[string]any
	Created []change.ID
}

// RowChanges reads the erasable side of an entry of the scope's own feed, in the order of writing.
func (r *Read) RowChanges(seq int64) ([]RowChange, error) {
	if err := r.mayReadLog(); err != nil {
		return nil, err
	}
	return r.rowChanges("seq = ? ORDER BY n", seq)
}

// FirstRowChanges is RowChanges for what an entry wrote first, at most n; touched is to how many rows the whole entry
// did something, each one that it created counted.
func (r *Read) FirstRowChanges(seq int64, n int) (changes []RowChange, touched int, err error) {
	if err := r.mayReadLog(); err != nil {
		return nil, 0, err
	}
	// A side row of a creation holds a list of ids, in which commas only stand between them.
	err = r.q.QueryRowContext(r.ctx, r.d.bind("SELECT COALESCE(SUM(CASE op WHEN 'create' THEN LENGTH(became) - LENGTH(REPLACE(became, ',', '')) + 1 ELSE 1 END), 0)"+
		" FROM change_rows WHERE feed_id = ? AND seq = ?"), string(r.scope.Feed()), seq).Scan(&touched)
	if err != nil {
		return nil, 0, err
	}
	changes, err = r.rowChanges("seq = ? ORDER BY n LIMIT ?", seq, n)
	return changes, touched, err
}

func (r *Read) rowChanges(condition string, args ...any) ([]RowChange, error) {
	rows, err := r.q.QueryContext(r.ctx, r.d.bind("SELECT seq, table_name, row_id, op, was, became FROM change_rows WHERE feed_id = ? AND "+condition),
		append([]any{string(r.scope.Feed())}, args...)...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []RowChange
	for rows.Next() {
		var c RowChange
		var kind op
		var was, became string
		if err := rows.Scan(&c.Seq, &c.Table, &c.Row, &kind, &was, &became); err != nil {
			return nil, err
		}
		if err := c.read(kind, was, became); err != nil {
			return nil, err
		}
		out = append(out, c)
	}
	return out, rows.Err()
}

// read takes the texts of a side row in.
func (c *RowChange) read(kind op, was, became string) error {
	err := decode(was, &c.Was)
	if kind == opCreate {
		return errors.Join(err, decode(became, &c.Created))
	}
	return errors.Join(err, decode(became, &c.Became))
}

// Deleted reads what rows of a table held when they were deleted, for those that the log still knows.
func (r *Read) Deleted(table string, ids []change.ID) (map[change.ID]map[string]any, error) {
	if err := r.mayReadLog(); err != nil || len(ids) == 0 {
		return nil, err
	}
	among, list := r.d.engine.among("row_id", texts(ids))
	changes, err := r.rowChanges("table_name = ? AND op = 'delete' AND "+among+" ORDER BY seq", table, list)
	found := make(map[change.ID]map[string]any, len(changes))
	for _, c := range changes {
		found[c.Row] = c.Was
	}
	return found, err
}

// RowChangesSince reads what was done to rows of some tables from an instant on, in the scope's own feed, in order.
func (r *Read) RowChangesSince(at change.Instant, tables []string) ([]RowChange, error) {
	if err := r.mayReadLog(); err != nil {
		return nil, err
	}
	among, list := r.d.engine.among("table_name", tables)
	// Where nothing came since, the smallest number of nothing is NULL, and no row is as great.
	return r.rowChanges("seq >= (SELECT MIN(seq) FROM changes WHERE feed_id = ? AND at >= ?) AND "+among+" ORDER BY seq, n", string(r.scope.Feed()), int64(at), list)
}

// Formerly are the texts that a column of some rows held before it was written anew, as far as the log still knows them.
func (r *Read) Formerly(table, column string, ids []change.ID) (was []string, err error) {
	if err := r.mayReadLog(); err != nil || len(ids) == 0 {
		return nil, err
	}
	among, list := r.d.engine.among("row_id", texts(ids))
	changes, err := r.rowChanges("table_name = ? AND op = 'update' AND was LIKE ? AND "+among+" ORDER BY seq, n", table, holds(column), list)
	for _, c := range changes {
		if text, ok := c.Was[column].(string); ok {
			was = append(was, text)
		}
	}
	return was, err
}
