package seating_test

import (
	"strings"
	"testing"

	"convive/handlers/webtest"
	"convive/models/change"
	"convive/models/guests"
	"convive/models/seating"
)

const inRoom = page + "?view=room"

// little is what the move of one guest may send to everybody else who looks at the room, in bytes.
const little = 3 << 10

func TestAMoveInTheRoomSendsTheTwoChairsAndTablesAlone(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		attend(w)
		tables := lay(w, 26, 8)
		g := w.Ours.Guests[0]
		w.As("anna").Post(page+"/moves", "occasion", string(reception(w)), "guest", at(g, seating.Parking), "to", string(tables[3])).Change()
		watch := w.As("pia").Open(inRoom)
		watch.Converges()

		before := len(watch.Raw())
		w.As("anna").Post(page+"/moves", "occasion", string(reception(w)), "guest", at(g, tables[3]), "to", string(tables[7])).Change()
		watch.Converges()
		sent := watch.Raw()[before:]
		if len(sent) == 0 || len(sent) > little {
			t.Errorf("%d bytes were sent:\n%s", len(sent), sent)
		}
		for _, key := range []string{"chair-" + string(tables[3]) + "-1", "chair-" + string(tables[7]) + "-1", "table-" + string(tables[3]), "table-" + string(tables[7])} {
			if !strings.Contains(string(sent), `id="`+key+`"`) {
				t.Errorf("%s was not sent", key)
			}
		}
		if strings.Contains(string(sent), "room-walls") || strings.Count(string(sent), `class="room-piece room-chair"`) != 2 {
			t.Errorf("more was sent than what changed:\n%s", sent)
		}
	})
}

func TestAMoveSendsTheProblemsThatItChangedAlone(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		reply(w, guests.Pending, w.Ours.Guests...)
		tables := lay(w, 3, 20)
		moving := func(g guests.Guest, from, to change.ID) {
			w.As("anna").Post(page+"/moves", "occasion", string(reception(w)), "guest", at(g, from), "to", string(to)).Change()
		}
		for _, g := range w.Ours.Guests {
			moving(g, seating.Parking, tables[0])
		}
		watch := w.As("pia").Open(inRoom)
		watch.Converges()

		before := len(watch.Raw())
		moving(w.Ours.Guests[1], tables[0], tables[2])
		watch.Converges()
		sent := string(watch.Raw()[before:])
		if strings.Contains(sent, `id="seating-problems"`) || strings.Count(sent, `id="problem-`) != 1 {
			t.Errorf("more was sent than the one problem that changed:\n%s", sent)
		}
	})
}

func TestTheRoomHasAChairForWhoWasSqueezedIn(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		attend(w)
		table := lay(w, 1, 1)[0]
		for _, g := range w.Ours.Guests[:2] {
			w.As("anna").Post(page+"/moves", "occasion", string(reception(w)), "guest", at(g, seating.Parking), "to", string(table), "anyway", "true").Change()
		}
		w.As("vera").Get(inRoom).Says("2/1", "data-over", "chair-"+string(table)+"-2").SaysNot("chair-" + string(table) + "-3")
	})
}
