package messages_test

import (
	"context"
	"net"
	"slices"
	"testing"
	"time"

	"convive/models/change"
	"convive/models/db"
	"convive/models/dbtest/postbox"
	"convive/models/guests"
	"convive/models/messages"
)

func TestAnAddressThatThereIsNotIsMarkedAndTheMessageRefused(t *testing.T) {
	each(t, func(k *kit) {
		box := postbox.New(t, postbox.Options{})
		box.Refuse("zoe@example.org", 550, "no such user here")
		box.Refuse("ben@example.org", 550, "no such user here")
		s := k.sender(box)
		id := k.queue(messages.Invitation, "Lawson", "Aubertin")
		k.work(s)
		k.states(id, map[string]string{"Lawson": "sent", "Aubertin": "refused recipient"})
		if got := k.entry(id, "Lawson").Addresses; !slices.Equal(got, []string{"ada@example.org"}) {
			t.Errorf("went to %v", got)
		}
		if got := k.entry(id, "Aubertin").Detail; got != "5.1.1 no such user here" {
			t.Errorf("detail %q", got)
		}
		zoe := k.homes["Aubertin"].People[0].ID
		k.read(func(r *db.Read) error {
			g, err := db.Find[guests.Guest](r, zoe)
			if g.EmailProblem == "" || guests.Mailable(g) {
				t.Errorf("%+v", g)
			}
			return err
		})
		k.do(k.anna, func(tx *db.Tx) (change.Change, error) { // a new address is good until somebody says otherwise
			return guests.EditGuest(tx, zoe, guests.GuestEdit{Version: 2, Name: "Zoé Aubertin", Email: "zoe@better.example.org"})
		})
		k.changes(change.MessagesRetried{Mailing: id, Messages: 1}, func(tx *db.Tx) (change.Change, error) { return messages.RetryAll(tx, id) })
		k.work(s)
		k.states(id, map[string]string{"Lawson": "sent", "Aubertin": "sent"})
	})
}

func TestWhatTheServerPutsOffIsTriedAgainLaterForADay(t *testing.T) {
	each(t, func(k *kit) {
		box := postbox.New(t, postbox.Options{})
		box.Refuse("zoe@example.org", 451, "come back later")
		s := k.sender(box)
		id := k.queue(messages.Invitation, "Aubertin")
		k.work(s)
		k.states(id, map[string]string{"Aubertin": "waiting later"})
		k.clock.Move(59 * time.Second)
		k.work(s)
		if n := k.entry(id, "Aubertin").Attempts; n != 1 {
			t.Errorf("%d attempts within a minute", n)
		}
		for range 40 {
			k.clock.Move(time.Hour)
			k.work(s)
		}
		k.states(id, map[string]string{"Aubertin": "failed later"})
		box.Refuse("zoe@example.org", 0, "")
		k.do(k.anna, func(tx *db.Tx) (change.Change, error) { return messages.Retry(tx, k.entry(id, "Aubertin").ID) })
		k.work(s)
		k.states(id, map[string]string{"Aubertin": "sent"})
	})
}

func TestAServerThatRefusesTheLetterItselfBlamesNoAddress(t *testing.T) {
	each(t, func(k *kit) {
		box := postbox.New(t, postbox.Options{})
		box.Refuse("", 554, "looks like spam")
		id := k.queue(messages.Invitation, "Aubertin")
		k.work(k.sender(box))
		k.states(id, map[string]string{"Aubertin": "refused server"})
		if got := k.why(messages.Choice{Kind: messages.SaveTheDate}); got["Aubertin"] != "" {
			t.Errorf("%v", got)
		}
	})
}

func TestAServerThatIsNotThereIsLeftAloneForAWhile(t *testing.T) {
	each(t, func(k *kit) {
		l, err := net.Listen("tcp", "127.0.0.1:0")
		if err != nil {
			t.Fatal(err)
		}
		nobody := &postbox.Server{Addr: l.Addr().String()}
		l.Close()
		s := k.sender(nobody)
		id := k.queue(messages.Invitation, "Lawson", "Aubertin")
		k.work(s)
		states := map[string]int{}
		for _, e := range k.sheet(id).Entries {
			states[string(e.State)]++
		}
		if states["waiting"] != 1 || states["sending"] != 1 {
			t.Errorf("%v: it went on asking a server that is not there", states)
		}
	})
}

func TestASenderThatIsKilledAfterTheServersAnswerSendsNothingTwice(t *testing.T) {
	each(t, func(k *kit) {
		box := postbox.New(t, postbox.Options{})
		id := k.queue(messages.Invitation, "Lawson", "Aubertin")
		first := k.sender(box)
		if _, err := first.Round(background); err != nil { // sent, and not yet told
			t.Fatal(err)
		}
		k.states(id, map[string]string{"Lawson": "sending", "Aubertin": "sending"})
		next := k.sender(box)
		if worked, _ := next.Round(background); worked {
			t.Error("two processes send at the same time")
		}
		first.Expire(t)
		k.work(next)
		k.states(id, map[string]string{"Lawson": "sent", "Aubertin": "sent"})
		if n := len(box.Letters()); n != 2 {
			t.Errorf("%d letters", n)
		}
	})
}

func TestOneThatIsKilledBeforeTheAnswerSendsAgainUnderTheSameID(t *testing.T) {
	each(t, func(k *kit) {
		box := postbox.New(t, postbox.Options{})
		box.Hold()
		k.queue(messages.Invitation, "Aubertin")
		first := k.sender(box)
		ctx, kill := context.WithCancel(background)
		ended := make(chan error, 1)
		go func() { _, err := first.Forgetful(ctx); ended <- err }()
		box.Await()
		kill()
		<-ended
		box.Release()
		first.Expire(t)
		k.work(k.sender(box))
		letters := box.Letters()
		if len(letters) != 2 || letters[0].Get("Message-Id") != letters[1].Get("Message-Id") {
			t.Errorf("%d letters", len(letters))
		}
	})
}
