package seating_test

import (
	"testing"

	"convive/handlers/webtest"
	"convive/models/access"
	"convive/models/change"
	"convive/models/seating"
)

func TestAPlannerSwapsTwoGuestsAndTheOtherFollows(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		attend(w)
		tables := lay(w, 2, 8)
		ada, ben := w.Ours.Guests[0], w.Ours.Guests[1]
		seatDirectly(w, tables[0], ada)
		watch := w.As("ben").Open(inRoom)
		stranger := w.Stranger().Open("/e/other-wedding/seating")
		swap := []string{"occasion", string(reception(w)), "guest", at(ben, seating.Parking), "guest", at(ada, tables[0])}
		for name, may := range mayWho(t, access.Seat) {
			if !may {
				w.As(name).Post(page+"/swaps", swap...).Status(403).Changes()
			}
		}
		w.As("anna").Post(page+"/swaps", "occasion", string(reception(w)), "guest", at(ada, tables[0])).Status(200).Says("Choose two guests who swap their places.").Changes()

		w.As("anna").Post(page+"/swaps", swap...).Status(200).Says("Ben Lawson OURS and Ada Lawson OURS: have swapped their places.", "Undo").
			Changes(change.GuestsSwapped{Plan: board(w).Plan, Guests: ids(ben, ada), Households: households(ben, ada)})
		watch.Shows("chair-"+string(tables[0])+"-1", "Ben Lawson OURS")
		watch.Converges()
		w.As("pia").Post(page+"/swaps", swap...).Refused("Anna OURS moved Ben Lawson OURS to Table 1 a moment ago.")
		stranger.SawNothing()
	})
}
