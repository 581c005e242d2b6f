package seating_test

import (
	"testing"

	"convive/handlers/webtest"
	"convive/models/change"
	"convive/models/guests"
	"convive/models/seating"
)

// TestNoStepIsSaidToBeTheOnlyOneWhereOthersCannotBeTakenBackEither: the steps before are there, and somebody changed them too.
func TestNoStepIsSaidToBeTheOnlyOneWhereOthersCannotBeTakenBackEither(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		attend(w)
		tables := lay(w, 2, 8)
		ada, zoe := w.Ours.Guests[0], w.Ours.Guests[3]
		move := func(who string, g guests.Guest, from, to change.ID) {
			w.As(who).Post(page+"/moves", "occasion", string(reception(w)), "to", string(to), "guest", at(g, from)).Change()
		}
		move("anna", zoe, seating.Parking, tables[0])
		move("anna", ada, seating.Parking, tables[0])
		move("pia", zoe, tables[0], tables[1])
		move("pia", ada, tables[0], tables[1])
		w.As("anna").Post(stepBack, "occasion", string(reception(w))).SaysNot("no other step").
			Refused("Your last step can't be taken back: Pia OURS moved " + ada.Name + " since. No earlier step of yours can be taken back here.").Changes()
	})
}
