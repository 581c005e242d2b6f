package messages

import (
	"errors"

	"convive/models/access"
	"convive/models/accounts"
	"convive/models/change"
	"convive/models/db"
	"convive/models/events"
	"convive/models/guests"
	"convive/models/team"
)

// AnswersTo is where guests' answers to what somebody sends go: the event's own address, else that person's while they are
// in the team, else the first host's who has one; "" for the address that messages come from.
func AnswersTo(r *db.Read, e events.Event, account change.ID) (string, error) {
	if e.ReplyTo != "" {
		return e.ReplyTo, nil
	}
	members, err := team.Members(r)
	if err != nil {
		return "", err
	}
	var asked []change.ID
	for _, m := range members {
		switch {
		case m.AccountID == account:
			asked = append([]change.ID{account}, asked...)
		case m.Role.Role == access.Host:
			asked = append(asked, m.AccountID)
		}
	}
	cards, err := accounts.Cards(r, asked)
	for _, id := range asked {
		if guests.Address(cards[id].Email) {
			return cards[id].Email, err
		}
	}
	return "", err
}

// answersOf is AnswersTo for who put a mailing into the outbox. Nobody did with a receipt, and nobody here with what came
// with an imported event.
func answersOf(r *db.Read, e events.Event, m Mailing) (string, error) {
	if m.ID == "" {
		return AnswersTo(r, e, "")
	}
	entry, err := r.Entry(m.Seq)
	if err != nil && !errors.Is(err, db.ErrNotFound) {
		return "", err
	}
	if c, ok := entry.Change.(change.MailingQueued); ok && c.Mailing == m.ID && entry.Actor.Kind == change.ByAccount {
		return AnswersTo(r, e, entry.Actor.ID)
	}
	return AnswersTo(r, e, "")
}
