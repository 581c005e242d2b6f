package seating_test

import (
	"fmt"
	"testing"

	"convive/handlers/webtest"
	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
	"convive/models/seating"
)

// TestTheHostsGetTheirOwnPlaces: typed in by whoever keeps the guest list, led there by the board; they come without having been
// asked, take seats, and are no guests.
func TestTheHostsGetTheirOwnPlaces(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		attend(w)
		table := lay(w, 1, 8)[0]
		anna := w.As("anna")
		watch, list := anna.Open(page), anna.Open("/e/amara-jonas/guests")
		totals := func() (n string) {
			w.Must(w.DB.Read(w.T.Context(), w.System(w.Ours), func(r *db.Read) error {
				all, err := guests.Everybody(r)
				n = fmt.Sprint(all.Totals())
				return err
			}))
			return n
		}
		before := totals()
		watch.Shows("parked-hosts", "The hosts have no places here.")
		w.As("dora").Get(page).SaysNot("The hosts have no places here.")
		c := noScript(w, "anna")
		sent := form(c, "/e/amara-jonas/households/new?hosts=1", `id="add-household"`, "hosts", "true", "occasion", string(reception(w)))
		added := c.Post("/e/amara-jonas/households/addition", append(sent, "people", "Amara Okafor\nJonas Lindqvist")...).Status(303).Change().(change.HouseholdAdded)
		for _, id := range added.Guests {
			if g := now(w, guests.Guest{Row: db.Row{ID: id}}); !g.Host {
				t.Errorf("%s is no host", g.Name)
			}
		}
		watch.Shows("seating-parking", "Jonas Lindqvist")
		w.As("pia").Get(page).SaysNot("The hosts have no places here.")
		if after := totals(); after != before {
			t.Errorf("the guests were %s, and are %s", before, after)
		}
		host := now(w, guests.Guest{Row: db.Row{ID: added.Guests[1]}})
		anna.Post(page+"/moves", "occasion", string(reception(w)), "to", string(table), "guest", at(host, seating.Parking)).
			Changes(change.GuestsSeated{Plan: board(w).Plan, Table: table, Guests: ids(host), Households: households(host)})
		anna.Get("/e/amara-jonas/reports/headcount").Says("Hosts")

		t.Log("who comes to the hosts is a host")
		child := anna.Post("/e/amara-jonas/households/"+string(added.Household)+"/people", "people", "Mia (child, 6)", "occasion", string(reception(w))).Change().(change.GuestsAdded)
		watch.Shows("seating-parking", "Mia")
		if g := now(w, guests.Guest{Row: db.Row{ID: child.Guests[0]}}); !g.Host {
			t.Errorf("%+v", g)
		}
		watch.Converges()
		list.Converges()
		takeBack := func(seq int64) { anna.Post(fmt.Sprintf("/e/amara-jonas/activity/%d/undo", seq)).Change() }
		for _, seq := range []int64{head(w), head(w) - 1, head(w) - 2} {
			takeBack(seq)
		}
		watch.Shows("parked-hosts", "The hosts have no places here.")
		watch.Converges()
		list.Converges()
	})
}
