package seating_test

import (
	"testing"

	"convive/handlers/webtest"
	"convive/models/change"
	"convive/models/seating"
)

func TestBlockingASeatNamesWhoGoesToParkingAndIsDrawn(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		attend(w)
		table := lay(w, 1, 3)[0]
		ada, ben := w.Ours.Guests[0], w.Ours.Guests[1]
		seatDirectly(w, table, ada, ben)
		watch, list := w.As("ben").Open(inRoom), w.As("ben").Open(page)
		path := page + "/tables/" + string(table)
		c := noScript(w, "anna")
		c.Get(path).Says("Blocked seats", "Sides with chairs")
		block := []string{"version", "1", "name", "Table 1", "seats", "3", "shape", "round", "blocked", "1, 3", "tag", "family"}
		c.Post(path+"/details", block...).Status(303).
			Changes(change.TableEdited{Plan: board(w).Plan, Table: table, Guests: ids(ada), Households: households(ada)})
		c.Get(page).Says("Saved Table 1. Ada Lawson OURS: now in parking.", "Undo")
		watch.Shows("chair-"+string(table)+"-3", `data-state="blocked"`)
		watch.Converges()
		for _, text := range []string{"2 blocked seats", "Family", "1 of 1"} {
			list.Shows("table-"+string(table), text)
		}
		list.Converges()
		c.Get(path).Says(`value="1, 3"`)
		undo(c).Change()
		watch.Converges()
		list.Shows("table-"+string(table), "2 of 3")
		c.Post(path+"/details", "version", "1", "name", "Table 1", "seats", "3", "shape", "round", "blocked", "1-3").Status(422).Says("Leave at least one seat that is not blocked.", `value="1-3"`).Changes()
		c.Post(path+"/details", "version", "1", "name", "Table 1", "seats", "3", "shape", "round", "blocked", "both").Status(422).Says("Write numbers of seats from 1 to 60, like 3, 5.").Changes()
		c.Post(path+"/details", "version", "1", "name", "Table 1", "seats", "3", "shape", "rect", "sides", "xy").Status(422).Says("Choose the sides with chairs.").Changes()
		c.Post(path+"/details", "version", "1", "name", "Table 1", "seats", "3", "shape", "rect", "tag", "xy").Status(422).Says("Choose for whom it is.").Changes()
	})
}

func TestTwoWhoBlockSeatsAreShownBothValues(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		table := lay(w, 1, 8)[0]
		path := page + "/tables/" + string(table) + "/details"
		w.As("anna").Post(path, "version", "1", "name", "Table 1", "seats", "8", "shape", "round", "blocked", "2").Change()
		c := noScript(w, "ben")
		asks := c.Post(path, "version", "1", "name", "Table 1", "seats", "8", "shape", "round", "blocked", "3, 5").Status(409).Says("Blocked seats", "3, 5")
		asks.Changes()
		c.Post(path, formIn(c, asks.Text, `name="pick.blocked"`, "pick.blocked", "mine")...).Status(303).Change()
		if got := board(w).Tables[0].Blocked; got != "3,5" {
			t.Errorf("blocked are %q", got)
		}
	})
}

func TestEveryShapeIsAddedAndDrawn(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		watch, plan := w.As("ben").Open(inRoom), w.As("pia").Open(arranging)
		for _, shape := range seating.Shapes {
			added := w.As("anna").Post(page+"/tables", "occasion", string(reception(w)), "count", "1", "seats", "2", "shape", string(shape)).Change().(change.TablesAdded)
			watch.Shows("chair-"+string(added.Tables[0])+"-2", `data-state="free"`)
			plan.Shows("plan-"+string(added.Tables[0]), "2 seats")
		}
		watch.Converges()
		plan.Converges()
	})
}

func TestATableOfAStandardSizeHasThatSizeAndShape(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		c := w.As("anna")
		c.Get(page).Says("Round, 60″ (152 cm), for 8 to 10")
		c.Post(page+"/tables", "occasion", string(reception(w)), "count", "1", "seats", "8", "shape", "round", "size", "long-8", "tag", "vendors").Change()
		if got := board(w).Tables[0]; got.Shape != seating.Rect || got.W != 2438 || got.H != 762 || got.Tag != seating.ForVendors {
			t.Errorf("got %+v", got.Table)
		}
		c.Post(page+"/tables", "occasion", string(reception(w)), "count", "1", "seats", "8", "shape", "round", "size", "huge").Says("Choose a size.").Changes()
	})
}
