package replies

import (
	"errors"
	"strings"

	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
)

func init() {
	guests.BeforeDeletion(beforeDeletion)
	guests.BeforeJoining(goOver)
	guests.AfterSplitting(sayAgain)
}

// beforeDeletion takes what a household said along with it; its answers go with its people's invitations.
func beforeDeletion(tx *db.Tx, going guests.Going) error {
	rows, err := db.From[Reply](tx.Read).In("household_id", going.Households).Order("id").All()
	if err != nil {
		return err
	}
	for i := range rows {
		if err := db.Delete(tx, &rows[i]); err != nil {
			return err
		}
	}
	letters, err := db.From[Letter](tx.Read).In("household_id", going.Households).Order("id").All()
	if err != nil {
		return err
	}
	for i := range letters { // they wait again: their words are nobody's without the household
		if err := db.Update(tx, &letters[i], db.Set{"status": LetterOpen, "household_id": (*change.ID)(nil)}); err != nil {
			return err
		}
	}
	return leaveMisses(tx, going.Households)
}

// goOver joins what two households said that are one now: both notes, both songs, and the later reply's time and way.
func goOver(tx *db.Tx, j guests.Joining) error {
	if err := errors.Join(forward(tx, j), followMisses(tx, j), joinDrafts(tx, j.From.ID, j.Into.ID)); err != nil {
		return err
	}
	said, err := saidBy(tx.Read, j.From.ID)
	if errors.Is(err, db.ErrNotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	gone := said
	if err := db.Delete(tx, &gone); err != nil {
		return err
	}
	own, err := saidBy(tx.Read, j.Into.ID)
	if errors.Is(err, db.ErrNotFound) {
		said.Row, said.HouseholdID = db.Row{}, j.Into.ID
		return db.Create(tx, &said)
	}
	if err != nil {
		return err
	}
	set := db.Set{"note": bothSaid(own.Note, said.Note), "songs": bothSaid(own.Songs, said.Songs)}
	if said.SentAt > own.SentAt {
		set["sent_at"], set["sent_by"], set["source"] = said.SentAt, said.SentBy, said.Source
	}
	return db.Update(tx, &own, set)
}

// forward brings the letters that were found to be a household's to the one that it is now.
func forward(tx *db.Tx, j guests.Joining) error {
	letters, err := db.From[Letter](tx.Read).Where("household_id = ?", string(j.From.ID)).Order("id").All()
	for i := range letters {
		err = errors.Join(err, db.Update(tx, &letters[i], db.Set{"household_id": &j.Into.ID}))
	}
	return err
}

// bothSaid is what stands in two texts; the same is said once.
func bothSaid(a, b string) string {
	switch {
	case b == "" || strings.Contains(a, b):
		return a
	case a == "" || strings.Contains(b, a):
		return b
	}
	return a + "\n" + b
}

// sayAgain says of a new household that its people have replied, if the one that they were of has. Its words stay there;
// what was begun goes with them where it speaks of them alone.
func sayAgain(tx *db.Tx, s guests.Splitting) error {
	if err := splitDrafts(tx, s.From.ID); err != nil {
		return err
	}
	said, err := saidBy(tx.Read, s.From.ID)
	if errors.Is(err, db.ErrNotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	return db.Create(tx, &Reply{HouseholdID: s.New.ID, SentAt: said.SentAt, SentBy: said.SentBy, Source: said.Source})
}

// saidBy is what a household said beside its answers; db.ErrNotFound before its first reply.
func saidBy(r *db.Read, household change.ID) (Reply, error) {
	return db.From[Reply](r).Where("household_id = ?", string(household)).First()
}
