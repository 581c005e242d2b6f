package guests_test

import (
	"fmt"
	"testing"

	"convive/handlers/webtest"
	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
)

func TestAMoveIsRefusedWhenSomebodyElseMovedThemFirst(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		anna, ben, g, h := w.As("anna"), w.As("ben"), w.Ours.Guests[1], w.Ours.Households
		for i, noScript := range []bool{false, true} {
			anna.NoScript = noScript
			at := the[guests.Guest](w, g.ID).HouseholdID
			form := []string{"guest", string(g.ID), "from", string(g.ID) + " " + string(at), "household", string(h[2].ID)}
			anna.Get(page + "/moving?guest=" + string(g.ID)).Says(`name="from" value="` + form[3] + `"`)
			ben.Post(page+"/moving", "guest", string(g.ID), "household", string(h[1-i].ID)).Change()
			now := string(g.ID) + " " + string(h[1-i].ID)
			anna.Post(page+"/moving", form...).Says(g.Name+" lives in", "by now: somebody else moved them.", `name="from" value="`+now+`"`).Changes()
			form[3] = now
			anna.Post(page+"/moving", form...).Changes(change.GuestsMoved{Guests: []change.ID{g.ID}, From: []change.ID{h[1-i].ID}, To: h[2].ID})
		}
		anna.NoScript = false
		anna.Post(page+"/moving", "guest", string(g.ID), "from", string(g.ID)+" "+string(h[0].ID), "household", string(h[2].ID)).Changes()
	})
}

func TestTheHouseholdToMoveToIsFoundByNearnessOrASearch(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		host := w.As("anna")
		for i := range 25 {
			w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) {
				return guests.AddHousehold(tx, webtest.Secret, guests.Addition{People: fmt.Sprintf("Person%c Family%c", 'A'+i, 'A'+i)})
			})
		}
		w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) {
			return guests.AddHousehold(tx, webtest.Secret, guests.Addition{People: "Cousin FamilyC"})
		})
		var g guests.Guest
		w.Must(w.DB.Read(t.Context(), w.System(w.Ours), func(r *db.Read) (err error) {
			g, err = db.From[guests.Guest](r).Where("name = ?", "PersonC FamilyC").First()
			return err
		}))
		at := page + "/moving?guest=" + string(g.ID)
		for _, host.NoScript = range []bool{false, true} {
			host.Get(at).Says("Cousin FamilyC (1)", "Search households").SaysNot("PersonD FamilyD (1)")
			found := host.Get(at+"&q=familyd").Says("PersonD FamilyD (1)", `name="q" value="familyd"`).SaysNot("Cousin FamilyC (1)")
			found.Changes()
			host.Get(at + "&q=nobody-at-all").Says("No other household was found.")
		}
	})
}
