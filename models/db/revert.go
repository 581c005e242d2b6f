package db

import (
	"slices"

	"convive/models/change"
)

// RowRef names a row.
type RowRef struct {
	Table string
	Row   change.ID
}

// Revert takes back what an entry of this feed did to its rows, in reverse order: created rows go, deleted ones come
// back, changed columns get what they held. What has been changed since stays and is returned; so does what keep
// names. Columns that belong together (Table.Together) go back together or stay. The capability that offers the undo
// judges the result before it returns its Change: tx.Net says what it came to, tx.Adrift whose keys are to be made anew.
//
// An entry of which a part stayed may be taken back again when that has become possible: what is as it was before the
// entry counts as taken back.
//
// An entry may have made 40,000 rows, so that nothing here asks for each row what it can for many: a stretch in which the
// same was done to rows of one table is taken back many rows at a time, and what a constraint refuses is halved until the
// row is found that has to stay. Only changed rows are written one by one, since each gets back values of its own.
func Revert(tx *Tx, seq int64, keep map[RowRef]bool) (kept []RowRef, err error) {
	changes, err := tx.RowChanges(seq)
	if err != nil {
		return nil, err
	}
	before := firstWas(changes)
	slices.Reverse(changes)
	for len(changes) > 0 {
		n := 1
		for n < len(changes) && changes[n].like(changes[0]) {
			n++
		}
		var stays []RowRef
		switch changes[0].op() {
		case opCreate:
			stays, err = tx.revertCreates(changes[:n], keep)
		case opDelete:
			stays, err = tx.revertDeletes(changes[:n])
		default:
			stays, err = tx.revertUpdates(changes[:n], before)
		}
		if err != nil {
			return nil, err
		}
		kept, changes = append(kept, stays...), changes[n:]
	}
	return kept, nil
}

func (c RowChange) op() op {
	switch {
	case c.Created != nil:
		return opCreate
	case len(c.Became) == 0:
		return opDelete
	}
	return opUpdate
}

// like says whether two changes can be taken back together.
func (c RowChange) like(other RowChange) bool {
	if c.Table != other.Table || c.op() != other.op() {
		return false
	}
	switch c.op() {
	case opCreate:
		return c.firstVersion() == other.firstVersion()
	case opDelete:
		return slices.Equal(columnsOf(c.Was), columnsOf(other.Was))
	}
	return true
}

// refs names rows of a table.
func refs(table string, ids []change.ID) (all []RowRef) {
	for _, id := range ids {
		all = append(all, RowRef{table, id})
	}
	return all
}
