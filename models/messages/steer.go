package messages

import (
	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
	"convive/models/invalid"
)

// Withdrawable refuses to take back a mailing that has begun.
func Withdrawable(r *db.Read, id change.ID) error {
	m, err := db.Find[Mailing](r, id)
	if err != nil {
		return err
	}
	if m.Begun() && !m.ByHand {
		return invalid.Refuse("These messages are on their way already. Stop the rest on the mailing's page.")
	}
	n, err := db.From[Message](r).Where("mailing_id = ? AND state <> ?", string(id), string(Waiting)).Count()
	if err == nil && n > 0 {
		err = invalid.Refuse("Some of these messages have been sent. Stop the rest on the mailing's page.")
	}
	return err
}

// Pause holds what has not gone out.
func Pause(tx *db.Tx, id change.ID) (change.Change, error) {
	m, err := db.Find[Mailing](tx.Read, id)
	switch {
	case err != nil:
		return nil, err
	case m.State == Paused:
		return change.None, nil
	case m.Over():
		return nil, invalid.Refuse("This mailing is over.")
	}
	if err := db.Update(tx, &m, db.Set{"state": Paused}); err != nil {
		return nil, err
	}
	_, err = each(tx, ofMailing(tx.Read, id).Where("state = ?", string(Sending)), db.Set{"state": Waiting})
	return change.MailingPaused{Mailing: id}, err
}

// Resume lets a paused mailing go on.
func Resume(tx *db.Tx, id change.ID) (change.Change, error) {
	m, err := db.Find[Mailing](tx.Read, id)
	if err != nil || m.State != Paused {
		return change.None, err
	}
	return change.MailingResumed{Mailing: id}, db.Update(tx, &m, db.Set{"state": Sending})
}

// Stop ends a mailing: what has not gone out never will by itself.
func Stop(tx *db.Tx, id change.ID) (change.Change, error) {
	m, err := db.Find[Mailing](tx.Read, id)
	switch {
	case err != nil:
		return nil, err
	case m.State == Stopped:
		return change.None, nil
	case m.State == Done:
		return nil, invalid.Refuse("This mailing is over.")
	}
	if err := db.Update(tx, &m, db.Set{"state": Stopped}); err != nil {
		return nil, err
	}
	n, err := stopOpen(tx, id)
	return change.MailingStopped{Mailing: id, Messages: n}, err
}

// AfterUndo is the rule for messages that came back to a mailing which was over meanwhile: it goes on with them, or, where a
// host has stopped it, they are stopped too.
func AfterUndo(tx *db.Tx) error {
	var ids []change.ID
	open := db.From[Message](tx.Read).Where("mailing_id IS NOT NULL AND state IN (?, ?)", string(Waiting), string(Sending))
	if err := open.Into(&ids, "mailing_id", "mailing_id"); err != nil {
		return err
	}
	rows, err := db.From[Mailing](tx.Read).In("id", ids).Where("state IN (?, ?)", string(Done), string(Stopped)).Order("id").All()
	for i := range rows {
		switch {
		case err != nil:
			return err
		case rows[i].State == Stopped:
			_, err = stopOpen(tx, rows[i].ID)
		default:
			err = db.Update(tx, &rows[i], db.Set{"state": rows[i].anew()})
		}
	}
	return err
}

func stopOpen(tx *db.Tx, mailing change.ID) (int, error) {
	return each(tx, ofMailing(tx.Read, mailing).Where("state IN (?, ?)", string(Waiting), string(Sending)), db.Set{"state": Stopped, "reason": ByHost})
}

// Retry sends a message again that did not get through.
func Retry(tx *db.Tx, id change.ID) (change.Change, error) {
	m, err := db.Find[Message](tx.Read, id)
	if err != nil {
		return nil, err
	}
	if m.Open() && !m.PutOff() {
		return change.None, nil
	}
	if !m.Retriable() {
		return nil, invalid.Refuse("This message needs no second try.")
	}
	mailing := change.ID("")
	if m.MailingID != nil {
		mailing = *m.MailingID
	}
	return retried(tx, mailing, []Message{m})
}

// RetryAll sends all messages of a mailing again that did not get through, and now those that wait for their next time.
func RetryAll(tx *db.Tx, id change.ID) (change.Change, error) {
	if _, err := db.Find[Mailing](tx.Read, id); err != nil {
		return nil, err
	}
	rows, err := ofMailing(tx.Read, id).Order("id").All()
	if err != nil {
		return nil, err
	}
	var again []Message
	for _, m := range rows {
		if m.Retriable() {
			again = append(again, m)
		}
	}
	if len(again) == 0 {
		return change.None, nil
	}
	return retried(tx, id, again)
}

func retried(tx *db.Tx, mailing change.ID, rows []Message) (change.Change, error) {
	for i := range rows {
		set := db.Set{"state": Waiting, "reason": NoReason, "detail": "", "tried_since": change.Instant(0), "due_at": change.At(tx.Now())}
		if err := db.Update(tx, &rows[i], set); err != nil {
			return nil, err
		}
	}
	if mailing != "" {
		m, err := db.Find[Mailing](tx.Read, mailing)
		if err != nil {
			return nil, err
		}
		if m.Over() {
			if err := db.Update(tx, &m, db.Set{"state": m.anew()}); err != nil {
				return nil, err
			}
		}
	}
	return change.MessagesRetried{Mailing: mailing, Messages: len(rows)}, nil
}

// SentByHand notes that a host sent a message themselves.
func SentByHand(tx *db.Tx, id change.ID) (change.Change, error) {
	m, err := db.Find[Message](tx.Read, id)
	switch {
	case err != nil:
		return nil, err
	case m.State == Sent:
		return change.None, nil
	case m.State == Sending:
		return nil, invalid.Refuse("This message is on its way already.")
	}
	if err := needed(tx.Read, m); err != nil {
		return nil, err
	}
	if err := db.Update(tx, &m, db.Set{"state": Sent, "reason": ByHost, "detail": "", "sent_at": change.At(tx.Now()), "by_hand": true}); err != nil {
		return nil, err
	}
	invited, err := markSent(tx, m)
	if err == nil && m.MailingID != nil {
		err = finish(tx, *m.MailingID)
	}
	return change.MessageSentByHand{Message: id, Household: m.HouseholdID, Invited: invited}, err
}

// Address is the form in which a host says whether an address is good; the address is the premise.
type Address struct {
	Email string `form:"email"`
	Bad   bool   `form:"bad"`
}

// Validate asks for the address that was seen.
func (a Address) Validate() (wrong invalid.Fields) {
	wrong.Check(a.Email != "", "email", "Say which address you mean.")
	return wrong
}

// byHand is what is known against an address that a host marked.
const byHand = "marked by a host"

// MarkAddress keeps messages from an address of a guest, or lets them go there again.
func MarkAddress(tx *db.Tx, guest change.ID, a Address) (change.Change, error) {
	g, err := db.Find[guests.Guest](tx.Read, guest)
	if err != nil {
		return nil, err
	}
	if g.Email != a.Email {
		return nil, invalid.Refuse("{name} has another address by now. Look at it again.", "name", g.Name)
	}
	problem := ""
	if a.Bad {
		problem = byHand
	}
	if (g.EmailProblem != "") == a.Bad {
		return change.None, nil
	}
	err = db.Update(tx, &g, db.Set{"email_problem": problem})
	return change.AddressMarked{Guest: guest, Household: g.HouseholdID, Bad: a.Bad}, err
}

func ofMailing(r *db.Read, id change.ID) db.Query[Message] {
	return db.From[Message](r).Where("mailing_id = ?", string(id))
}

// each writes the same to every row of a query, and counts them.
func each(tx *db.Tx, q db.Query[Message], set db.Set) (int, error) {
	rows, err := q.Order("id").All()
	if err != nil {
		return 0, err
	}
	for i := range rows {
		if err := db.Update(tx, &rows[i], set); err != nil {
			return 0, err
		}
	}
	return len(rows), nil
}
