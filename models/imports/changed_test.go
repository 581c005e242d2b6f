package imports_test

import (
	"strings"
	"testing"

	"convive/models/change"
	"convive/models/guests"
)

// TestGuestsWhoChangeTakeOneStatementEach: an import holds the feed, and one that asked for each guest's household would
// hold it for seconds.
func TestGuestsWhoChangeTakeOneStatementEach(t *testing.T) {
	each(t, func(w *world) {
		const n = 60
		w.apply(long(t, n, "30"))
		before := w.d.Statements()
		e := w.apply(long(t, n, "40"))
		if took := w.d.Statements() - before; took > n+40 {
			t.Errorf("%d statements for %d guests", took, n)
		}
		if c := e.Change.(change.GuestsImported); c.Updated != n {
			t.Errorf("%+v", c)
		}
		found := where[guests.Guest](w, "phone = ?", "+49 40 000007")
		if len(found) != 1 || !strings.Contains(found[0].SearchKey, "4940000007") || strings.Contains(found[0].SearchKey, "4930000007") {
			t.Errorf("%+v isn't found by the new number", found)
		}
	})
}

// others are who makes a list known again.
const others = "C,Cyd Ray,cyd@example.com,\nD,Dan Poe,dan@example.com,\nE,Eve Lind,eve@example.com,\nF,Fay Moss,fay@example.com,\nG,Gil Hart,gil@example.com,\n"

func TestAGivenNameASlipApartIsARename(t *testing.T) {
	each(t, func(w *world) {
		w.apply(text(t, "list.csv", "Household,Name,E-mail,Tags\nA,Matrin Lind,,\nB,Joy Amaro,,\n"+others))
		for _, h := range w.plan(text(t, "list.csv", "Household,Name,E-mail,Tags\nA,Martin Lind,,\nB,Jo Amaro,,\n"+others)).Households {
			for _, g := range h.Guests {
				if want := map[string]string{"Martin Lind": "Matrin Lind"}[g.Name]; g.Was != want {
					t.Errorf("%s was %q, want %q", g.Name, g.Was, want)
				}
			}
		}
	})
}

func TestWhoIsRenamedTakesTheirPlusOneAndTheirHouseholdAlong(t *testing.T) {
	each(t, func(w *world) {
		w.apply(text(t, "list.csv", "Household,Name,E-mail,Tags\nA,Ana Silva + guest,ana@example.com,\nB,Leo Brandt + guest,leo@example.com,\n"+others))
		w.apply(text(t, "list.csv", "Household,Name,E-mail,Tags\nA,Ana Zimmer + guest,ana@example.com,choir\nB,Leo Amaro + guest,leo@example.com,\n"+others))
		if all := where[guests.Guest](w, "id <> ?", ""); len(all) != 9 {
			w.t.Fatalf("%d guests: %+v", len(all), all)
		}
		for _, name := range []string{"Ana Zimmer", "Leo Amaro"} {
			g, other := w.guest(name), w.guest(guests.GuestOf(name))
			h := where[guests.Household](w, "id = ?", string(g.HouseholdID))[0]
			if !strings.HasPrefix(other.SortKey, g.SortKey) || h.SortKey != g.SortKey {
				t.Errorf("%s stands at %s, the plus-one at %s, the household at %s", name, g.SortKey, other.SortKey, h.SortKey)
			}
			if !strings.Contains(other.SearchKey, strings.ToLower(strings.Fields(name)[1])) {
				t.Errorf("%s is found by %q", other.Name, other.SearchKey)
			}
		}
	})
}
