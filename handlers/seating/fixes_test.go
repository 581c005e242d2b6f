package seating_test

import (
	"strings"
	"testing"

	"convive/handlers/webtest"
	"convive/models/change"
	"convive/models/guests"
	"convive/models/seating"
)

func TestATableWithTooManyIsThinnedFromItsProblem(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		attend(w)
		tables := lay(w, 2, 2)
		ada, ben, zoe := w.Ours.Guests[0], w.Ours.Guests[1], w.Ours.Guests[3]
		seatDirectly(w, tables[0], zoe, ada, ben)
		watch := w.As("ben").Open(page)
		c := noScript(w, "pia")
		said := plain(c.Get(page).Text)
		for _, want := range []string{"Move Ben Lawson OURS to Table 2", "Move Ben Lawson OURS to parking", "This parts Ben Lawson OURS from Ada Lawson OURS, of one household."} {
			if !strings.Contains(said, want) {
				t.Errorf("it doesn't say %q", want)
			}
		}
		c.Post(page+"/moves", "version", "1", "occasion", string(reception(w)), "guest", at(ben, tables[0]), "to", "parking").Status(303).
			Changes(change.GuestsUnseated{Plan: board(w).Plan, Guests: ids(ben), Households: households(ben)})
		watch.Shows("seating-problems", "Nothing is wrong with these tables.")
		watch.Converges()
	})
}

func TestWhoFreesTheSeatOfALateDeclineIsNotSentToParking(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		attend(w)
		table := lay(w, 1, 8)[0]
		ada, ben := w.Ours.Guests[0], w.Ours.Guests[1]
		seatDirectly(w, table, ada, ben)
		reply(w, guests.Declined, ada)
		w.As("anna").Get(page + "?who=" + string(ada.ID)).Says("Free the seat").SaysNot(">To parking<")
		const free = "Ada Lawson OURS: no seat any more, and not in parking, which lists who comes or may yet."
		w.As("anna").Post(page+"/moves", "occasion", string(reception(w)), "guest", at(ada, table), "guest", at(ben, table), "to", "parking").
			Says("Ben Lawson OURS: now in parking. " + free).Change()
		seatDirectly(w, table, ben)
		w.As("anna").Post(page+"/moves", "occasion", string(reception(w)), "guest", at(ben, table), "to", string(seating.Parking)).
			Says("Ben Lawson OURS: now in parking.").SaysNot("not in parking").Change()
	})
}
