package db

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"convive/models/change"
)

// revertDeletes brings deleted rows back, those that went last first.
func (tx *Tx) revertDeletes(run []RowChange) (kept []RowRef, err error) {
	if err := tx.ofThisPlace(run); err != nil {
		return nil, err
	}
	if run, err = tx.missing(run); err != nil || len(run) == 0 {
		return nil, err
	}
	for part := range slices.Chunk(run, perStatement(len(run[0].Was))) {
		stuck, err := tx.bringBack(part)
		if err != nil {
			return nil, err
		}
		kept = append(kept, refs(run[0].Table, stuck)...)
	}
	return kept, nil
}

// missing leaves out the rows that another undo has brought back already.
func (tx *Tx) missing(run []RowChange) (gone []RowChange, err error) {
	for part := range slices.Chunk(run, many) {
		ids := make([]change.ID, len(part))
		for i, c := range part {
			ids[i] = c.Row
		}
		there, err := tx.images(run[0].Table, ids, "")
		if err != nil {
			return nil, err
		}
		for _, c := range part {
			if there[c.Row] == nil {
				gone = append(gone, c)
			}
		}
	}
	return gone, nil
}

// ofThisPlace refuses rows that the scope could not have deleted.
func (tx *Tx) ofThisPlace(run []RowChange) error {
	place, at, err := tx.placeOf(run[0].Table)
	if err != nil {
		return err
	}
	for _, c := range run {
		if c.Was[place] != string(at) {
			return ErrUnscoped
		}
	}
	return nil
}

// bringBack inserts rows as they were, under versions that they never had; stuck are those whose place is taken or
// that miss what they pointed at.
func (tx *Tx) bringBack(part []RowChange) (stuck []change.ID, err error) {
	versions, err := tx.versionsAfter(part)
	if err != nil {
		return nil, err
	}
	ok, err := tx.attempt(func() error { return tx.insert(part, versions) })
	if err == nil && !ok && len(part) == 1 {
		ok, err = tx.bringBackRenamed(part[0], versions)
	}
	switch {
	case err != nil:
		return nil, err
	case !ok && len(part) == 1:
		return []change.ID{part[0].Row}, nil
	case !ok:
		half := len(part) / 2
		stuck, err = tx.bringBack(part[:half])
		if err != nil {
			return nil, err
		}
		more, err := tx.bringBack(part[half:])
		return append(stuck, more...), err
	}
	for _, c := range part {
		var version any
		if _, counted := c.Was["version"]; counted {
			version = versions[c.Row]
		}
		tx.note(rowChange{Table: c.Table, Row: c.Row, Op: opCreate, Was: map[string]any{"version": version}, Created: []change.ID{c.Row}})
	}
	return nil, nil
}

// renamings is how many names are tried for a row whose own was taken meanwhile.
const renamings = 9

// bringBackRenamed inserts a row under another name, "Table 7 (2)", where its table says by which column it is called.
func (tx *Tx) bringBackRenamed(c RowChange, versions map[change.ID]int64) (ok bool, err error) {
	column := tables[c.Table].Called
	name, _ := c.Was[column].(string)
	if name == "" {
		return false, nil
	}
	c.Was = maps.Clone(c.Was)
	for n := 2; !ok && err == nil && n < 2+renamings; n++ {
		c.Was[column] = name + " (" + strconv.Itoa(n) + ")"
		ok, err = tx.attempt(func() error { return tx.insert([]RowChange{c}, versions) })
	}
	return ok, err
}

// insert writes deleted rows of one table, all with the same columns, in one statement.
func (tx *Tx) insert(part []RowChange, versions map[change.ID]int64) error {
	columns := columnsOf(part[0].Was)
	row := "(" + places(len(columns)) + ")"
	args := make([]any, 0, len(part)*len(columns))
	for _, c := range part {
		for _, column := range columns {
			value := c.Was[column]
			if column == "version" {
				value = versions[c.Row]
			}
			args = append(args, value)
		}
	}
	return tx.exec("INSERT INTO "+part[0].Table+" ("+strings.Join(columns, ", ")+") VALUES "+
		strings.TrimSuffix(strings.Repeat(row+", ", len(part)), ", "), args...)
}

func columnsOf(row map[string]any) []string { return slices.Sorted(maps.Keys(row)) }
