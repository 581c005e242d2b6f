package seating_test

import (
	"testing"

	"convive/handlers/webtest"
	"convive/models/change"
	"convive/models/guests"
)

// Without JavaScript a command's id is made of what is sent: the same step must not pass for the one that was carried out.
func TestARuleYieldsAgainWithoutScriptOnceItStandsAgain(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		attend(w)
		tables := lay(w, 3, 8)
		ada, zoe := w.Ours.Guests[0], w.Ours.Guests[3]
		seatDirectly(w, tables[0], ada)
		seatDirectly(w, tables[1], zoe)
		wish(w, "anna", "kind", "together", "strength", "must", "guest", string(ada.ID), "guest", string(zoe.ID)).Change()
		c := noScript(w, "anna")
		for range 2 {
			w.As("anna").Post(page+"/locks", "occasion", string(reception(w)), "locked", "true", "guest", at(ada, tables[0]), "guest", at(zoe, tables[1])).Change()
			searchFor(w, "anna", "1").Status(303)
			unlock := yields(plain(over(w, "anna")))[0]
			c.Post(unlock[0], unlock[1:]...).Status(303).Changes(change.GuestsLocked{Plan: board(w).Plan, Guests: ids(ada)})
		}
		w.As("anna").Post(autoPage+"/yielding", "occasion", string(reception(w)), "unlock", at(zoe, tables[1])).Refused("This form is out of date. Reload the page and try again.").Changes()
	})
}

func TestAChairThatIsTakenAgainIsFreedAgainWithoutScript(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		table, zoe := lay(w, 1, 3)[0], w.Ours.Guests[3]
		c := noScript(w, "anna")
		for range 2 {
			reply(w, guests.Attending, w.Ours.Guests[:4]...)
			seatDirectly(w, table, zoe)
			reply(w, guests.Declined, zoe)
			searchFor(w, "anna", "1").Status(303)
			free := yields(plain(over(w, "anna")))[0]
			c.Post(free[0], free[1:]...).Status(303).Changes(change.GuestsUnseated{Plan: board(w).Plan, Guests: ids(zoe), Households: households(zoe)})
		}
	})
}
