package db

import (
	"slices"

	"convive/models/change"
)

// revertCreates takes created rows away, those that came last first.
func (tx *Tx) revertCreates(run []RowChange, keep map[RowRef]bool) (kept []RowRef, err error) {
	table, first := run[0].Table, run[0].firstVersion()
	var ids []change.ID
	for _, c := range run {
		for _, id := range slices.Backward(c.Created) {
			ids = append(ids, id)
		}
	}
	var stuck []change.ID
	for part := range slices.Chunk(ids, many) {
		stays, err := tx.staying(table, first, part, keep)
		if err != nil {
			return nil, err
		}
		var going []change.ID
		for _, id := range part {
			if stays[id] {
				kept = append(kept, RowRef{table, id})
			} else {
				going = append(going, id)
			}
		}
		more, err := tx.takeAway(table, going)
		if err != nil {
			return nil, err
		}
		stuck = append(stuck, more...)
	}
	stuck, err = tx.takeAgain(table, stuck, len(ids)-len(kept))
	return append(kept, refs(table, stuck)...), err
}

// takeAgain tries those that stuck once more for as long as some of them go: what pointed at one may have been taken away
// after it. tried is how many were tried before.
func (tx *Tx) takeAgain(table string, stuck []change.ID, tried int) (_ []change.ID, err error) {
	for err == nil && 0 < len(stuck) && len(stuck) < tried {
		tried = len(stuck)
		stuck, err = tx.takeAway(table, stuck)
	}
	return stuck, err
}

// staying are those of some created rows that are still there and have to stay: somebody has changed them since, or
// they are to be kept.
func (tx *Tx) staying(table string, first int64, ids []change.ID, keep map[RowRef]bool) (map[change.ID]bool, error) {
	var asked []change.ID
	for _, id := range ids {
		if keep[RowRef{table, id}] {
			asked = append(asked, id)
		}
	}
	there, err := tx.images(table, asked, "")
	if err != nil {
		return nil, err
	}
	moved, err := tx.images(table, ids, " AND version <> ?", first)
	if err != nil {
		return nil, err
	}
	stays, err := tx.touched(table, first, moved)
	for id := range there {
		stays[id] = true
	}
	return stays, err
}

// takeAway deletes rows, and notes what they held; stuck are those that something which came later points at.
func (tx *Tx) takeAway(table string, ids []change.ID) (stuck []change.ID, err error) {
	if len(ids) == 0 {
		return nil, nil
	}
	var gone map[change.ID]string
	ok, err := tx.attempt(func() (err error) {
		gone, err = tx.erase(table, ids)
		return err
	})
	switch {
	case err != nil:
		return nil, err
	case !ok && len(ids) == 1:
		return ids, nil
	case !ok:
		half := len(ids) / 2
		stuck, err = tx.takeAway(table, ids[:half])
		if err != nil {
			return nil, err
		}
		more, err := tx.takeAway(table, ids[half:])
		return append(slices.Clone(stuck), more...), err
	}
	for _, id := range ids {
		if text, was := gone[id]; was {
			tx.note(rowChange{Table: table, Row: id, Op: opDelete, Whole: text})
		}
	}
	return nil, nil
}
