package messages_test

import (
	"testing"

	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
	"convive/models/messages"
)

// byHand puts reminders into the outbox where there is no mail server.
func (k *kit) byHand(names ...string) change.ID {
	k.Helper()
	o := k.order(messages.Reminder, names...)
	return k.do(k.anna, func(tx *db.Tx) (change.Change, error) { return messages.Queue(tx, o, true) }).Change.(change.MailingQueued).Mailing
}

func TestAReplyStopsTheReminderThatHostsWouldSendByHand(t *testing.T) {
	each(t, func(k *kit) {
		id := k.byHand("Lawson", "Aubertin")
		k.reply("Aubertin")
		k.states(id, map[string]string{"Lawson": "waiting", "Aubertin": "stopped replied"})
		k.refuses("They have answered meanwhile", on(k.entry(id, "Aubertin").ID, messages.SentByHand))
		o := k.order(messages.Reminder, "Aubertin") // what waits for nothing keeps no other from them
		o.Occasion = k.occasions[1].ID
		k.do(k.anna, func(tx *db.Tx) (change.Change, error) { return messages.Queue(tx, o, true) })
		k.do(k.anna, on(k.entry(id, "Lawson").ID, messages.SentByHand))
		if m := k.sheet(id); m.State != messages.Done {
			k.Errorf("the mailing is %s", m.State)
		}
	})
}

func TestAReminderOfWhatHostsAnsweredThemselvesWaitsForNobody(t *testing.T) {
	each(t, func(k *kit) {
		id := k.byHand("Aubertin")
		k.do(k.anna, func(tx *db.Tx) (change.Change, error) {
			in, err := db.From[guests.Invitation](tx.Read).Where("guest_id = ? AND occasion_id = ?", string(k.homes["Aubertin"].People[0].ID), string(k.occasions[0].ID)).First()
			if err != nil {
				return nil, err
			}
			return change.GuestsEdited{}, db.Update(tx, &in, db.Set{"reply": guests.Declined})
		})
		k.states(id, map[string]string{"Aubertin": "stopped replied"})
		k.read(func(r *db.Read) error {
			lines, _, err := messages.Outbox(r)
			if lines[0].State != messages.Done || lines[0].Count[messages.Waiting] != 0 || lines[0].Count[messages.Stopped] != 1 {
				k.Errorf("the outbox says %s, %v", lines[0].State, lines[0].Count)
			}
			return err
		})
		k.read(func(r *db.Read) error {
			_, m, err := voice.Show(r, k.entry(id, "Aubertin").ID)
			if m.State != messages.Stopped || m.Reason != messages.Replied {
				k.Errorf("shown as %s %s", m.State, m.Reason)
			}
			return err
		})
		k.refuses("They have answered meanwhile", on(k.entry(id, "Aubertin").ID, messages.SentByHand))
	})
}
