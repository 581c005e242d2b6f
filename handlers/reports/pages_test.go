package reports_test

import (
	"fmt"
	"strings"
	"testing"

	"convive/handlers/webtest"
	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
)

func TestALongReportIsShownInPagesAndPrintedWhole(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) {
			var all []*guests.NewHousehold
			for h := range 110 {
				home := &guests.NewHousehold{Household: guests.Household{EnvelopeName: fmt.Sprintf("Household %04d", h)}}
				for i := range 10 {
					home.People = append(home.People, &guests.NewGuest{Guest: guests.Guest{Name: fmt.Sprintf("Quill Q%04d", h*10+i), Given: "Quill", Family: fmt.Sprintf("Q%04d", h*10+i)}})
				}
				all = append(all, home)
			}
			return change.GuestsImported{Created: 1100}, guests.Create(tx, guests.Keys{Secret: webtest.Secret}, all...)
		})
		anna := w.As("anna")
		rows := func(path string) int { return strings.Count(anna.Get(path).Status(200).Text, `<tr id="row-`) }
		for path, want := range map[string]int{desk + "?report=guests": 400, desk + "/guests": 400, desk + "/guests?page=3": 307, desk + "/guests?page=all": 1107, desk + "?report=guests&page=nonsense": 400, desk + "?report=households": 113} {
			if got := rows(path); got != want {
				t.Errorf("%s has %d rows, want %d", path, got, want)
			}
		}
		anna.Get(desk+"?report=guests").Says(`rel="next" href="`+desk+`?page=2&report=guests"`, desk+"/guests?page=all", "Rows 1 to 400 of 1,107").SaysNot(`rel="prev"`)
		anna.Get(desk+"/guests?page=2").Says("Rows 401 to 800 of 1,107", `rel="next" href="`+desk+`/guests?page=3"`, `rel="prev" href="`+desk+`/guests"`)
		anna.Get(desk+"/guests?page=all").SaysNot("list-pages", "Rows 1")
		anna.Get(desk + "?report=households").SaysNot("list-pages")
		last := anna.Get(desk + "/guests?page=3").Text
		if head, row := strings.Index(last, `class="row-group"`), strings.Index(last, `<tr id="row-`); head < 0 || head > row {
			t.Error("a page begins without the household that goes on there")
		}

		watch := w.As("ben").Open(desk + "/guests?page=2")
		w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) {
			g, err := db.From[guests.Guest](tx.Read).Where("name = ?", "Quill Q0450").First()
			w.Must(err)
			return change.GuestEdited{Guest: g.ID, Household: g.HouseholdID}, db.Update(tx, &g, db.Set{"name": "Somebody Renamed"})
		})
		watch.Shows("report-rows", "Somebody Renamed")
		watch.Converges()
	})
}
