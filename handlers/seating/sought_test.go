package seating_test

import (
	"strings"
	"testing"

	"convive/handlers/webtest"
	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
)

func TestTheBoardIsSearchedByTagAndDietByWhoMayKnowThem(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		attend(w)
		tables := lay(w, 2, 8)
		ada, ben, zoe, didier := w.Ours.Guests[0], w.Ours.Guests[1], w.Ours.Guests[3], w.Ours.Guests[4]
		w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) {
			if err := db.Update(tx, &ada, db.Set{"tags": db.Words{"Climbing club"}, "diets": db.Words{"gluten_free"}}); err != nil {
				return nil, err
			}
			return change.GuestsEdited{What: "tags", Guests: ids(ada, zoe), Households: households(ada, zoe)}, db.Update(tx, &zoe, db.Set{"tags": db.Words{"Climbing club"}, "diets": db.Words{"vegan"}})
		})
		seatDirectly(w, tables[0], ada, ben)
		seatDirectly(w, tables[1], didier)
		finds := func(as, typed string, want ...guests.Guest) {
			t.Helper()
			shown := w.As(as).Get(page + "?q=" + typed).Text
			for _, g := range []guests.Guest{ada, zoe, didier} {
				found := strings.Contains(shown, `id="guest-`+string(g.ID)+`"`)
				wanted := false
				for _, o := range want {
					wanted = wanted || o.ID == g.ID
				}
				if found != wanted {
					t.Errorf("%s looks for %q: that %s is shown is %v", as, typed, g.Name, found)
				}
			}
		}
		says := func(typed string, want ...string) {
			t.Helper()
			shown := w.As("anna").Get(page + "?q=" + typed)
			for _, w := range want {
				if !strings.Contains(shown.Text, w) {
					t.Errorf("a search for %q does not say %q", typed, w)
				}
			}
		}
		says("climb", `role="status">2 guests found<`, ">1 of 4 guests<")
		says("table", `role="status">2 tables found<`, ">0 of 4 guests<")
		says("didier", `role="status">1 guest found<`, ">0 of 4 guests<")
		says("", `role="status"><`, ">4 guests<")
		finds("anna", "climb", ada, zoe)
		finds("anna", "gluten", ada)
		finds("anna", "glutenfree")
		finds("anna", "vegan", zoe)
		finds("anna", "zoe+vegan", zoe)
		finds("anna", "ada+vegan")
		finds("anna", "didier", didier)
		finds("dora", "climb")
		finds("dora", "didier", didier)
		finds("vera", "gluten") // whom a search finds would tell of their health
		if lit := w.As("anna").Get(page + "?view=room&q=climb").Text; strings.Count(lit, "data-lit") != 1 {
			t.Errorf("in the room %d chairs are lit", strings.Count(lit, "data-lit"))
		}
	})
}
