package messages_test

import (
	"context"
	"errors"
	"slices"
	"testing"
	"time"

	"convive/models/change"
	"convive/models/db"
	"convive/models/dbtest/postbox"
	"convive/models/guests"
	"convive/models/messages"
)

// went expects whom each letter went to, in their order.
func went(t *testing.T, box *postbox.Server, want ...[]string) {
	t.Helper()
	var got [][]string
	for _, l := range box.Letters() {
		got = append(got, l.To)
	}
	if !slices.EqualFunc(got, want, slices.Equal) {
		t.Errorf("letters went to %v, want %v", got, want)
	}
}

func TestAnAddressThatIsPutOffIsTriedAgainAloneWhereAnotherHasTheMessage(t *testing.T) {
	ada, ben := []string{"ada@example.org"}, []string{"ben@example.org"}
	for _, kind := range []messages.Kind{messages.Invitation, messages.Reminder} {
		t.Run(string(kind), func(t *testing.T) {
			each(t, func(k *kit) {
				box := postbox.New(t, postbox.Options{})
				box.Refuse(ben[0], 450, "come back later")
				s := k.sender(box)
				id := k.queue(kind, "Lawson")
				k.work(s)
				k.states(id, map[string]string{"Lawson": "waiting later"})
				if e := k.entry(id, "Lawson"); !slices.Equal(e.Addresses, ada) || !slices.Equal(e.To, ben) || e.Detail != "ben@example.org: 4.1.1 come back later" || e.SentAt == 0 {
					t.Errorf("%+v", e)
				}
				if sheet := k.sheet(id); sheet.State == messages.Done || sheet.PutOff != 1 {
					t.Errorf("the mailing is %s, %d are put off", sheet.State, sheet.PutOff)
				}
				if got := k.why(messages.Choice{Kind: messages.Reminder, Occasion: k.occasions[1].ID}); kind == messages.Reminder && got["Lawson"] != messages.Queued {
					t.Errorf("another reminder: %v", got)
				}
				k.clock.Move(time.Minute)
				k.work(s)
				went(t, box, ada) // it was asked for the other alone, and put it off again
				box.Refuse(ben[0], 0, "")
				k.clock.Move(5 * time.Minute)
				k.work(s)
				k.states(id, map[string]string{"Lawson": "sent"})
				if e := k.entry(id, "Lawson"); !slices.Equal(e.Addresses, append(ada, ben...)) || e.Partly() || e.Attempts != 3 {
					t.Errorf("%+v", e)
				}
				went(t, box, ada, ben)
			})
		})
	}
}

func TestAMessageThatReachedOneOfTwoAddressesIsSentAndNamesTheOther(t *testing.T) {
	each(t, func(k *kit) {
		box := postbox.New(t, postbox.Options{})
		box.Refuse("ben@example.org", 550, "no such user here")
		box.Refuse("zoe@example.org", 450, "come back later")
		k.home("Moss", guests.Guest{Name: "Mia Moss", Email: "mia@example.org"}, guests.Guest{Name: "Max Moss", Email: "max@example.org"})
		box.Refuse("max@example.org", 450, "come back later")
		s := k.sender(box)
		id := k.queue(messages.Invitation, "Lawson", "Moss")
		k.work(s)
		if e := k.entry(id, "Lawson"); e.State != messages.Sent || !e.Partly() || e.Detail != "ben@example.org: 5.1.1 no such user here" || len(e.Bad) != 1 || e.Bad[0].Name != "Ben Lawson" {
			t.Errorf("%+v", e)
		}
		box.Refuse("max@example.org", 550, "no such user here") // put off first, then refused
		k.clock.Move(time.Minute)
		k.work(s)
		if e := k.entry(id, "Moss"); e.State != messages.Sent || e.Detail != "max@example.org: 5.1.1 no such user here" || !slices.Equal(e.Addresses, []string{"mia@example.org"}) {
			t.Errorf("%+v", e)
		}
		k.read(func(r *db.Read) error {
			lines, _, err := messages.Outbox(r)
			if sheet := k.sheet(id); len(lines) != 1 || lines[0].Partly != 2 || sheet.Partly != 2 || lines[0].Count[messages.Sent] != 2 {
				t.Errorf("%+v, %+v", lines, sheet.Line)
			}
			return err
		})
	})
}

func TestARefusedMessageKeepsItsAddressAndTheServersWordsWhenItIsTriedAgain(t *testing.T) {
	each(t, func(k *kit) {
		box := postbox.New(t, postbox.Options{})
		box.Refuse("zoe@example.org", 550, "no such user here")
		s := k.sender(box)
		id := k.queue(messages.Invitation, "Aubertin")
		for range 2 {
			k.work(s)
			k.states(id, map[string]string{"Aubertin": "refused recipient"})
			if e := k.entry(id, "Aubertin"); e.Detail != "5.1.1 no such user here" || len(e.Bad) != 1 || e.Bad[0].Email != "zoe@example.org" {
				t.Errorf("%+v", e)
			}
			k.changes(change.MessagesRetried{Mailing: id, Messages: 1}, on(id, messages.RetryAll))
		}
	})
}

func TestWhatWaitsForItsNextTimeIsTriedAtOnceWithWhatDidNotGetThrough(t *testing.T) {
	each(t, func(k *kit) {
		box := postbox.New(t, postbox.Options{})
		box.Refuse("", 554, "looks like spam")
		id := k.queue(messages.Invitation, "Lawson", "Aubertin")
		first := k.sender(box)
		k.work(first)
		box.Refuse("", 0, "")
		box.Refuse("zoe@example.org", 450, "come back later")
		k.changes(change.MessagesRetried{Mailing: id, Messages: 1}, on(k.entry(id, "Aubertin").ID, messages.Retry))
		k.work(first)
		k.states(id, map[string]string{"Lawson": "refused server", "Aubertin": "waiting later"})
		box.Refuse("zoe@example.org", 0, "")
		k.changes(change.MessagesRetried{Mailing: id, Messages: 2}, on(id, messages.RetryAll))
		if e, err := k.try(k.anna, on(id, messages.RetryAll)); err != nil || e.Change != change.None {
			t.Errorf("%v, %v: they wait for no timer any more", e.Change, err)
		}
		k.work(first)
		k.states(id, map[string]string{"Lawson": "sent", "Aubertin": "sent"})
	})
}

func TestWhatLostItsConnectionIsTriedAtOnceWhenAHostAsks(t *testing.T) {
	each(t, func(k *kit) {
		id := k.queue(messages.Invitation, "Aubertin")
		lost := k.sender(postbox.New(t, postbox.Options{}))
		lost.Stub(func(context.Context, messages.Letter) (messages.Delivery, error) {
			return messages.Delivery{}, errors.New("reset")
		})
		k.work(lost)
		k.states(id, map[string]string{"Aubertin": "waiting connection"})
		k.changes(change.MessagesRetried{Mailing: id, Messages: 1}, on(id, messages.RetryAll))
		lost.Expire(t)
		k.work(k.sender(postbox.New(t, postbox.Options{})))
		k.states(id, map[string]string{"Aubertin": "sent"})
	})
}
