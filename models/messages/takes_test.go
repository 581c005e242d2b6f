package messages_test

import (
	"strings"
	"testing"
	"time"

	"convive/models/activity"
	"convive/models/change"
	"convive/models/db"
	"convive/models/dbtest/postbox"
	"convive/models/events"
	"convive/models/guests"
	"convive/models/messages"
	"convive/models/replies"
)

func TestWhoMayStillBeRemindedFollowsTheOccasionsLastDayAndTheHouseholdsLeave(t *testing.T) {
	each(t, func(k *kit) {
		reminder := messages.Choice{Kind: messages.Reminder, Occasion: k.occasions[0].ID}
		k.do(k.anna, func(tx *db.Tx) (change.Change, error) {
			o, err := db.Find[events.Occasion](tx.Read, k.occasions[0].ID)
			if err != nil {
				return nil, err
			}
			return change.OccasionEdited{Occasion: o.ID}, db.Update(tx, &o, db.Set{"deadline": "2026-08-29"})
		})
		id := k.do(k.anna, queueing(k.order(messages.Reminder, "Lawson", "Aubertin"))).Change.(change.MailingQueued).Mailing
		k.clock.Move(24 * time.Hour) // the event's own last day is the 31st
		if got := k.why(reminder); got["Lawson"] != messages.Closed || got["Aubertin"] != messages.Closed {
			t.Errorf("the occasion is over: %v", got)
		}
		k.refuses("Guests can't reply now", queueing(k.order(messages.Reminder, "Lawson")))
		k.do(k.anna, func(tx *db.Tx) (change.Change, error) {
			h, err := db.Find[guests.Household](tx.Read, k.homes["Lawson"].ID)
			if err != nil {
				return nil, err
			}
			return guests.Reopen(tx, h.ID, guests.Reopening{Version: h.Version, Until: "2026-09-05"})
		})
		if got := k.why(reminder); got["Lawson"] == messages.Closed || got["Aubertin"] != messages.Closed {
			t.Errorf("one has leave: %v", got)
		}
		k.work(k.sender(postbox.New(t, postbox.Options{})))
		k.states(id, map[string]string{"Lawson": "sent", "Aubertin": "stopped closed"})
	})
}

func TestALetterNamesTheDayUpToWhichItsHouseholdMayReply(t *testing.T) {
	each(t, func(k *kit) {
		k.clock.Move(7 * 24 * time.Hour) // 5 September; the event's last day was 31 August
		k.do(k.anna, func(tx *db.Tx) (change.Change, error) {
			h, err := db.Find[guests.Household](tx.Read, k.homes["Lawson"].ID)
			if err != nil {
				return nil, err
			}
			return guests.Reopen(tx, h.ID, guests.Reopening{Version: h.Version, Until: "2026-09-10"})
		})
		k.read(func(r *db.Read) error {
			for _, occasion := range []change.ID{"", k.occasions[1].ID} {
				l, err := voice.Sample(r, messages.Text{Subject: "x", Body: "By {deadline}."}, "en", k.homes["Lawson"].ID, occasion)
				if err != nil || !strings.Contains(l.Plain, "By en 10 September.") {
					t.Errorf("%q, %v", l.Plain, err)
				}
			}
			return nil
		})
	})
}

func TestNobodyIsThankedForWhatAHostPutsIntoTheGuestList(t *testing.T) {
	each(t, func(k *kit) {
		box := postbox.New(t, postbox.Options{})
		s := k.sender(box)
		k.work(s)
		k.do(k.anna, func(tx *db.Tx) (change.Change, error) {
			in, err := k.invitation(tx.Read, "Lawson", 0)
			if err != nil {
				return nil, err
			}
			return replies.EnterCell(tx, in, guests.Cell{Version: in.Version, Field: guests.ReplyCell, Value: string(guests.Attending)})
		})
		k.clock.Move(messages.Grace)
		k.work(s)
		if letters := box.Letters(); len(letters) > 0 {
			t.Errorf("%d letters", len(letters))
		}
	})
}

func TestAReceiptSetsWhoHasNotAnsweredApartFromWhoCannotCome(t *testing.T) {
	each(t, func(k *kit) {
		says := func(want string) {
			k.Helper()
			k.read(func(r *db.Read) error {
				l, err := voice.Sample(r, messages.Text{Subject: "x", Body: "{answers}"}, "de", k.homes["Lawson"].ID, "")
				if err != nil || !strings.Contains(l.Plain, want) {
					t.Errorf("%q lacks %q, %v", l.Plain, want, err)
				}
				return nil
			})
		}
		answer := func(guest int, reply guests.Reply) {
			k.do(k.anna, func(tx *db.Tx) (change.Change, error) {
				in, err := k.invitation(tx.Read, "Lawson", guest)
				if err != nil {
					return nil, err
				}
				return change.ReplyEntered{Household: in.HouseholdID}, db.Update(tx, &in, db.Set{"reply": reply})
			})
		}
		says("Ceremony: de open ()\nBrunch: de open ()")
		answer(0, guests.Attending)
		says("Ceremony: Ada Lawson · de open (Ben Lawson + Kit Lawson)\nBrunch: de open ()")
		answer(0, guests.Declined)
		answer(1, guests.Declined)
		says("Ceremony: – · de open (Kit Lawson)")
		answer(2, guests.Declined)
		says("Ceremony: –\nBrunch: de open ()")
	})
}

// invitation is that of one of a household's people to the first occasion.
func (k *kit) invitation(r *db.Read, home string, guest int) (guests.Invitation, error) {
	return db.From[guests.Invitation](r).Where("guest_id = ? AND occasion_id = ?", string(k.homes[home].People[guest].ID), string(k.occasions[0].ID)).First()
}

func TestAReceiptFollowsAReplyOnBehalfAndGoesWithItWhileItWaits(t *testing.T) {
	each(t, func(k *kit) {
		box := postbox.New(t, postbox.Options{})
		s := k.sender(box)
		k.work(s)
		enter := func(reply guests.Reply) change.Entry {
			return k.do(k.anna, func(tx *db.Tx) (change.Change, error) {
				state, err := replies.Of(tx.Read, k.homes["Aubertin"].ID)
				if err != nil {
					return nil, err
				}
				d := state.Started()
				for at, a := range d.Answers {
					a.Reply = reply
					d.Answers[at] = a
				}
				d.Source = replies.Phone
				return replies.SendOnBehalf(tx, k.homes["Aubertin"].ID, d)
			})
		}
		receipts := func() (sheet messages.Sheet) {
			k.read(func(r *db.Read) (err error) { sheet, err = messages.Receipts(r); return err })
			return sheet
		}
		undo := func(e change.Entry) change.Undone {
			return k.do(k.anna, func(tx *db.Tx) (change.Change, error) { return activity.Undo(tx, e.Seq) }).Change.(change.Undone)
		}
		slip := enter(guests.Attending)
		if n := len(receipts().Entries); n != 1 {
			t.Fatalf("%d receipts", n)
		}
		undo(slip)
		if n := len(receipts().Entries); n != 0 {
			t.Errorf("%d receipts of a reply that was taken back", n)
		}
		again := enter(guests.Declined)
		k.clock.Move(messages.Grace)
		k.work(s)
		if letters := box.Letters(); len(letters) != 1 {
			t.Errorf("%d letters", len(letters))
		}
		undo(again) // what was sent was sent
		if n := receipts().Count[messages.Sent]; n != 1 {
			t.Errorf("%d receipts are sent", n)
		}
		k.read(func(r *db.Read) error {
			state, err := replies.Of(r, k.homes["Aubertin"].ID)
			if state.Answered() {
				t.Error("the answers stayed")
			}
			return err
		})
	})
}
