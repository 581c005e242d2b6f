package activity

import (
	"convive/models/change"
	"convive/models/db"
	"convive/models/imports"
	"convive/models/invalid"
	"convive/models/seating"
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
	return change.Undone{Seq: seq, What: e.Change.Kind(), Of: moved(e.Change), Kept: len(stayed)}, nil
}

// moved are the topics of what was taken back; households that went take their guests' authority with them.
func moved(c change.Change) change.Topics {
	topics := c.Topics()
	switch c.(type) {
	case change.GuestsImported, change.HouseholdAdded:
		topics = append(topics, change.Seating, change.Requests, change.Access)
	}
	return topics
}

// kept are the rows of an entry that an undo leaves, because they belong to something that was changed since: of an
// import, whoever was edited, answered or seated, with their household.
func kept(tx *db.Tx, e change.Entry) (map[db.RowRef]bool, error) {
	if _, ok := e.Change.(change.GuestsImported); !ok {
		return nil, nil
	}
	seated, err := db.All[seating.Assignment](tx.Read, "id")
	if err != nil {
		return nil, err
	}
	needed := make([]change.ID, len(seated))
	for i, a := range seated {
		needed[i] = a.GuestID
	}
	return imports.KeepOnUndo(tx, e.Seq, needed...)
}

// judge holds the rules that constraints alone don't, after rows came back: who returns to a seat that the table no
// longer has moves up or goes to parking.
func judge(tx *db.Tx) error {
	_, err := seating.Fit(tx)
	return err
}
