package questions

import (
	"strings"

	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
)

func init() {
	guests.BeforeDeletion(beforeDeletion)
	guests.BeforeMerging(inherit)
	guests.BeforeJoining(goOver)
}

// beforeDeletion takes the answers of households, then those of people who go alone, along with them.
func beforeDeletion(tx *db.Tx, going guests.Going) error {
	for _, of := range []db.Query[Answer]{
		db.From[Answer](tx.Read).In("household_id", going.Households), db.From[Answer](tx.Read).In("guest_id", going.Guests),
	} {
		rows, err := of.Order("id").All()
		if err != nil {
			return err
		}
		for i := range rows {
			if err := db.Delete(tx, &rows[i]); err != nil {
				return err
			}
		}
	}
	return nil
}

// inherit hands what one guest answered to the one whom they turn out to be.
func inherit(tx *db.Tx, b guests.Becoming) error {
	return hand(tx, b.Gone.ID, Answer{HouseholdID: b.Kept.HouseholdID, GuestID: &b.Kept.ID, About: b.Kept.ID})
}

// goOver does the same for what a household answered as one.
func goOver(tx *db.Tx, j guests.Joining) error {
	return hand(tx, j.From.ID, Answer{HouseholdID: j.Into.ID, About: j.Into.ID})
}

// hand writes the answers about somebody for another one: as rows of their own beside the deleted ones, so that an undo
// brings those back whatever has been answered since.
func hand(tx *db.Tx, from change.ID, to Answer) error {
	all, err := All(tx.Read)
	if err != nil {
		return err
	}
	for _, q := range all {
		rows, err := db.From[Answer](tx.Read).Where("question_id = ?", string(q.ID)).In("about", []change.ID{from, to.About}).All()
		if err != nil {
			return err
		}
		of := map[change.ID]Answer{}
		for _, a := range rows {
			of[a.About] = a
		}
		if err := q.hand(tx, of[from], of[to.About], to); err != nil {
			return err
		}
	}
	return nil
}

// hand moves one answer; gone and own may be none.
func (q Question) hand(tx *db.Tx, gone, own, to Answer) error {
	if gone.ID == "" {
		return nil
	}
	said := gone.Said
	if err := db.Delete(tx, &gone); err != nil {
		return err
	}
	if own.ID == "" {
		to.QuestionID, to.Said = q.ID, said
		return db.Create(tx, &to)
	}
	return db.Update(tx, &own, db.Set{"said": q.together(own.Said, said)})
}

// together is what two answers to one question come to: all that was ticked, both texts where they fit; of two choices or
// numbers the one of who stays.
func (q Question) together(own, other db.Words) db.Words {
	switch {
	case len(own) == 0:
		return other
	case len(other) == 0:
		return own
	case q.AnswerKind == Several:
		return q.Tidy(append(own[:len(own):len(own)], other...))
	}
	if both := (db.Words{own[0] + "; " + other[0]}); q.AnswerKind == Text && !strings.Contains(own[0], other[0]) && q.Fits(both, nil) {
		return both
	}
	return own
}
