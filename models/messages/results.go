package messages

import (
	"cmp"
	"encoding/json"
	"slices"
	"strings"

	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
)

// Result is what became of one attempt to send a message, from the moment of the mail server's answer until a Change tells
// it.
type Result struct {
	EventID change.ID `gorm:"primaryKey"`
	ID      change.ID `gorm:"primaryKey"` // of the message
	Attempt int64     // which attempt it was: an older one tells nothing any more
	Result  string    // an outcome, as JSON
}

// TableName is the table of results.
func (Result) TableName() string { return "message_results" }

// outcome is what an attempt came to.
type outcome struct {
	State     State             // Sent, Refused, Stopped, or Waiting: later
	Reason    Reason            `json:",omitempty"`
	Detail    string            `json:",omitempty"`
	Addresses []string          `json:",omitempty"` // that took it
	Bad       map[string]string `json:",omitempty"` // addresses that there are not, with what the server said
	At        change.Instant
}

func (r Result) outcome() (o outcome, err error) {
	err = json.Unmarshal([]byte(r.Result), &o)
	return o, err
}

// keep writes what an attempt came to at once, beside the feeds.
func keep(tx *db.Tx, m Message, o outcome) error {
	data, err := json.Marshal(o)
	if err != nil {
		return err
	}
	return db.Put(tx, &Result{ID: m.ID, Attempt: m.Attempts, Result: string(data)}, "id = ?", string(m.ID))
}

// apply brings what attempts came to into the outbox, and returns whose.
func apply(tx *db.Tx, c *change.MessagesMoved) (mailings []change.ID, applied []Result, err error) {
	results, err := db.From[Result](tx.Read).Order("id").All()
	if err != nil {
		return nil, nil, err
	}
	for _, r := range results {
		m, err := db.Find[Message](tx.Read, r.ID)
		if err != nil {
			return nil, nil, err
		}
		o, err := r.outcome()
		if err != nil {
			return nil, nil, err
		}
		if m.Attempts == r.Attempt {
			if err := o.apply(tx, m, c); err != nil {
				return nil, nil, err
			}
		}
		if m.MailingID != nil && !slices.Contains(mailings, *m.MailingID) {
			mailings = append(mailings, *m.MailingID)
		}
	}
	return mailings, results, nil
}

// apply writes one outcome. A host may have stopped or paused the message while it was under way: what the server took is
// sent all the same.
func (o outcome) apply(tx *db.Tx, m Message, c *change.MessagesMoved) error {
	set := db.Set{"state": o.State, "reason": o.Reason, "detail": o.Detail, "attempts": m.Attempts + 1}
	if len(o.Addresses) > 0 {
		set["addresses"], set["sent_at"] = append(slices.Clone(m.Addresses), o.Addresses...), cmp.Or(m.SentAt, o.At)
	}
	if m.TriedSince == 0 {
		set["tried_since"] = o.At
	}
	switch o.State {
	case Sent:
		c.Sent++
	case Refused:
		c.Refused++
	case Stopped:
		c.Stopped++
	default:
		due, ok := next(m.Attempts+1, m.TriedSince, o.At)
		if set["due_at"] = due; ok {
			c.Later++
		} else {
			set["state"] = Failed
			c.Failed++
		}
	}
	if !m.Open() && o.State != Sent {
		set["state"], set["reason"] = m.State, m.Reason
	}
	if err := db.Update(tx, &m, set); err != nil {
		return err
	}
	if len(o.Addresses) > 0 {
		invited, err := markSent(tx, m)
		if c.Invited = c.Invited || invited; err != nil {
			return err
		}
	}
	return o.markBad(tx, c)
}

// markBad remembers the addresses that there are not, whoever has them.
func (o outcome) markBad(tx *db.Tx, c *change.MessagesMoved) error {
	for address, said := range o.Bad {
		rows, err := db.From[guests.Guest](tx.Read).Where("email = ? AND email_problem = ?", address, "").Order("id").All()
		if err != nil {
			return err
		}
		for i := range rows {
			c.Addresses = true
			if err := db.Update(tx, &rows[i], db.Set{"email_problem": said}); err != nil {
				return err
			}
		}
	}
	return nil
}

// markSent notes in the invitations that a household has got them.
func markSent(tx *db.Tx, m Message) (invited bool, err error) {
	if m.Kind != Invitation || m.MailingID == nil {
		return false, nil
	}
	mailing, err := db.Find[Mailing](tx.Read, *m.MailingID)
	if err != nil {
		return false, err
	}
	rows, err := db.From[guests.Invitation](tx.Read).Where("household_id = ? AND waiting = ? AND sent_at = ?", string(m.HouseholdID), false, 0).Order("id").All()
	for i := range rows {
		if err == nil && (mailing.OccasionID == "" || rows[i].OccasionID == mailing.OccasionID) {
			invited = true
			err = db.Update(tx, &rows[i], db.Set{"sent_at": m.SentAt})
		}
	}
	return invited, err
}

// finish ends a mailing of which nothing is open any more.
func finish(tx *db.Tx, id change.ID) error {
	open, err := ofMailing(tx.Read, id).Where("state IN (?, ?)", string(Waiting), string(Sending)).Count()
	if err != nil || open > 0 {
		return err
	}
	m, err := db.Find[Mailing](tx.Read, id)
	if err != nil || m.Over() {
		return err
	}
	return db.Update(tx, &m, db.Set{"state": Done})
}

// said is what a server answered, as short text on one line.
func said(text string) string {
	text = strings.ToValidUTF8(oneLine(text), "")
	if r := []rune(text); len(r) > 200 {
		text = string(r[:200]) + "…"
	}
	return text
}
