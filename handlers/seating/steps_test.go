package seating_test

import (
	"testing"

	"convive/handlers/webtest"
	"convive/models/change"
	"convive/models/seating"
)

const stepBack, stepAgain = page + "/undo", page + "/redo"

func TestEachPlannerTakesTheirOwnStepsBackWhateverOthersDo(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		attend(w)
		tables := lay(w, 2, 8)
		ada, ben, zoe := w.Ours.Guests[0], w.Ours.Guests[1], w.Ours.Guests[3]
		watch := w.As("ben").Open(page)
		sits := func(g change.ID, place change.ID) {
			t.Helper()
			var now change.ID = seating.Parking
			for _, l := range board(w).Tables {
				for _, p := range l.People {
					if p.ID == g {
						now = l.ID
					}
				}
			}
			if now != place {
				t.Errorf("%s sits at %s, not %s", g, now, place)
			}
		}
		move := func(who string, premise string, to change.ID) {
			t.Helper()
			w.As(who).Post(page+"/moves", "occasion", string(reception(w)), "to", string(to), "guest", premise).Change()
		}
		w.As("anna").Post(stepBack).Refused("There is no step of yours to take back.")
		w.As("anna").Post(stepAgain).Refused("There is no step of yours to do again.")

		move("anna", at(ada, seating.Parking), tables[0])
		move("anna", at(ben, seating.Parking), tables[0])
		move("pia", at(zoe, seating.Parking), tables[1])
		first := w.As("anna").Post(stepBack).Says("Taken back: ", ben.Name).Change().(change.Undone)
		if first.What != (change.GuestsSeated{}).Kind() || first.Kept != 0 {
			t.Errorf("%+v", first)
		}
		sits(ben.ID, seating.Parking)
		sits(zoe.ID, tables[1])
		watch.Converges()

		move("pia", at(ada, tables[0]), tables[1])
		w.As("anna").Post(stepBack).Refused("There is no step of yours to take back.")
		sits(ada.ID, tables[1])
		again := w.As("anna").Post(stepAgain).Says("Done again: ", ben.Name).Change().(change.Redone)
		if again.Undo == 0 || again.Seq != first.Seq || again.What != first.What || again.Kept != 0 {
			t.Errorf("%+v after %+v", again, first)
		}
		sits(ben.ID, tables[0])
		w.As("anna").Post(stepAgain).Refused("There is no step of yours to do again.")
		w.As("anna").Post(stepBack).Says("Taken back: ", ben.Name).Change()
		sits(ben.ID, seating.Parking)
		w.As("anna").Post(stepAgain).Says("Done again: ", ben.Name).Change()
		sits(ben.ID, tables[0])

		w.As("pia").Post(stepBack).Says("Taken back: ", ada.Name).Change()
		sits(ada.ID, tables[0])
		w.As("anna").Post(stepBack).Change()
		w.As("anna").Post(stepBack).Change()
		sits(ada.ID, seating.Parking)
		sits(ben.ID, seating.Parking)
		move("anna", at(ben, seating.Parking), tables[1])
		w.As("anna").Post(stepAgain).Refused("There is no step of yours to do again.")
		watch.Converges()
		w.As("cora").Post(stepBack).Status(403).Changes()
		w.As("anna").Get("/e/amara-jonas/activity").Says("did again: ").SaysNot("an earlier change")
	})
}
