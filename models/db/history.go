package db

import (
	"slices"

	"convive/models/change"
)

// moves is what has happened to a row since a version.
type moves struct {
	base  map[string]any   // what the columns that have changed held then
	last  map[string]int64 // the entry that changed each last
	steps int64            // how many versions the log accounts for
}

// movedSince reads the moves of a row, this mutation's own among them.
func (tx *Tx) movedSince(table string, id change.ID, version int64) (moves, error) {
	changes, err := tx.histories(table, []change.ID{id}, 0)
	return movesOf(changes[id], version), err
}

// movesOf is what a row's history says of the time since a version.
func movesOf(history []RowChange, version int64) moves {
	m := moves{base: map[string]any{}, last: map[string]int64{}}
	for _, c := range history {
		if c.version() <= version {
			continue
		}
		m.steps++
		if c.Created != nil { // brought back by an undo, as it was
			continue
		}
		for column, was := range c.Was {
			if _, seen := m.base[column]; !seen {
				m.base[column] = was
			}
			m.last[column] = c.Seq
		}
	}
	return m
}

// histories reads every change of rows that names the row alone, after an entry, oldest first; this mutation's own come
// last.
func (tx *Tx) histories(table string, ids []change.ID, after int64) (map[change.ID][]RowChange, error) {
	found := make(map[change.ID][]RowChange, len(ids))
	wanted := make(map[change.ID]bool, len(ids))
	for part := range slices.Chunk(ids, many) {
		for _, id := range part {
			wanted[id] = true
		}
		among, list := tx.d.engine.among("row_id", texts(part))
		changes, err := tx.rowChanges("table_name = ? AND seq > ? AND "+among+" ORDER BY row_id, seq, n", table, after, list)
		if err != nil {
			return nil, err
		}
		for _, c := range changes {
			found[c.Row] = append(found[c.Row], c)
		}
	}
	for _, c := range tx.journal {
		if c.Table != table || !wanted[c.Row] {
			continue
		}
		logged, err := c.logged(tx.head.Seq)
		if err != nil {
			return nil, err
		}
		found[c.Row] = append(found[c.Row], logged)
	}
	return found, nil
}

// versionsAfter are the ones with which deleted rows of one table and entry come back: a row never has the same version
// twice.
func (tx *Tx) versionsAfter(deleted []RowChange) (map[change.ID]int64, error) {
	ids := make([]change.ID, len(deleted))
	for i, c := range deleted {
		ids[i] = c.Row
	}
	since, err := tx.histories(deleted[0].Table, ids, deleted[0].Seq)
	next := make(map[change.ID]int64, len(deleted))
	for _, c := range deleted {
		last, _ := c.Was["version"].(int64)
		for _, other := range since[c.Row] {
			was, _ := other.Was["version"].(int64)
			last = max(last, was, other.version())
		}
		next[c.Row] = last + 1
	}
	return next, err
}

// logged is what the log will say of a change of this mutation.
func (c rowChange) logged(seq int64) (RowChange, error) {
	out := RowChange{Seq: seq, Table: c.Table, Row: c.Row, Was: c.Was, Became: c.Became, Created: c.Created}
	if c.Op == opUpdate {
		out.Became = withVersion(c.Became, c.Version)
	}
	if c.Whole != "" {
		return out, decode(c.Whole, &out.Was)
	}
	return out, nil
}

// version is the row's after the change; 0 for a row that went, and for rows that came with others.
func (c RowChange) version() int64 {
	from := c.Became
	if c.Created != nil {
		from = c.Was
	}
	v, _ := from["version"].(int64)
	return v
}

// firstVersion is what created rows began with: 1, or more for a row that an undo has brought back.
func (c RowChange) firstVersion() int64 { return max(1, c.version()) }

// touched says which of some rows, which came with a first version, are not any more what they came as: changed since
// then, and not changed back.
func (tx *Tx) touched(table string, first int64, rows map[change.ID]map[string]any) (map[change.ID]bool, error) {
	var moved []change.ID
	for id, row := range rows {
		if row["version"] != first {
			moved = append(moved, id)
		}
	}
	log, err := tx.histories(table, moved, 0)
	touched := map[change.ID]bool{}
	for _, id := range moved {
		version, _ := rows[id]["version"].(int64)
		since := movesOf(log[id], first)
		touched[id] = since.steps != version-first
		for column, was := range since.base {
			touched[id] = touched[id] || !tables[table].stands(column, was, rows[id][column])
		}
	}
	return touched, err
}

// stands says whether a column still holds what it was given, or what a rule has filled it with.
func (t Table) stands(column string, was, is any) bool {
	return same(was, is) || was == nil && slices.Contains(t.Filled, column)
}

// same compares two database values; JSON has one kind of number only.
func same(a, b any) bool {
	if i, ok := a.(int64); ok {
		if f, ok := b.(float64); ok {
			return float64(i) == f
		}
	}
	if f, ok := a.(float64); ok {
		if i, ok := b.(int64); ok {
			return f == float64(i)
		}
	}
	return a == b
}
