package seating_test

import (
	"testing"

	"convive/handlers/webtest"
	"convive/models/change"
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
		if again.Kept != 1 || len(again.Left) != 1 || again.Left[0].ID != ada.ID {
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
	})
}
