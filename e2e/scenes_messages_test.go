package e2e

import (
	"errors"

	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
	"convive/models/messages"
)

// pasteMails pastes a column of addresses, of which one is none.
const pasteMails = `(() => {
	const form = document.getElementById('paste-form')
	form.elements.column.value = 'email'
	form.elements.text.value = 'first@example.org\nnot an address\nthird@example.org'
	HTMLFormElement.prototype.submit.call(form)
	return true
})()`

// sent is a mailing of which every state can be seen: on its way, sent, refused by the mail server in its words, with an
// address that was marked as bad, put off, given up, and stopped by a host.
func (s *scenes) sent(to ...guests.Group) change.ID {
	s.Helper()
	for _, h := range s.list.Households {
		if len(to) < 7 && !h.Host && h.People[0].Email != "" && h.People[0].Email != to[0].People[0].Email && h.ID != to[1].ID {
			to = append(to, h)
		}
	}
	order := messages.Order{Kind: messages.Invitation, Again: true}
	for _, h := range to {
		order.Households = append(order.Households, h.ID)
	}
	mailing := s.do(func(tx *db.Tx) (change.Change, error) {
		for _, lang := range messages.Languages {
			text, _, err := messages.Written(tx.Read, order.Kind, lang)
			if err != nil {
				return nil, err
			}
			order.Shown = append(order.Shown, messages.Seen(lang, text))
		}
		return messages.Queue(tx, order, true)
	}).(change.MailingQueued).Mailing
	became := []db.Set{
		{"state": messages.Waiting},
		{"state": messages.Sent, "sent_at": s.list.Households[0].CreatedAt},
		{"state": messages.Refused, "reason": messages.BadAddress, "detail": "550 5.1.1 recipient address rejected: User unknown in virtual mailbox table"},
		{"state": messages.Refused, "reason": messages.NotTaken, "detail": "554 5.7.1 message content rejected as unsolicited"},
		{"state": messages.Waiting, "reason": messages.TryLater, "detail": "451 4.7.1 greylisted, please try again in five minutes", "attempts": int64(2)},
		{"state": messages.Failed, "reason": messages.Unreachable, "detail": "dial tcp: connection refused"},
		{"state": messages.Stopped, "reason": messages.ByHost},
	}
	s.do(func(tx *db.Tx) (change.Change, error) {
		rows, err := db.From[messages.Message](tx.Read).Where("mailing_id = ?", string(mailing)).Order("id").All()
		if len(rows) != len(became) {
			s.Fatalf("%d messages wait", len(rows))
		}
		for i := range rows {
			err = errors.Join(err, db.Update(tx, &rows[i], became[i]))
		}
		return change.MailingQueued{Mailing: mailing}, err
	})
	s.do(func(tx *db.Tx) (change.Change, error) {
		g := to[2].People[0].Guest
		return messages.MarkAddress(tx, g.ID, messages.Address{Email: g.Email, Bad: true})
	})
	return mailing
}
