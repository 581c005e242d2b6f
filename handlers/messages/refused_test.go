package messages_test

import (
	"errors"
	"testing"

	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
	rows "convive/models/messages"
)

func TestARefusedAddressIsMarkedWhereverItIsShown(t *testing.T) {
	each(t, func(h *house) {
		ada := h.Ours.Guests[0]
		h.Mutate(h.Ours, func(tx *db.Tx) (change.Change, error) {
			rows, err := db.From[guests.Guest](tx.Read).Where("household_id = ? OR id = ?", string(ada.HouseholdID), string(h.Ours.Guests[3].ID)).All()
			for i := range rows {
				email := "gone@example.org"
				if rows[i].HouseholdID != ada.HouseholdID {
					email = "away@example.org"
				}
				err = errors.Join(err, db.Update(tx, &rows[i], db.Set{"email": email}))
			}
			return change.GuestsEdited{}, err
		})
		h.box.Refuse("gone@example.org", 550, "no such user here")
		h.box.Refuse("away@example.org", 550, "moved away")
		anna, base := h.As("anna"), "/e/amara-jonas"
		household, person := base+"/households/"+string(ada.HouseholdID), base+"/guests/"+string(ada.ID)
		anna.Get(household).SaysNot("bad address")
		anna.Get(person).SaysNot("bad address")
		watch, one := h.As("ben").Open(household), h.As("ben").Open(person)
		id := anna.Post(at+"/mailings", h.order(rows.Invitation)...).Change().(change.MailingQueued).Mailing
		h.work()
		watch.Shows("household-people", "bad address")
		one.Shows("guest-head", "bad address")
		watch.Converges()
		one.Converges()
		anna.Get(household).Says("bad address", "no such user here")
		anna.Get(person).Says("gone@example.org", "bad address", "no such user here")
		mailing := at + "/mailings/" + string(id)
		anna.Get(mailing).Says("bad address", "gone@example.org", "no such user here").SaysNot("no e-mail address")
		anna.Get(mailing).Says("2 sent · 1 refused · 1 with a refused address", "Not every address took it.", "away@example.org: 5.1.1 moved away", "ours-mail@example.org")
		anna.Get(at).Says("1 with a refused address")
		anna.Post(mailing + "/retry").Changes(change.MessagesRetried{Mailing: id, Messages: 1})
		anna.Get(mailing).Says("1 waiting", "gone@example.org", "bad address", "no such user here")
		h.work()
		anna.Get(mailing).Says("bad address", "gone@example.org", "no such user here").SaysNot("No adult has an e-mail address.")
		h.As("vera").Get(person).SaysNot("gone@example.org", "no such user here") // who may not see contacts
		h.As("vera").Get(household).SaysNot("gone@example.org", "no such user here")
	})
}
