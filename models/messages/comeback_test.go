package messages_test

import (
	"testing"

	"convive/models/activity"
	"convive/models/change"
	"convive/models/db"
	"convive/models/dbtest/postbox"
	"convive/models/guests"
	"convive/models/messages"
)

func TestAHouseholdThatIsRemovedTakesItsMessagesAlongAndUndoBringsThemBack(t *testing.T) {
	each(t, func(k *kit) {
		id := k.queue(messages.Invitation, "Lawson", "Aubertin")
		e := k.do(k.anna, on(k.homes["Lawson"].ID, guests.RemoveHousehold))
		k.states(id, map[string]string{"Aubertin": "waiting"})
		k.do(k.anna, func(tx *db.Tx) (change.Change, error) { return activity.Undo(tx, e.Seq) })
		k.states(id, map[string]string{"Lawson": "waiting", "Aubertin": "waiting"})
	})
}

func TestAMailingThatWasDoneGoesOnWithAMessageThatUndoBringsBack(t *testing.T) {
	each(t, func(k *kit) {
		box := postbox.New(t, postbox.Options{})
		s := k.sender(box)
		id := k.queue(messages.Invitation, "Lawson", "Aubertin")
		e := k.do(k.anna, on(k.homes["Lawson"].ID, guests.RemoveHousehold))
		k.work(s)
		if m := k.sheet(id); m.State != messages.Done {
			t.Fatalf("the mailing is %s", m.State)
		}
		k.do(k.anna, func(tx *db.Tx) (change.Change, error) { return activity.Undo(tx, e.Seq) })
		if m := k.sheet(id); m.State != messages.Sending {
			t.Errorf("the mailing is %s, and a message of it waits", m.State)
		}
		k.work(s)
		k.states(id, map[string]string{"Lawson": "sent", "Aubertin": "sent"})
		if m := k.sheet(id); m.State != messages.Done {
			t.Errorf("the mailing is %s", m.State)
		}
	})
}

func TestAMessageThatComesBackToAStoppedMailingIsStopped(t *testing.T) {
	each(t, func(k *kit) {
		id := k.queue(messages.Invitation, "Lawson", "Aubertin")
		e := k.do(k.anna, on(k.homes["Lawson"].ID, guests.RemoveHousehold))
		k.do(k.anna, on(id, messages.Stop))
		k.do(k.anna, func(tx *db.Tx) (change.Change, error) { return activity.Undo(tx, e.Seq) })
		k.states(id, map[string]string{"Lawson": "stopped host", "Aubertin": "stopped host"})
		k.changes(change.MessagesRetried{Mailing: id, Messages: 2}, on(id, messages.RetryAll))
	})
}

func TestWhatIsDoneOrStoppedCallsNobody(t *testing.T) {
	each(t, func(k *kit) {
		s := k.sender(postbox.New(t, postbox.Options{}))
		id := k.queue(messages.Invitation, "Lawson")
		for _, state := range []messages.State{messages.Done, messages.Stopped, messages.Paused} {
			k.do(k.anna, func(tx *db.Tx) (change.Change, error) {
				m, err := db.Find[messages.Mailing](tx.Read, id)
				if err != nil {
					return nil, err
				}
				return change.MailingPaused{Mailing: id}, db.Update(tx, &m, db.Set{"state": state})
			})
			if n := s.Due(t); n > 0 {
				t.Errorf("%s, it calls for a transaction every few seconds", state)
			}
		}
		k.do(k.anna, on(id, messages.Resume))
		if n := s.Due(t); n != 1 {
			t.Errorf("%d events have something to send", n)
		}
	})
}
