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
		says := func(all ...string) {
			t.Helper()
			said := plain(c.Get(page).Text)
			for _, want := range all {
				if !strings.Contains(said, want) {
					t.Errorf("it doesn't say %q", want)
				}
			}
		}
		says("Move "+zoe.Name+" to Table 2", "Move "+zoe.Name+" to parking")
		w.As("ben").Post(page+"/locks", "occasion", string(reception(w)), "guest", at(zoe, tables[0]), "locked", "true").Change()
		says("Move Ben Lawson OURS and Ada Lawson OURS to Table 2", "Move Ben Lawson OURS and Ada Lawson OURS to parking")
		w.As("ben").Post(page+"/moves", "occasion", string(reception(w)), "guest", at(w.Ours.Guests[2], seating.Parking), "to", string(tables[1])).Change()
		says("Move Ben Lawson OURS to Table 2", "This parts Ben Lawson OURS from Ada Lawson OURS, of one household.")
		both := c.Get(page).Text
		c.Post(page+"/moves", formIn(c, both, `Ada Lawson OURS to parking<`, "to", "parking")...).Status(303).
			Changes(change.GuestsUnseated{Plan: board(w).Plan, Guests: ids(ben, ada), Households: households(ben)})
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
		counts := w.As("pia").Open(page)
		counts.Shows("seating-counts", `<b class="num">2</b> seated`)
		reply(w, guests.Declined, ada)
		counts.Shows("seating-counts", `<b class="num">1</b> seated`)
		counts.Shows("seating-counts", `<b class="num">1</b> seat kept`)
		w.As("anna").Get(page + "?who=" + string(ada.ID)).Says("Free the seat").SaysNot(">To parking<")
		const free = "Ada Lawson OURS: no seat any more, and not in parking, which lists who comes or may yet."
		w.As("anna").Post(page+"/moves", "occasion", string(reception(w)), "guest", at(ada, table), "guest", at(ben, table), "to", "parking").
			Says("Ben Lawson OURS: now in parking. " + free).Change()
		seatDirectly(w, table, ben)
		w.As("anna").Post(page+"/moves", "occasion", string(reception(w)), "guest", at(ben, table), "to", string(seating.Parking)).
			Says("Ben Lawson OURS: now in parking.").SaysNot("not in parking").Change()
	})
}
