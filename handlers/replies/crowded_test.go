package replies_test

import (
	"testing"
	"time"

	"convive/handlers/webtest"
	"convive/models/change"
	"convive/models/db"
	"convive/models/events"
	"convive/models/guests"
)

// TestAReopenedReplyThatMakesAnOccasionTooFullIsSeenWhereHostsLook: the reception has room for one less than are invited.
func TestAReopenedReplyThatMakesAnOccasionTooFullIsSeenWhereHostsLook(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		household, party := w.Ours.Households[0], w.Ours.Occasions[1]
		guest, host := w.Household(household), w.As("anna")
		guest.Post(home(w, 0)+draft+"/sending", cell(w, "reply", 0, 1), "declined").Change()
		w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) {
			o, err := db.Find[events.Occasion](tx.Read, party.ID)
			if err != nil {
				return nil, err
			}
			held := int64(-1)
			all, err := guests.AllPlaces(tx.Read)
			for _, p := range all {
				if p.ID == party.ID {
					held = int64(p.Held)
				}
			}
			if err != nil {
				return nil, err
			}
			return change.OccasionEdited{Occasion: o.ID}, db.Update(tx, &o, db.Set{"capacity": held})
		})
		w.Clock.Move(10 * 24 * time.Hour)

		at := "/e/amara-jonas/households/" + string(household.ID)
		said := "1 more guest is invited to " + party.Name + " than there are places"
		replies, own, outside := host.Open("/e/amara-jonas/replies"), w.As("ben").Open(at), w.As("vera").Open(at)
		other := w.As("ben").Open("/e/amara-jonas/households/" + string(w.Ours.Households[1].ID))
		replies.ShowsNot("replies-counts", "than there are places")
		host.Post(at+"/reopening", "version", "1", "reopened_until", "2026-09-20").Says("They can reply now.", "more guests than places at "+party.Name).Change()
		other.ShowsNot("household-crowded", "than there are places")

		guest.Post(home(w, 0)+draft+"/sending", cell(w, "at", 0, 1), "2", cell(w, "reply", 0, 1), "attending", "round", "1").Change()
		replies.Shows("replies-counts", said)
		own.Shows("household-crowded", said)
		other.Shows("household-crowded", said)
		outside.ShowsNot("household-crowded", "than there are places")
		for _, page := range []*webtest.Watch{replies, own, other, outside} {
			page.Converges()
		}
		host.Get("/e/amara-jonas/replies").Says("/e/amara-jonas/waiting")
		guest.Get(home(w, 0)).SaysNot("there are places")
	})
}
