package messages_test

import (
	"context"
	"io"
	"mime"
	"mime/quotedprintable"
	"net"
	"slices"
	"strings"
	"testing"
	"time"

	"convive/models/change"
	"convive/models/db"
	"convive/models/dbtest/postbox"
	"convive/models/guests"
	"convive/models/messages"
)

// body is a letter's text without its transport encoding.
func body(t *testing.T, l postbox.Letter) string {
	t.Helper()
	text, err := io.ReadAll(quotedprintable.NewReader(strings.NewReader(l.Raw)))
	if err != nil && len(text) == 0 {
		t.Fatal(err)
	}
	return strings.ReplaceAll(string(text), "\r\n", "\n")
}

func subject(l postbox.Letter) string {
	text, _ := new(mime.WordDecoder).DecodeHeader(l.Get("Subject"))
	return text
}

func TestAMailingWaitsAMinuteAndGoesOncePerHouseholdToItsAdults(t *testing.T) {
	each(t, func(k *kit) {
		box := postbox.New(t, postbox.Options{})
		s := k.sender(box)
		id := k.do(k.anna, queueing(k.order(messages.Invitation, "Lawson", "Aubertin"))).Change.(change.MailingQueued).Mailing
		k.clock.Move(messages.Grace - time.Second)
		k.work(s)
		if n := len(box.Letters()); n > 0 {
			t.Fatalf("%d letters before the minute was over", n)
		}
		k.clock.Move(time.Second)
		k.work(s)
		k.states(id, map[string]string{"Lawson": "sent", "Aubertin": "sent"})
		if sheet := k.sheet(id); sheet.State != messages.Done {
			t.Errorf("the mailing is %s", sheet.State)
		}
		letters := box.Letters()
		if len(letters) != 2 {
			t.Fatalf("%d letters", len(letters))
		}
		slices.SortFunc(letters, func(a, b postbox.Letter) int { return strings.Compare(a.To[0], b.To[0]) })
		l := letters[0]
		if !slices.Equal(l.To, []string{"ada@example.org", "ben@example.org"}) || !slices.Equal(letters[1].To, []string{"zoe@example.org"}) {
			t.Errorf("went to %v and %v", l.To, letters[1].To)
		}
		for header, want := range map[string]string{"From": `"Amara & Jonas" <wedding@convive.example.org>`, "To": "<ada@example.org>, <ben@example.org>",
			"Reply-To": `"Amara & Jonas" <hosts@example.org>`, "Bcc": "", "List-Unsubscribe": "", "Message-Id": "<" + string(k.entry(id, "Lawson").ID) + "@convive.example.org>"} {
			if got := l.Get(header); got != want {
				t.Errorf("%s: %q, want %q", header, got, want)
			}
		}
		if subject(l) != "You are invited: Amara & Jonas" {
			t.Errorf("subject %q", subject(l))
		}
		text := body(t, l)
		for _, part := range []string{"Dear Ada + Ben,", "Ceremony · en 12 September 14:00 · Lawn", "Please reply by en 31 August.",
			"https://convive.example.org/r/" + guests.LinkKey(secret, k.homes["Lawson"].ID, 1), `<html lang="en" dir="ltr">`} {
			if !strings.Contains(text, part) {
				t.Errorf("%q is missing in\n%s", part, text)
			}
		}
	})
}

func (k *kit) entry(id change.ID, name string) messages.Entry {
	k.Helper()
	for _, e := range k.sheet(id).Entries {
		if e.HouseholdID == k.homes[name].ID {
			return e
		}
	}
	k.Fatalf("no message to %s", name)
	return messages.Entry{}
}

func TestWhatASenderDoesIsOneChangePerBatchByConvive(t *testing.T) {
	each(t, func(k *kit) {
		s := k.sender(postbox.New(t, postbox.Options{}))
		id := k.queue(messages.Invitation, "Lawson", "Aubertin")
		k.work(s)
		k.read(func(r *db.Read) error {
			log, err := r.Log(0, 2)
			want := []change.Change{
				change.MessagesMoved{Mailings: []change.ID{id}, Sent: 2, Invited: true},
				change.MessagesMoved{Mailings: []change.ID{id}, Taken: 2},
			}
			for i, e := range log {
				if got := e.Change.(change.MessagesMoved); got.Sent != want[i].(change.MessagesMoved).Sent || got.Taken != want[i].(change.MessagesMoved).Taken ||
					got.Invited != want[i].(change.MessagesMoved).Invited || got.Mailings[0] != id || e.Actor != convive {
					t.Errorf("%+v by %v", got, e.Actor)
				}
			}
			return err
		})
	})
}

func TestAReplyThatArrivesMeanwhileStopsTheReminder(t *testing.T) {
	each(t, func(k *kit) {
		box := postbox.New(t, postbox.Options{})
		s := k.sender(box)
		id := k.queue(messages.Reminder, "Lawson", "Aubertin")
		k.reply("Aubertin")
		k.work(s)
		k.states(id, map[string]string{"Lawson": "sent", "Aubertin": "stopped replied"})
		if n := len(box.Letters()); n != 1 {
			t.Errorf("%d letters", n)
		}
	})
}

func TestNobodyIsRemindedTwiceOnADay(t *testing.T) {
	each(t, func(k *kit) {
		box := postbox.New(t, postbox.Options{})
		s := k.sender(box)
		k.queue(messages.Reminder, "Lawson")
		k.work(s)
		other := messages.Choice{Kind: messages.Reminder, Occasion: k.occasions[1].ID}
		if got := k.why(other); got["Lawson"] != messages.Today || got["Aubertin"] != "" {
			t.Errorf("on the same day: %v", got)
		}
		k.clock.Move(9 * time.Hour) // 23:01 in Berlin
		if got := k.why(other); got["Lawson"] != messages.Today {
			t.Errorf("late on the same day: %v", got)
		}
		k.clock.Move(time.Hour)
		if got := k.why(other); got["Lawson"] != "" {
			t.Errorf("after midnight: %v", got)
		}
	})
}

func TestASecondTryIsNoSecondReminderOnADay(t *testing.T) {
	each(t, func(k *kit) {
		box := postbox.New(t, postbox.Options{})
		box.Refuse("", 554, "looks like spam")
		s := k.sender(box)
		first := k.queue(messages.Reminder, "Lawson")
		k.work(s)
		k.states(first, map[string]string{"Lawson": "refused server"})
		box.Refuse("", 0, "")
		o := k.order(messages.Reminder, "Lawson")
		o.Occasion = k.occasions[1].ID
		k.do(k.anna, queueing(o))
		k.clock.Move(messages.Grace)
		k.work(s)
		k.do(k.anna, on(first, messages.RetryAll))
		k.work(s)
		k.states(first, map[string]string{"Lawson": "stopped today"})
		if n := len(box.Letters()); n != 1 {
			t.Errorf("%d letters on one day", n)
		}
	})
}

func TestWhoIsWithdrawnOrWaitsMeanwhileLearnsNothing(t *testing.T) {
	each(t, func(k *kit) {
		box := postbox.New(t, postbox.Options{})
		s := k.sender(box)
		id := k.queue(messages.Invitation, "Lawson", "Aubertin")
		k.do(k.anna, func(tx *db.Tx) (change.Change, error) {
			rows, err := db.From[guests.Invitation](tx.Read).Where("household_id = ?", string(k.homes["Aubertin"].ID)).All()
			for i := range rows {
				if err == nil {
					err = db.Update(tx, &rows[i], db.Set{"waiting": true})
				}
			}
			return change.GuestsEdited{}, err
		})
		k.work(s)
		k.states(id, map[string]string{"Lawson": "sent", "Aubertin": "stopped invited"})
		if n := len(box.Letters()); n != 1 {
			t.Errorf("%d letters", n)
		}
	})
}

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
