package messages

import (
	"convive/models/change"
	"convive/models/db"
	"convive/models/events"
	"convive/models/guests"
	"convive/models/invalid"
)

// Signature is the form that says in whose name messages go out.
type Signature struct {
	Version    int64  `form:"version"`
	SenderName string `form:"sender_name"`
	ReplyTo    string `form:"reply_to"`
}

// SignatureOf is the form as the event stands.
func SignatureOf(e events.Event) Signature {
	return Signature{Version: e.Version, SenderName: e.SenderName, ReplyTo: e.ReplyTo}
}

// Validate finds what can't stand in a header.
func (s Signature) Validate() (wrong invalid.Fields) {
	wrong.Check(len([]rune(s.SenderName)) <= 100, "sender_name", "Please use at most {n} characters.", "n", 100)
	wrong.Check(oneLine(s.SenderName) == s.SenderName, "sender_name", "Write it on one line.")
	wrong.Check(s.ReplyTo == "" || guests.Address(s.ReplyTo), "reply_to", "This is not an e-mail address.")
	return wrong
}

// Sign writes in whose name messages go out, and where answers to them go.
func Sign(tx *db.Tx, s Signature) (change.Change, error) {
	e, err := events.Current(tx.Read)
	if err != nil {
		return nil, err
	}
	set, err := db.Merge(tx, &e, s.Version, db.Set{"sender_name": s.SenderName, "reply_to": s.ReplyTo})
	if err != nil {
		return nil, err
	}
	if err := db.Update(tx, &e, set); err != nil {
		return nil, err
	}
	if !tx.Wrote() {
		return change.None, nil
	}
	return change.SenderEdited{Event: e.ID}, nil
}
