package seating_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"convive/handlers/webtest"
	"convive/models/change"
	"convive/models/seating"
)

// parkedOn is what a page of the board shows in parking.
func parkedOn(text string) string {
	_, parking, _ := strings.Cut(text, `id="seating-parking"`)
	parking, _, _ = strings.Cut(parking, `id="seating-tables"`)
	return parking
}

func TestALongParkingIsShownInPages(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		w.Crowd(reception(w), 300)
		table := lay(w, 1, 8)[0]
		all := slices.DeleteFunc(board(w).Parking, func(h seating.Parked) bool { return !strings.Contains(h.EnvelopeName, "Crowd") }) // the others have not replied
		c := w.As("pia")
		row := func(h seating.Parked) string { return `id="parking-` + string(h.ID) + `"` }
		var pages []string
		for n := range 5 {
			pages = append(pages, parkedOn(c.Get(fmt.Sprint(page, "?page=", n+1)).Text))
			if rows := strings.Count(pages[n], `name="guest"`); rows == 0 || rows > 240 {
				t.Errorf("page %d shows %d guests", n+1, rows)
			}
		}
		for i, h := range all {
			if n := strings.Count(strings.Join(pages, ""), row(h)); n != 1 || !strings.Contains(pages[i*4/240], row(h)) {
				t.Errorf("%s stands %d times on all pages, or not on page %d", h.EnvelopeName, n, i*4/240+1)
			}
		}
		for asked, n := range map[string]int{"9": 5, "0": 1, "x": 1} {
			if text := parkedOn(c.Get(page + "?page=" + asked).Text); !strings.Contains(text, row(all[60*(n-1)])) || strings.Count(text, `name="guest"`) != 240 {
				t.Errorf("page %q is not page %d", asked, n)
			}
		}
		c.Get(page).Says("Households 1 to 60 of 300, by surname", `page=2#parking`, `page=5#parking`)

		t.Log("a search and the choice of whom parking shows begin at the first page")
		c.Get(page + "?page=3&q=crowd299").Says("Anna3 Crowd299").SaysNot("Households 1 to")
		c.Get(page + "?page=2&pending=1").SaysNot(`name="page"`).Says(`name="pending"`)
		c.Get(page + "?page=2&view=room").Says("Households 61 to 120 of 300")

		t.Log("who gets a seat makes room for the next, on open pages too")
		watch, second := w.As("ben").Open(page), w.As("cora").Open(page+"?page=2")
		watch.ShowsNot("seating-parking", all[60].EnvelopeName)
		second.Shows("seating-parking", all[60].EnvelopeName)
		for _, p := range all[0].People {
			seatDirectly(w, table, p.Guest)
		}
		watch.Shows("seating-parking", all[60].EnvelopeName)
		watch.ShowsNot("seating-parking", all[0].EnvelopeName)
		watch.Shows("seating-parked", "Households 1 to 60 of 299")
		second.Shows("seating-parking", all[120].EnvelopeName)
		second.ShowsNot("seating-parking", all[60].EnvelopeName)
		watch.Converges()
		second.Converges()

		t.Log("without scripts a move from a later page leads back there")
		late, plain := all[100].People[0].Guest, noScript(w, "pia")
		a := plain.Post(page+"/moves?page=2", form(plain, page+"?page=2", `id="seat-move"`, "guest", at(late, seating.Parking), "to", string(table)+":4")...).Status(303)
		a.Changes(change.GuestsSeated{Plan: board(w).Plan, Table: table, Guests: ids(late), Households: households(late)})
		if to := a.Header.Get("Location"); !strings.Contains(to, "page=2") {
			t.Errorf("it leads to %s", to)
		}
	})
}
