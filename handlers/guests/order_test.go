package guests_test

import (
	"strings"
	"testing"

	"convive/handlers/webtest"
	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
)

func TestTheListStandsBySurnameOrTheNewestFirst(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		host := w.As("anna")
		w.Clock.Move(1e9)
		w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) {
			return guests.AddHousehold(tx, webtest.Secret, guests.Addition{People: "Zz Zyl"})
		})
		w.Clock.Move(1e9)
		w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) {
			return guests.AddGuests(tx, w.Ours.Households[1].ID, guests.Newcomers{People: "Mia Mott"})
		})
		order := func(address string, names ...string) {
			t.Helper()
			text, at := rowsOf(host.Get(address).Text), -1
			for _, name := range names {
				next := strings.Index(text, ">"+name)
				if next < 0 {
					t.Fatalf("%s: %s is not there", address, name)
				}
				if next <= at {
					t.Errorf("%s: %s stands too early", address, name)
				}
				at = next
			}
		}
		old, first := w.Ours.Guests[3].Name, w.Ours.Guests[0].Name
		order(page+"?view=people", "Mia Mott", first, old, "Zz Zyl")
		order(page+"?view=people&sort=newest", "Mia Mott", "Zz Zyl", first)
		order(page+"?sort=newest", old, "Mia Mott", "Zz Zyl", first)
		host.Get(page+"?sort=newest&side=x").Says("newest first", `href="`+page+`?sort=newest"`)
		csv := host.Get(page + "/csv?sort=newest&view=people").Text
		if a, b := strings.Index(csv, "Mia Mott"), strings.Index(csv, "Zz Zyl"); a < 0 || a > b {
			t.Errorf("the file: %d, %d", a, b)
		}
		watch := host.Open(page + "?sort=newest")
		w.Clock.Move(1e9)
		w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) {
			return guests.AddHousehold(tx, webtest.Secret, guests.Addition{People: "Newest One"})
		})
		watch.Converges()
	})
}
