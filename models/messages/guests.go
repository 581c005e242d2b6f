package messages

import (
	"errors"
	"slices"

	"convive/models/db"
	"convive/models/guests"
)

func init() {
	guests.BeforeDeletion(beforeDeletion)
	guests.BeforeJoining(goOver)
}

// beforeDeletion takes a household's messages along with it.
func beforeDeletion(tx *db.Tx, going guests.Going) error {
	rows, err := db.From[Message](tx.Read).In("household_id", going.Households).Order("id").All()
	if err != nil {
		return err
	}
	for i := range rows {
		if err := db.Delete(tx, &rows[i]); err != nil {
			return err
		}
	}
	return nil
}

// goOver hands what a household was sent, or is to be sent, to the one that it becomes a part of. A mailing goes once to
// each household: where both are in it, the message that is further on stays, and the other one ends with its household.
func goOver(tx *db.Tx, j guests.Joining) error {
	theirs, err := db.From[Message](tx.Read).Where("household_id = ?", string(j.From.ID)).Order("id").All()
	if err != nil {
		return err
	}
	own, err := db.From[Message](tx.Read).Where("household_id = ? AND mailing_id IS NOT NULL", string(j.Into.ID)).Order("id").All()
	if err != nil {
		return err
	}
	for i := range theirs {
		m := &theirs[i]
		at := slices.IndexFunc(own, func(o Message) bool { return m.MailingID != nil && *o.MailingID == *m.MailingID })
		if at >= 0 && own[at].reached() >= m.reached() {
			err = db.Delete(tx, m)
		} else if at >= 0 {
			err = errors.Join(db.Delete(tx, &own[at]), db.Update(tx, m, db.Set{"household_id": j.Into.ID}))
		} else {
			err = db.Update(tx, m, db.Set{"household_id": j.Into.ID})
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// reached orders messages by how far they have come.
func (m Message) reached() int {
	switch {
	case m.State == Sent:
		return 2
	case m.Open():
		return 1
	}
	return 0
}
