package seating_test

import (
	"strings"
	"testing"

	"convive/handlers/live/model"
	"convive/handlers/webtest"
	"convive/models/change"
	"convive/models/guests"
	"convive/models/seating"
)

func TestAMoveInTheListSendsTheGuestAndTheHeadsOfTheTwoTablesAlone(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		w.Crowd(reception(w), 6)
		tables := lay(w, 3, 12)
		var all []guests.Guest
		for _, h := range board(w).Parking {
			for _, p := range h.People {
				if p.Reply == guests.Attending {
					all = append(all, p.Guest)
				}
			}
		}
		seatDirectly(w, tables[0], all[:10]...)
		seatDirectly(w, tables[1], all[10:20]...)
		watch := w.As("pia").Open(page)
		watch.Converges()
		moved := func(g guests.Guest, from, to change.ID, most int) {
			t.Helper()
			before := len(watch.Heard())
			w.As("anna").Post(page+"/moves", "occasion", string(reception(w)), "guest", at(g, from), "to", string(to)).Change()
			watch.Converges()
			sent := patches(watch.Heard()[before:])
			if n := strings.Count(sent, `class="seat-guest"`); sent == "" || len(sent) > most || n > 1 {
				t.Errorf("%d bytes were sent, with %d guests:\n%s", len(sent), n, sent)
			}
		}
		moved(all[4], tables[0], tables[1], little)
		moved(all[12], tables[1], tables[0], little)
		moved(all[4], tables[1], seating.Parking, little)
		moved(all[5], tables[0], tables[2], little) // the first who sits there
		moved(all[5], tables[2], tables[0], little)
	})
}

// patches are the events that change the page; what is said of a change follows when it will.
func patches(heard []model.Event) (all string) {
	for _, e := range heard {
		if e.Type == "datastar-patch-elements" || e.Type == "convive-move" {
			all += e.Raw + "\n"
		}
	}
	return all
}
