package seating_test

import (
	"testing"

	"convive/handlers/webtest"
)

func TestThePageOfATableFollowsWhoSitsThere(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		attend(w)
		tables := lay(w, 2, 8)
		ada, ben := w.Ours.Guests[0], w.Ours.Guests[1]
		path := page + "/tables/" + string(tables[0])
		open := w.As("anna").Open(path)
		open.Shows("table-taken", "0 of 8 seats are taken.")
		open.ShowsNot("table-parks", "parking")
		move := func(to string, premises ...string) {
			fields := []string{"occasion", string(reception(w)), "to", to}
			for _, p := range premises {
				fields = append(fields, "guest", p)
			}
			w.As("pia").Post(page+"/moves", fields...).Change()
		}
		move(string(tables[0]), string(ada.ID)+":parking", string(ben.ID)+":parking")
		open.Shows("table-taken", "2 of 8 seats are taken.")
		open.Shows("table-parks", "The 2 guests who sit here go to parking.")
		move(string(tables[1]), at(ben, tables[0]))
		open.Shows("table-parks", "The 1 guest who sits here goes to parking.")
		w.As("pia").Post(path+"/details", "version", "1", "name", "Table 1", "seats", "6", "shape", "round").Change()
		open.Shows("table-taken", "1 of 6 seats are taken.")
		open.Converges()
		w.As("pia").Post(path+"/removal", "version", "2").Change()
		open.Shows("table-taken", "This table was removed meanwhile.")
		open.ShowsNot("table-parks", "parking")
	})
}
