package messages_test

import (
	"context"
	"errors"
	"testing"

	"convive/models/change"
	"convive/models/db"
	"convive/models/dbtest/postbox"
	"convive/models/messages"
)

// spoil makes a mailing's text unreadable, as no rule ever would.
func (k *kit) spoil(id change.ID) {
	k.Helper()
	k.do(k.anna, func(tx *db.Tx) (change.Change, error) {
		m, err := db.Find[messages.Mailing](tx.Read, id)
		if err != nil {
			return nil, err
		}
		return change.MailingPaused{Mailing: id}, db.Update(tx, &m, db.Set{"texts": "{"})
	})
}

func TestAMessageThatGoesWrongKeepsNeitherItsEventNorOthersWaiting(t *testing.T) {
	each(t, func(k *kit) {
		box := postbox.New(t, postbox.Options{})
		s := k.sender(box)
		both, good := []*kit{k, k.another("next")}, map[*kit]change.ID{}
		for _, at := range both {
			at.spoil(at.queue(messages.Invitation, "Lawson"))
			good[at] = at.queue(messages.Invitation, "Aubertin")
		}
		for range 3 { // taken and sent; told; nothing is left but what goes wrong
			if _, err := s.Round(background); err == nil {
				t.Error("nobody learns of the message that goes wrong")
			}
		}
		for _, at := range both {
			at.states(good[at], map[string]string{"Aubertin": "sent"})
		}
		if worked, _ := s.Round(background); worked {
			t.Error("what goes wrong is tried again without a break")
		}
		if n := len(box.Letters()); n != 2 {
			t.Errorf("%d letters", n)
		}
	})
}

func TestALetterThatCantBeMadeIsNotTheServersFault(t *testing.T) {
	each(t, func(k *kit) {
		m := mailer(t, messages.SMTP{URL: "smtp://localhost"})
		unmade := messages.Unmade{}
		_, err := m.Deliver(background, messages.Letter{ID: "1", To: []string{"no address"}})
		if !errors.As(err, &unmade) {
			k.Fatalf("%v: it was said to be the server's", err)
		}
		s, n := messages.NewSender(k.d, m, voice, 0), 0
		s.Stub(func(_ context.Context, l messages.Letter) (messages.Delivery, error) {
			if n++; n == 1 {
				return messages.Delivery{}, err
			}
			return messages.Delivery{Taken: l.To}, nil
		})
		first := k.queue(messages.Invitation, "Lawson")
		k.queue(messages.Invitation, "Aubertin")
		k.work(s)
		k.states(first, map[string]string{"Lawson": "refused letter"})
		if n != 2 {
			t.Errorf("%d were tried: the other waits for a server that is there", n)
		}
		k.changes(change.MessagesRetried{Mailing: first, Messages: 1}, on(first, messages.RetryAll))
	})
}
