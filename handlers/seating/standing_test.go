package seating_test

import (
	"testing"

	"convive/handlers/webtest"
	"convive/models/change"
)

// TestWhoSitsWithoutAChairGetsOneThatComesFree: by somebody who leaves, by more seats, and by one that is open again.
func TestWhoSitsWithoutAChairGetsOneThatComesFree(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		attend(w)
		table := lay(w, 1, 2)[0]
		path := page + "/tables/" + string(table)
		all := w.Ours.Guests[:4]
		watch := w.As("ben").Open(page + "?view=room")
		for i, g := range all {
			fields := []string{"occasion", string(reception(w)), "to", string(table), "guest", string(g.ID) + ":parking"}
			if i >= 2 {
				fields = append(fields, "anyway", "true")
			}
			w.As("anna").Post(page+"/moves", fields...).Change()
		}
		seats := func(want ...int64) {
			t.Helper()
			got := map[change.ID]int64{}
			for _, p := range board(w).Tables[0].People {
				got[p.ID] = 0
				if p.Assignment.Seat != nil {
					got[p.ID] = *p.Assignment.Seat
				}
			}
			for i, g := range all {
				if i < len(want) && got[g.ID] != want[i] {
					t.Errorf("%s has seat %d, want %d", g.Name, got[g.ID], want[i])
				}
			}
			watch.Converges()
		}
		seats(1, 2, 0, 0)
		w.As("anna").Post(path+"/details", "version", "1", "name", "Table 1", "seats", "3", "shape", "round").
			Changes(change.TableEdited{Plan: board(w).Plan, Table: table})
		w.As("anna").Post(page+"/moves", "occasion", string(reception(w)), "to", "parking", "guest", at(all[0], table)).
			Changes(change.GuestsUnseated{Plan: board(w).Plan, Guests: ids(all[0]), Households: households(all[0])})
		for _, p := range board(w).Tables[0].People {
			if p.Assignment.Seat == nil {
				t.Errorf("%s has no chair beside a free one", p.Name)
			}
		}
		watch.Converges()
		w.As("anna").Post(stepBack, "occasion", string(reception(w))).Says("Taken back").Change()
		watch.Converges()
		w.As("anna").Post(stepBack, "occasion", string(reception(w))).Says("Taken back").Change()
		seats(1, 2, 0, 0)
	})
}
