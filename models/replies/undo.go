package replies

import (
	"cmp"
	"errors"

	"convive/models/change"
	"convive/models/db"
)

// Aside is what an undo would lose or run into, laid aside until it is through.
type Aside struct {
	drafts []Saved
	again  again
}

// again are two rows of one name, of which one may wait: one that a host saw to, and what was tried after that.
type again struct{ old, late change.ID }

// BeforeUndo lays aside the drafts that are offered in a household that an undo may take away, and a name that was tried
// again since a host saw to it: one row of each may wait.
func BeforeUndo(tx *db.Tx, c change.Change) (a Aside, err error) {
	if a.drafts, err = draftsOfGoing(tx, c); err != nil {
		return a, err
	}
	a.again, err = putAside(tx, c)
	return a, err
}

// AfterUndo brings drafts home, and makes one of the two rows of a name. Who was added from a name that found nothing stays
// known where their household stays.
func AfterUndo(tx *db.Tx, c change.Change, a Aside) error {
	if added, ok := c.(change.UnmatchedAdded); ok {
		if err := staysKnown(tx, added); err != nil {
			return err
		}
	}
	if err := a.again.join(tx); err != nil {
		return err
	}
	return bringDraftsHome(tx, c, a.drafts)
}

// putAside puts a name away that was tried again since a host saw to it, where an undo may let the older row wait again.
func putAside(tx *db.Tx, c change.Change) (again, error) {
	var seen change.ID
	switch c := c.(type) {
	case change.UnmatchedRecognised:
		seen = c.Miss
	case change.UnmatchedAdded:
		seen = c.Miss
	case change.UnmatchedForgotten:
		seen = c.Miss
	default:
		return again{}, nil
	}
	old, err := db.Find[Miss](tx.Read, seen)
	var late Miss
	if err == nil {
		late, err = db.From[Miss](tx.Read).Where("name_key = ? AND status = ? AND id <> ?", old.NameKey, string(LetterOpen), string(old.ID)).First()
	}
	if errors.Is(err, db.ErrNotFound) { // nobody tried again, or the older row gave way to others
		return again{}, nil
	}
	if err != nil {
		return again{}, err
	}
	return again{old.ID, late.ID}, db.Update(tx, &late, db.Set{"status": LetterDismissed})
}

// join gives a row that waits again what the later one of its name counted; where it doesn't, the later one waits on.
func (a again) join(tx *db.Tx) error {
	if a.late == "" {
		return nil
	}
	old, err := db.Find[Miss](tx.Read, a.old)
	if err != nil {
		return err
	}
	late, err := db.Find[Miss](tx.Read, a.late)
	if err != nil {
		return err
	}
	if old.Status != LetterOpen {
		return db.Update(tx, &late, db.Set{"status": LetterOpen})
	}
	return db.Update(tx, &old, db.Set{"name": late.Name, "tries": old.Tries + late.Tries, "last_at": late.LastAt, "second_of": cmp.Or(late.SecondOf, old.SecondOf)})
}
