package guests_test

import (
	"fmt"
	"testing"

	"convive/handlers/webtest"
	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
)

// few is what an edit of one guest may send, in bytes.
const few = 4 << 10

func TestAnEditOfOneGuestInAThousandSendsLittle(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) {
			var all []*guests.NewHousehold
			for i := range 250 {
				h := &guests.NewHousehold{Household: guests.Household{EnvelopeName: fmt.Sprintf("Household %03d", i)}}
				for j := range 4 {
					h.People = append(h.People, &guests.NewGuest{Guest: guests.Guest{Name: fmt.Sprintf("Guest %03d %d", i, j)}})
				}
				all = append(all, h)
			}
			return change.GuestsImported{Created: 1000}, guests.Create(tx, guests.Keys{Secret: webtest.Secret}, all...)
		})
		w.As("anna").Post(page+"/tags", "guest", string(w.Ours.Guests[1].ID), "add", "choir").Change() // the menus know it from now on
		watch := w.As("ben").Open(page)
		watch.Converges()
		g := w.Ours.Guests[0]
		for what, edit := range map[string]func(){
			"a tag": func() { w.As("anna").Post(page+"/tags", "guest", string(g.ID), "add", "choir").Change() },
			"a cell": func() {
				row := the[guests.Guest](w, g.ID)
				w.As("anna").Post(cell(row), "version", version(row.Version), "field", "side", "side", "Jonas").Change()
			},
			"a name": func() {
				row := the[guests.Guest](w, g.ID)
				w.As("anna").Post(page+"/"+string(g.ID)+"/edit", "version", version(row.Version), "name", "Adelheid Lawson", "age", "adult").Change()
			},
		} {
			before := len(watch.Raw())
			edit()
			watch.Converges()
			if sent := len(watch.Raw()) - before; sent == 0 || sent > few {
				w.T.Errorf("%s: %d bytes were sent", what, sent)
			}
		}
	})
}
