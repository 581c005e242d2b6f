package db

import (
	"maps"
	"slices"
	"strings"

	"convive/models/change"
)

// revertUpdates gives columns what they held, where they still hold what the changes made of them. before is what the
// columns of each row held before the entry.
func (tx *Tx) revertUpdates(run []RowChange, before map[RowRef]map[string]any) (kept []RowRef, err error) {
	for part := range slices.Chunk(run, many) {
		stays, err := tx.putBack(part, before)
		if err != nil {
			return nil, err
		}
		kept = append(kept, stays...)
	}
	return kept, nil
}

func (tx *Tx) putBack(part []RowChange, before map[RowRef]map[string]any) (kept []RowRef, err error) {
	ids := make([]change.ID, len(part))
	for i, c := range part {
		ids[i] = c.Row
	}
	rows, err := tx.images(part[0].Table, ids, "")
	if err != nil {
		return nil, err
	}
	since, err := tx.historiesOfBundles(part, rows)
	if err != nil {
		return nil, err
	}
	var back []rowChange
	var adrift []RowRef
	for _, c := range part {
		ref := RowRef{c.Table, c.Row}
		b, left := c.backIn(rows[c.Row], before[ref], since[c.Row])
		if left.some {
			kept = append(kept, ref)
		}
		if left.beside {
			adrift = append(adrift, ref)
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
		kept, err = tx.putBack(part[:half], before)
		if err != nil {
			return nil, err
		}
		more, err := tx.putBack(part[half:], before)
		return append(kept, more...), err
	}
	for _, b := range back {
		tx.note(b)
	}
	tx.adrift = append(tx.adrift, adrift...)
	return kept, nil
}

// historiesOfBundles reads what has happened to rows with columns that belong together, where anything has since: the
// change that is taken back may not have touched the one that somebody else has.
func (tx *Tx) historiesOfBundles(part []RowChange, rows map[change.ID]map[string]any) (map[change.ID][]RowChange, error) {
	t := tables[part[0].Table]
	if t.Together == nil {
		return nil, nil
	}
	var moved []change.ID
	for _, c := range part {
		if row := rows[c.Row]; row != nil && row["version"] != c.version() {
			moved = append(moved, c.Row)
		}
	}
	return tx.histories(part[0].Table, moved, part[len(part)-1].Seq-1)
}

// left is what an undo leaves of a change: some of it, or the columns that only go with others.
type left struct{ some, beside bool }

// backIn is what takes an update back in the row as it is now. before is what the row's columns held before the entry,
// history what has happened to the row.
func (c RowChange) backIn(row, before map[string]any, history []RowChange) (back rowChange, stays left) {
	bundles, beside := c.bundles()
	if row == nil {
		return back, left{some: !slices.ContainsFunc(bundles, c.fills) || len(bundles) > 1}
	}
	version, _ := row["version"].(int64)
	back = rowChange{Table: c.Table, Row: c.Row, Op: opUpdate, Was: map[string]any{}, Became: map[string]any{}, Version: version + 1}
	since := movesOf(history, c.version())
	for _, g := range bundles {
		switch {
		case c.stands(g, row, since):
			back.take(g, row, c.Was)
			back.empty(g, row, since, tables[c.Table])
		case !c.fills(g) && !agree(g.columns, row, before):
			stays.some = true
		}
	}
	switch {
	case len(beside) == 0:
	case !stays.some && agree(beside, row, c.Became):
		back.take(bundle{columns: beside}, row, c.Was)
	default:
		stays.beside = !agree(beside, row, before)
	}
	return back, stays
}

// bundle is columns of a change that belong together, and all with which they do.
type bundle struct{ columns, together []string }

// bundles parts what a change wrote into what belongs together; beside are the columns that only go with others.
func (c RowChange) bundles() (bundles []bundle, beside []string) {
	t := tables[c.Table]
	if t.Whole {
		return []bundle{{columns: columnsOf(c.Was)}}, nil
	}
	index := map[string]int{} // by the bundle's first column
	for _, column := range columnsOf(c.Was) {
		if slices.Contains(t.Beside, column) {
			beside = append(beside, column)
			continue
		}
		at := slices.IndexFunc(t.Together, func(all []string) bool { return slices.Contains(all, column) })
		if at < 0 {
			bundles = append(bundles, bundle{columns: []string{column}})
			continue
		}
		all := t.Together[at]
		i, begun := index[all[0]]
		if !begun {
			i, bundles = len(bundles), append(bundles, bundle{together: all})
			index[all[0]] = i
		}
		bundles[i].columns = append(bundles[i].columns, column)
	}
	return bundles, beside
}

// stands says whether a bundle is still what the change made of it.
func (c RowChange) stands(g bundle, row map[string]any, since moves) bool {
	t := tables[c.Table]
	for _, column := range g.columns {
		if !t.stands(column, c.Became[column], row[column]) {
			return false
		}
	}
	for column, base := range since.base {
		if slices.Contains(g.together, column) && !t.stands(column, base, row[column]) {
			return false
		}
	}
	return true
}

// fills says whether the change only filled, by a rule, what held nothing: where somebody has changed that since, nobody
// misses it.
func (c RowChange) fills(g bundle) bool {
	return !slices.ContainsFunc(g.columns, func(column string) bool {
		return c.Was[column] != nil || !slices.Contains(tables[c.Table].Filled, column)
	})
}

// agree says whether columns of a row hold these values.
func agree(columns []string, row, values map[string]any) bool {
	for _, column := range columns {
		if !same(row[column], values[column]) {
			return false
		}
	}
	return true
}

func (b *rowChange) take(g bundle, row, was map[string]any) {
	for _, column := range g.columns {
		b.Was[column], b.Became[column] = row[column], was[column]
	}
}

// empty takes out again what a rule has filled since, where the change itself didn't write it: it goes with the rest.
func (b *rowChange) empty(g bundle, row map[string]any, since moves, t Table) {
	for column, base := range since.base {
		if base == nil && row[column] != nil && slices.Contains(t.Filled, column) && slices.Contains(g.together, column) && !slices.Contains(g.columns, column) {
			b.Was[column], b.Became[column] = row[column], nil
		}
	}
}

// firstWas is what columns of the rows that an entry changed held before it.
func firstWas(changes []RowChange) map[RowRef]map[string]any {
	first := map[RowRef]map[string]any{}
	for _, c := range changes {
		if c.op() != opUpdate {
			continue
		}
		ref := RowRef{c.Table, c.Row}
		was := c.Was
		if earlier := first[ref]; earlier != nil {
			was = maps.Clone(c.Was)
			maps.Copy(was, earlier)
		}
		first[ref] = was
	}
	return first
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
