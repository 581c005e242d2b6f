package handlers_test

import (
	"slices"

	"convive/handlers/messages"
	"convive/handlers/webtest"
	"convive/models/change"
	"convive/models/db"
	"convive/models/dbtest/postbox"
	"convive/models/events"
	rows "convive/models/messages"
)

// The deletion of the event stays the last.
func init() {
	doings = slices.Insert(doings, len(doings)-1, ofMessages...)
	samples["audience"] = "attending"
}

// ofMessages are the Changes of the outbox, of one mailing to the first two households.
var ofMessages = []doing{
	{"messages.template-edited", nobody, ours(func(_ *audience, tx *db.Tx) (change.Change, error) {
		return rows.Write(tx, rows.Wording{Kind: rows.Invitation, Language: "en", Subject: "Come", Body: "Dear {name}, {link}"})
	})},
	{"messages.sender-edited", everyone, ours(func(a *audience, tx *db.Tx) (change.Change, error) {
		e, err := events.Current(tx.Read)
		if err != nil {
			return nil, err
		}
		return rows.Sign(tx, rows.Signature{Version: e.Version, SenderName: "Amara", ReplyTo: "us@example.org"})
	})},
	{"messages.queued", nobody, ours(func(a *audience, tx *db.Tx) (change.Change, error) {
		o := rows.Order{Kind: rows.SaveTheDate, Again: true, Households: []change.ID{a.w.Ours.Households[0].ID, a.w.Ours.Households[1].ID}}
		text, _, err := rows.Written(tx.Read, o.Kind, "en") // what both of them read
		if err != nil {
			return nil, err
		}
		o.Shown = []string{rows.Seen("en", text)}
		c, err := rows.Queue(tx, o, false)
		if err == nil {
			a.rows.mailing = c.(change.MailingQueued).Mailing
		}
		return c, err
	})},
	{"messages.paused", nobody, ours(func(a *audience, tx *db.Tx) (change.Change, error) { return rows.Pause(tx, a.rows.mailing) })},
	{"messages.resumed", nobody, ours(func(a *audience, tx *db.Tx) (change.Change, error) { return rows.Resume(tx, a.rows.mailing) })},
	{"messages.sent-by-hand", theFirst, ours(func(a *audience, tx *db.Tx) (change.Change, error) {
		m, err := db.From[rows.Message](tx.Read).Where("mailing_id = ? AND household_id = ?", string(a.rows.mailing), string(a.w.Ours.Households[0].ID)).First()
		if err != nil {
			return nil, err
		}
		return rows.SentByHand(tx, m.ID)
	})},
	{"messages.stopped", nobody, ours(func(a *audience, tx *db.Tx) (change.Change, error) { return rows.Stop(tx, a.rows.mailing) })},
	{"messages.retried", nobody, ours(func(a *audience, tx *db.Tx) (change.Change, error) { return rows.RetryAll(tx, a.rows.mailing) })},
	{"messages.moved", nobody, func(a *audience) change.Change {
		m, err := rows.NewMailer(rows.SMTP{URL: "smtp://" + postbox.New(a.T, postbox.Options{}).Addr + "?tls=none", From: "wedding@convive.example.org"})
		a.w.Must(err)
		a.Cleanup(m.Close)
		_, err = rows.NewSender(a.w.DB, m, messages.Voice(webtest.Secret, a.w.App.Link), 0).Round(a.Context())
		a.w.Must(err)
		return a.last(a.w.System(a.w.Ours))
	}},
	{"messages.address-marked", theFirst, ours(func(a *audience, tx *db.Tx) (change.Change, error) {
		g := a.w.Ours.Guests[0]
		return rows.MarkAddress(tx, g.ID, rows.Address{Email: g.Email, Bad: true})
	})},
}
