package messages_test

import (
	"io"
	"mime"
	"mime/quotedprintable"
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

func TestTwoRemindersThatGoInOneBatchAreOneOnADay(t *testing.T) {
	each(t, func(k *kit) {
		box := postbox.New(t, postbox.Options{})
		box.Refuse("", 554, "looks like spam")
		s := k.sender(box)
		first := k.queue(messages.Reminder, "Lawson")
		k.work(s)
		box.Refuse("", 0, "")
		o := k.order(messages.Reminder, "Lawson", "Aubertin")
		o.Occasion = k.occasions[1].ID
		second := k.do(k.anna, queueing(o)).Change.(change.MailingQueued).Mailing
		k.clock.Move(messages.Grace)
		k.do(k.anna, on(first, messages.RetryAll))
		k.work(s)
		k.states(first, map[string]string{"Lawson": "sent"})
		k.states(second, map[string]string{"Lawson": "stopped today", "Aubertin": "sent"})
		if n := len(box.Letters()); n != 2 {
			t.Errorf("%d letters to two households on one day", n)
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
