package guests_test

import (
	"regexp"
	"slices"
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

func TestASearchShowsWhoIsCalledSoBeforeWhoLivesInAPlaceOfThatName(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		for _, one := range [][2]string{{"Zoe Nour", ""}, {"نور زيدان", ""}, {"Aaron Abel", "Bayt Nour"}} {
			w.Clock.Move(1e9)
			w.As("anna").Post("/e/amara-jonas/households/addition", "people", one[0], "city", one[1]).Change()
		}
		finds := func(who, address string, want ...string) {
			t.Helper()
			var got []string
			for _, name := range regexp.MustCompile(`Aaron Abel|Zoe Nour|نور زيدان`).FindAllString(rowsOf(w.As(who).Get(address).Text), -1) {
				if !slices.Contains(got, name) {
					got = append(got, name)
				}
			}
			if !slices.Equal(got, want) {
				t.Errorf("%s finds %q, not %q", address, got, want)
			}
		}
		w.As("anna").Get(page+"?q=nour").Says("best match first").SaysNot("by surname", "by household", "aria-sort")
		w.As("anna").Get(page+"?q=nour&view=people").Says("3 of ", "best match first").SaysNot("by surname", "aria-sort")
		finds("anna", page, "Aaron Abel", "Zoe Nour", "نور زيدان")
		for _, view := range []string{"", "&view=people"} {
			finds("anna", page+"?q=nour"+view, "Zoe Nour", "نور زيدان", "Aaron Abel")
			finds("anna", page+"?q=bayt+nour"+view, "Aaron Abel")
			finds("anna", page+"?q=nour&sort=newest"+view, "Aaron Abel", "نور زيدان", "Zoe Nour")
			finds("vera", page+"?q=nour"+view, "Zoe Nour", "نور زيدان")
		}
	})
}
