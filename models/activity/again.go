package activity

import (
	"maps"
	"slices"

	"convive/models/change"
	"convive/models/db"
	"convive/models/seating"
)

// doAgain takes an undo back; nil where nothing of it is left. What the undo had to leave isn't done again either, as far as
// it isn't so by now.
func doAgain(tx *db.Tx, seq int64) (change.Change, error) {
	e, err := tx.Entry(seq)
	if err != nil {
		return nil, err
	}
	u := e.Change.(change.Undone)
	stayed, err := db.Revert(tx, seq, nil)
	if err != nil {
		return nil, err
	}
	if err := judge(tx, stayed); err != nil {
		return nil, err
	}
	changed, vain := tx.Net()
	if !changed {
		return nil, nil
	}
	of := u.Seq
	if first, err := tx.Entry(u.Seq); err != nil {
		return nil, err
	} else if again, ok := first.Change.(change.Redone); ok {
		of = again.Seq
	}
	rest := append(stayed, vain...)
	done := change.Redone{Seq: of, Undo: seq, What: u.What, Of: u.Of, Kept: count(rest)}
	if u.Kept == 0 {
		return done, nil
	}
	away, known, err := movedSince(tx, of)
	if known {
		done.Kept = count(append(rest, away...))
	} else {
		done.Kept += u.Kept
	}
	return done, err
}

// movedSince are the seats of an entry that aren't now at the tables to which it brought them; of one that changed anything
// else that isn't known.
func movedSince(tx *db.Tx, seq int64) (away []db.RowRef, known bool, err error) {
	changes, err := tx.RowChanges(seq)
	if err != nil {
		return nil, false, err
	}
	seats, after := seating.Assignment{}.TableName(), map[change.ID]int64{}
	for _, c := range changes {
		if c.Table != seats {
			return nil, false, nil
		}
		for _, id := range append([]change.ID{c.Row}, c.Created...) {
			if id != "" {
				after[id] = seq
			}
		}
	}
	then, err := tx.HeldAfter(seats, "table_id", after)
	if err != nil {
		return nil, false, err
	}
	now, err := tx.NamesOf(seats, "table_id", slices.Collect(maps.Keys(after)))
	for id := range after {
		if then[id] != now[id] {
			away = append(away, db.RowRef{Table: seats, Row: id})
		}
	}
	return away, true, err
}

// firstToo takes also the entry back that a redo did again, where the undo between had left some of it, which may be as that
// entry made it by now: the redo itself hasn't written those rows. What stayed is that of the entry then.
func firstToo(tx *db.Tx, c change.Change, stayed []db.RowRef) ([]db.RowRef, error) {
	again, ok := c.(change.Redone)
	if !ok {
		return stayed, nil
	}
	undo, err := tx.Entry(again.Undo)
	if err != nil {
		return nil, err
	}
	if undone, ok := undo.Change.(change.Undone); !ok || undone.Kept == 0 {
		return stayed, nil
	}
	return db.Revert(tx, again.Seq, nil)
}
