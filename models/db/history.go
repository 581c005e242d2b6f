package db

import "convive/models/change"

// moves is what has happened to a row since a version.
type moves struct {
	base  map[string]any   // what the columns that have changed held then
	last  map[string]int64 // the entry that changed each last
	steps int64            // how many versions the log accounts for
}

// movedSince reads the moves of a row, this mutation's own among them.
func (tx *Tx) movedSince(table string, id change.ID, version int64) (moves, error) {
	m := moves{base: map[string]any{}, last: map[string]int64{}}
	changes, err := tx.historyOf(table, id)
	if err != nil {
		return m, err
	}
	for _, c := range changes {
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
	return m, nil
}

// historyOf reads every change of a row that names it alone, this mutation's own last.
func (tx *Tx) historyOf(table string, id change.ID) ([]RowChange, error) {
	changes, err := tx.rowChanges("table_name = ? AND row_id = ? ORDER BY seq, n", table, string(id))
	for _, c := range tx.journal {
		if c.Table == table && c.Row == id {
			changes = append(changes, c.logged(tx.head.Seq))
		}
	}
	return changes, err
}

// versionAfter is the one with which a deleted row comes back: a row never has the same version twice.
func (tx *Tx) versionAfter(c RowChange) (int64, error) {
	changes, err := tx.historyOf(c.Table, c.Row)
	last, _ := c.Was["version"].(int64)
	for _, other := range changes {
		was, _ := other.Was["version"].(int64)
		last = max(last, was, other.version())
	}
	return last + 1, err
}

// logged is what the log will say of a change of this mutation.
func (c rowChange) logged(seq int64) RowChange {
	out := RowChange{Seq: seq, Table: c.Table, Row: c.Row, Was: c.Was, Became: c.Became, Created: c.Created}
	if c.Op == opUpdate {
		out.Became = withVersion(c.Became, c.Version)
	}
	return out
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

// untouched says whether a row still is what this change created: never changed since, or changed back.
func (tx *Tx) untouched(c RowChange, id change.ID, row map[string]any) (bool, error) {
	version, _ := row["version"].(int64)
	if version == c.firstVersion() {
		return true, nil
	}
	log, err := tx.movedSince(c.Table, id, c.firstVersion())
	if err != nil || log.steps != version-c.firstVersion() {
		return false, err
	}
	for column, was := range log.base {
		if !same(was, row[column]) {
			return false, nil
		}
	}
	return true, nil
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
