package messages_test

import (
	"testing"

	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
	"convive/models/messages"
)

// join makes the second household a part of the first.
func (k *kit) join(into, from string) change.Entry {
	k.Helper()
	var a, b guests.Household
	k.read(func(r *db.Read) (err error) {
		if a, err = db.Find[guests.Household](r, k.homes[into].ID); err == nil {
			b, err = db.Find[guests.Household](r, k.homes[from].ID)
		}
		return err
	})
	return k.do(k.anna, func(tx *db.Tx) (change.Change, error) {
		return guests.Join(tx, a.ID, guests.Joined{With: b.ID, Version: a.Version, Other: b.Version})
	})
}

func TestWhatIsToBeSentToAHouseholdGoesToTheOneThatItBecomesAPartOf(t *testing.T) {
	each(t, func(k *kit) {
		mail := func(name string) guests.Guest { return guests.Guest{Name: name, Email: name + "@example.org"} }
		k.home("Lawson", mail("ada"))
		k.home("Aubertin", mail("zoe"))
		both, alone := k.queue(messages.Invitation, "Lawson", "Aubertin"), k.queue(messages.SaveTheDate, "Aubertin")
		e := k.join("Lawson", "Aubertin")
		k.states(both, map[string]string{"Lawson": "waiting"})
		k.states(alone, map[string]string{"Lawson": "waiting"})
		k.do(k.anna, func(tx *db.Tx) (change.Change, error) {
			stayed, err := db.Revert(tx, e.Seq, nil)
			return change.Undone{Seq: e.Seq, What: e.Change.Kind(), Of: e.Change.Topics(), Kept: len(stayed)}, err
		})
		k.states(both, map[string]string{"Lawson": "waiting", "Aubertin": "waiting"})
		k.states(alone, map[string]string{"Aubertin": "waiting"})
	})
}

func TestAnInvitationThatWentOutStaysWhenItsHouseholdIsJoined(t *testing.T) {
	each(t, func(k *kit) {
		mail := func(name string) guests.Guest { return guests.Guest{Name: name, Email: name + "@example.org"} }
		k.home("Lawson", mail("ada"))
		k.home("Aubertin", mail("zoe"))
		id := k.queue(messages.Invitation, "Lawson", "Aubertin")
		k.do(k.anna, func(tx *db.Tx) (change.Change, error) {
			m, err := db.From[messages.Message](tx.Read).Where("household_id = ?", string(k.homes["Aubertin"].ID)).First()
			if err != nil {
				return nil, err
			}
			return change.MessagesMoved{}, db.Update(tx, &m, db.Set{"state": messages.Sent})
		})
		k.join("Lawson", "Aubertin")
		k.states(id, map[string]string{"Lawson": "sent"})
	})
}
