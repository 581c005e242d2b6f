package seating_test

import (
	"testing"

	"convive/handlers/webtest"
	"convive/models/change"
	"convive/models/guests"
	"convive/models/seating"
)

// TestAStepThatIsDoneAgainSaysWhatOfItStaysAsOthersLeftIt has three guests seated by one, of whom another moves one on.
func TestAStepThatIsDoneAgainSaysWhatOfItStaysAsOthersLeftIt(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		attend(w)
		tables := lay(w, 2, 8)
		ada, ben, zoe := w.Ours.Guests[0], w.Ours.Guests[1], w.Ours.Guests[3]
		chart := []string{"occasion", string(reception(w))}
		anna, pia := w.As("anna"), w.As("pia")
		const stays = " What others changed since stays."
		sits := func(want ...int) {
			t.Helper()
			for i, g := range []change.ID{ada.ID, ben.ID, zoe.ID} {
				now := -1
				for at, l := range board(w).Tables {
					for _, p := range l.People {
						if p.ID == g {
							now = at
						}
					}
				}
				if now != want[i] {
					t.Errorf("guest %d sits at %d, not at %d", i, now, want[i])
				}
			}
		}
		anna.Post(page+"/moves", append(chart, "to", string(tables[0]), "guest", at(ada, seating.Parking), "guest", at(ben, seating.Parking), "guest", at(zoe, seating.Parking))...).Change()
		pia.Post(page+"/moves", append(chart, "to", string(tables[1]), "guest", at(ada, tables[0]))...).Change()
		anna.Post(stepBack, chart...).Says("Taken back: ", stays).Change()
		sits(1, -1, -1)
		again := anna.Post(stepAgain, chart...).Says("Done again: ", stays).Change().(change.Redone)
		if again.Kept != 1 {
			t.Errorf("%+v", again)
		}
		sits(1, 0, 0)
		anna.Post(stepBack, chart...).Says("Taken back: ", stays).Change()
		sits(1, -1, -1)
		anna.Post(stepAgain, chart...).Says("Done again: ", stays).Change()

		t.Log("the other takes their move back: all of the step is one's own again")
		pia.Post(stepBack, chart...).Change()
		sits(0, 0, 0)
		u := anna.Post(stepBack, chart...).Says("Taken back: ").SaysNot(stays).Change().(change.Undone)
		if u.Kept != 0 {
			t.Errorf("%+v", u)
		}
		sits(-1, -1, -1)
		if c := anna.Post(stepAgain, chart...).Says("Done again: ").SaysNot(stays).Change().(change.Redone); c.Kept != 0 {
			t.Errorf("%+v", c)
		}
		sits(0, 0, 0)

		t.Log("the same, taken back by the other between the two")
		pia.Post(page+"/moves", append(chart, "to", string(tables[1]), "guest", at(ada, tables[0]))...).Change()
		anna.Post(stepBack, chart...).Says(stays).Change()
		pia.Post(stepBack, chart...).Change()
		if c := anna.Post(stepAgain, chart...).Says("Done again: ").SaysNot(stays).Change().(change.Redone); c.Kept != 0 {
			t.Errorf("%+v", c)
		}
		sits(0, 0, 0)
		if u := anna.Post(stepBack, chart...).Says("Taken back: ").SaysNot(stays).Change().(change.Undone); u.Kept != 0 {
			t.Errorf("%+v", u)
		}
		sits(-1, -1, -1)

		t.Log("the other takes one of two moves back")
		anna.Post(stepAgain, chart...).Change()
		for _, g := range []guests.Guest{ada, ben} {
			pia.Post(page+"/moves", append(chart, "to", string(tables[1]), "guest", at(g, tables[0]))...).Change()
		}
		anna.Post(stepBack, chart...).Says(stays).Change()
		pia.Post(stepBack, chart...).Change()
		sits(1, 0, -1)
		if c := anna.Post(stepAgain, chart...).Says(stays).Change().(change.Redone); c.Kept != 1 {
			t.Errorf("%+v", c)
		}
		sits(1, 0, 0)
	})
}

// TestAMoveFromNoChairToNoChairGoesBackToNone: the chair that came free since is nobody's edit, and is of the other table.
func TestAMoveFromNoChairToNoChairGoesBackToNone(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		attend(w)
		tables := lay(w, 2, 1)
		ada, ben, zoe := w.Ours.Guests[0], w.Ours.Guests[1], w.Ours.Guests[3]
		move := func(who string, g guests.Guest, from, to change.ID) {
			t.Helper()
			w.As(who).Post(page+"/moves", "occasion", string(reception(w)), "to", string(to), "guest", at(g, from), "anyway", "true").Change()
		}
		sits := func(table change.ID, seat int64) {
			t.Helper()
			got := away
			for _, l := range board(w).Tables {
				for _, p := range l.People {
					if p.ID == zoe.ID && l.Table.ID == table {
						got = seatNo(p.Assignment)
					}
				}
			}
			if got != seat {
				t.Errorf("%s has seat %d there, want %d", zoe.Name, got, seat)
			}
		}
		move("ben", ada, seating.Parking, tables[0])
		move("ben", ben, seating.Parking, tables[1])
		move("ben", zoe, seating.Parking, tables[0])
		move("anna", zoe, tables[0], tables[1])
		move("ben", ben, tables[1], seating.Parking)
		sits(tables[1], 1)
		w.As("anna").Post(stepBack, "occasion", string(reception(w))).Says("Taken back").SaysNot("stays").Change()
		sits(tables[0], 0)
		w.As("anna").Post(stepAgain, "occasion", string(reception(w))).Says("Done again").SaysNot("stays").Change()
		sits(tables[1], 1)
	})
}
