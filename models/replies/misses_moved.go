package replies

import (
	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
)

// leaveMisses takes households that go out of the names that point at them. A name that one of them bore stays put away:
// the host who knew it has removed them.
func leaveMisses(tx *db.Tx, going []change.ID) error {
	return repoint(tx, going, nil, db.Set{"household_id": (*change.ID)(nil), "status": LetterDismissed})
}

// followMisses brings names to the household of which another became a part.
func followMisses(tx *db.Tx, j guests.Joining) error {
	return repoint(tx, []change.ID{j.From.ID}, &j.Into.ID, db.Set{"household_id": &j.Into.ID})
}

// repoint writes another household into names that point at some: second for whose what was given besides is, and whose
// for who was recognised.
func repoint(tx *db.Tx, from []change.ID, second *change.ID, whose db.Set) error {
	hinted, err := db.From[Miss](tx.Read).In("second_of", from).Order("id").All()
	if err != nil {
		return err
	}
	for i := range hinted {
		if err := db.Update(tx, &hinted[i], db.Set{"second_of": second}); err != nil {
			return err
		}
	}
	known, err := db.From[Miss](tx.Read).In("household_id", from).Order("id").All()
	if err != nil {
		return err
	}
	for i := range known {
		if err := db.Update(tx, &known[i], whose); err != nil {
			return err
		}
	}
	return nil
}

// staysKnown puts a name away again whose household an undo left.
func staysKnown(tx *db.Tx, c change.UnmatchedAdded) error {
	of, err := stands(tx.Read, c.Household)
	if err != nil || of == nil {
		return err
	}
	m, err := db.Find[Miss](tx.Read, c.Miss)
	if err != nil {
		return err
	}
	return db.Update(tx, &m, db.Set{"status": LetterLinked, "household_id": of})
}
