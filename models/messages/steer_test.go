package messages_test

import (
	"errors"
	"testing"

	"convive/models/activity"
	"convive/models/change"
	"convive/models/db"
	"convive/models/dbtest/postbox"
	"convive/models/guests"
	"convive/models/messages"
)

func on(id change.ID, do func(*db.Tx, change.ID) (change.Change, error)) rule {
	return func(tx *db.Tx) (change.Change, error) { return do(tx, id) }
}

func TestAMailingIsTakenBackWholeBeforeItBeginsAndNotAfterwards(t *testing.T) {
	each(t, func(k *kit) {
		box := postbox.New(t, postbox.Options{})
		s := k.sender(box)
		e := k.do(k.anna, queueing(k.order(messages.Invitation, "Lawson", "Aubertin")))
		k.do(k.anna, func(tx *db.Tx) (change.Change, error) { return activity.Undo(tx, e.Seq) })
		k.clock.Move(messages.Grace)
		k.work(s)
		if n := len(box.Letters()); n > 0 {
			t.Errorf("%d letters of a mailing that was taken back", n)
		}
		k.read(func(r *db.Read) error {
			n, err := db.From[messages.Message](r).Count()
			if n > 0 {
				t.Errorf("%d messages are left", n)
			}
			return err
		})
		e = k.do(k.anna, queueing(k.order(messages.Invitation, "Lawson")))
		k.clock.Move(messages.Grace)
		k.work(s)
		k.refuses("These messages are on their way already.", func(tx *db.Tx) (change.Change, error) { return activity.Undo(tx, e.Seq) })
	})
}

func TestAMailingIsPausedGoesOnAndIsStopped(t *testing.T) {
	each(t, func(k *kit) {
		box := postbox.New(t, postbox.Options{})
		s := k.sender(box)
		id := k.queue(messages.Invitation, "Lawson", "Aubertin")
		k.changes(change.MailingPaused{Mailing: id}, on(id, messages.Pause))
		k.work(s)
		k.states(id, map[string]string{"Lawson": "waiting", "Aubertin": "waiting"})
		k.changes(change.MailingResumed{Mailing: id}, on(id, messages.Resume))
		k.changes(change.MailingStopped{Mailing: id, Messages: 2}, on(id, messages.Stop))
		k.work(s)
		k.states(id, map[string]string{"Lawson": "stopped host", "Aubertin": "stopped host"})
		if n := len(box.Letters()); n > 0 {
			t.Errorf("%d letters of a stopped mailing", n)
		}
		k.refuses("This mailing is over.", on(id, messages.Pause))
		k.changes(change.MessagesRetried{Mailing: id, Messages: 1}, on(k.entry(id, "Lawson").ID, messages.Retry))
		k.work(s)
		k.states(id, map[string]string{"Lawson": "sent", "Aubertin": "stopped host"})
		k.refuses("This message needs no second try.", on(k.entry(id, "Lawson").ID, messages.Retry))
		k.refuses("This mailing is over.", on(id, messages.Stop))
	})
}

func TestAPauseInTheMiddleHoldsWhatIsNotOnItsWayYet(t *testing.T) {
	each(t, func(k *kit) {
		box := postbox.New(t, postbox.Options{})
		box.Hold()
		s := k.sender(box)
		id := k.queue(messages.Invitation, "Lawson", "Aubertin")
		ended := make(chan error, 1)
		go func() { _, err := s.Round(background); ended <- err }()
		box.Await() // one is under way
		k.changes(change.MailingPaused{Mailing: id}, on(id, messages.Pause))
		box.Release()
		if err := <-ended; err != nil {
			t.Fatal(err)
		}
		k.work(s)
		if n := len(box.Letters()); n != 1 {
			t.Errorf("%d letters", n)
		}
		states := map[messages.State]int{}
		for _, e := range k.sheet(id).Entries {
			states[e.State]++
		}
		if states[messages.Sent] != 1 || states[messages.Waiting] != 1 {
			t.Errorf("%v: what the server took is sent, the other waits", states)
		}
	})
}

func TestWithoutAMailServerHostsSendByHand(t *testing.T) {
	each(t, func(k *kit) {
		k.home("Phone", guests.Guest{Name: "Pat Phone"})
		o := k.order(messages.Invitation, "Lawson", "Phone")
		id := k.do(k.anna, func(tx *db.Tx) (change.Change, error) { return messages.Queue(tx, o, true) }).Change.(change.MailingQueued).Mailing
		k.clock.Move(messages.Grace)
		box := postbox.New(t, postbox.Options{}) // one that comes later sends nothing of it
		k.work(k.sender(box))
		if n := len(box.Letters()); n > 0 {
			t.Errorf("%d letters", n)
		}
		one := k.entry(id, "Phone")
		k.read(func(r *db.Read) error {
			shown, _, err := voice.Show(r, one.ID)
			if shown.Subject != "You are invited: Amara & Jonas" || shown.Link == "" {
				t.Errorf("%+v", shown)
			}
			return err
		})
		k.changes(change.MessageSentByHand{Message: one.ID, Household: one.HouseholdID, Invited: true}, on(one.ID, messages.SentByHand))
		k.states(id, map[string]string{"Lawson": "waiting", "Phon": "sent host"})
		k.do(k.anna, on(k.entry(id, "Lawson").ID, messages.SentByHand))
		if m := k.sheet(id); m.State != messages.Done {
			t.Errorf("the mailing is %s", m.State)
		}
	})
}

func TestAHostMarksAnAddressAndTakesItBack(t *testing.T) {
	each(t, func(k *kit) {
		zoe := k.homes["Aubertin"].People[0]
		marking := func(a messages.Address) rule {
			return func(tx *db.Tx) (change.Change, error) { return messages.MarkAddress(tx, zoe.ID, a) }
		}
		k.refuses("{name} has another address by now.", marking(messages.Address{Email: "old@example.org", Bad: true}))
		k.changes(change.AddressMarked{Guest: zoe.ID, Household: zoe.HouseholdID, Bad: true}, marking(messages.Address{Email: zoe.Email, Bad: true}))
		if got := k.why(messages.Choice{Kind: messages.Invitation}); got["Aubertin"] != messages.BadAddress {
			t.Errorf("%v", got)
		}
		k.changes(change.AddressMarked{Guest: zoe.ID, Household: zoe.HouseholdID}, marking(messages.Address{Email: zoe.Email}))
	})
}

func TestAReceiptFollowsAReplyWhereMessagesAreSent(t *testing.T) {
	each(t, func(k *kit) {
		box := postbox.New(t, postbox.Options{})
		k.reply("Aubertin")
		receipts := func() (s messages.Sheet) {
			k.read(func(r *db.Read) (err error) { s, err = messages.Receipts(r); return err })
			return s
		}
		if n := len(receipts().Entries); n > 0 {
			t.Fatalf("%d receipts without a sender", n)
		}
		s := k.sender(box)
		k.work(s)
		k.reply("Lawson")
		if n := len(receipts().Entries); n != 1 {
			t.Fatalf("%d receipts", n)
		}
		k.clock.Move(messages.Grace)
		k.work(s)
		letters := box.Letters()
		if len(letters) != 1 || letters[0].Get("Auto-Submitted") != "auto-replied" {
			t.Fatalf("%+v", letters)
		}
		text := body(t, letters[0])
		for _, part := range []string{"thank you, we have received your reply", "Ceremony: Ada Lawson + Ben Lawson + Kit Lawson", "text/calendar", "/r/"} {
			if !contains(text, part) {
				t.Errorf("%q is missing in\n%s", part, text)
			}
		}
		if n := receipts().Count[messages.Sent]; n != 1 {
			t.Errorf("%d receipts are sent", n)
		}
		k.home("Without", guests.Guest{Name: "Nora Without"})
		k.reply("Without")
		if n := len(receipts().Entries); n != 1 {
			t.Errorf("%d receipts: one has no address", n)
		}
	})
}

func TestAMailingOfAnotherEventIsNotThere(t *testing.T) {
	each(t, func(k *kit) {
		for _, do := range []func(*db.Tx, change.ID) (change.Change, error){messages.Pause, messages.Resume, messages.Stop, messages.RetryAll, messages.Retry, messages.SentByHand} {
			if _, err := k.try(k.anna, on(db.NewID(), do)); !errors.Is(err, db.ErrNotFound) {
				t.Errorf("%v", err)
			}
		}
	})
}
