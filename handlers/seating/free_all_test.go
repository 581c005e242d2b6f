package seating_test

import (
	"strings"
	"testing"

	"convive/handlers/webtest"
	"convive/models/change"
	"convive/models/guests"
	"convive/models/seating"
)

// TestTheSeatsOfAllWhoDoNotComeAreFreedInOneStep goes by the button that stands where there are several, without script.
func TestTheSeatsOfAllWhoDoNotComeAreFreedInOneStep(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		attend(w)
		tables := lay(w, 2, 8)
		ada, ben, zoe := w.Ours.Guests[0], w.Ours.Guests[1], w.Ours.Guests[3]
		seatDirectly(w, tables[0], ada, ben)
		seatDirectly(w, tables[1], zoe)
		reply(w, guests.Declined, ada)
		watch := w.As("ben").Open(page)
		const all, one = `id="problems-free-all-do"`, `aria-label="Free the seat of `
		if said := plain(w.As("anna").Get(page).Text); strings.Contains(said, all) || !strings.Contains(said, one+ada.Name+`"`) {
			t.Error("one is not freed by their own button alone")
		}
		reply(w, guests.Declined, zoe)
		c := noScript(w, "pia")
		said := plain(c.Get(page).Text)
		for _, want := range []string{one + ada.Name + `"`, one + zoe.Name + `"`, "Free the seats of all 2 who don’t come"} {
			if !strings.Contains(said, want) {
				t.Errorf("it doesn't say %q", want)
			}
		}
		w.As("vera").Get(page).SaysNot(all)
		free := form(c, page, `id="seat-free-all"`, "guest", at(ada, tables[0]), "guest", at(zoe, tables[1]), "to", string(seating.Parking))
		freed := change.GuestsUnseated{Plan: board(w).Plan, Guests: ids(ada, zoe), Households: households(ada, zoe)}
		for range 2 {
			c.Post(page+"/moves", free...).Status(303).Changes(freed)
			c.Post(page+"/moves", free...).Status(303).Changes() // the second of a double click
			watch.Shows("seating-problems", "Nothing is wrong with these tables.")
			undo(c).Change()
			free = form(c, page, `id="seat-free-all"`, "guest", at(ada, tables[0]), "guest", at(zoe, tables[1]), "to", string(seating.Parking))
		}
		watch.Converges()
		w.As("dora").Post(page+"/moves", free...).Status(403).Changes()

		t.Log("one of them has been moved since: all stay")
		w.As("anna").Post(page+"/moves", "occasion", string(reception(w)), "guest", at(zoe, tables[1]), "to", string(tables[0])).Change()
		w.As("pia").Post(page+"/moves", free...).Refused("Anna OURS moved " + zoe.Name + " to Table 1 a moment ago.").Changes()
	})
}
