package guests_test

import (
	"testing"

	"convive/handlers/webtest"
	"convive/models/change"
	"convive/models/db"
	"convive/models/events"
	"convive/models/guests"
)

func TestHostsAreToldWhereNobodyOfTheBListWaits(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		anna, h, dinner := w.As("anna"), w.Ours.Households[0], w.Ours.Occasions[1]
		const page = "/e/amara-jonas/waiting"
		hint := "1 household of the B-list stands invited to " + dinner.Name + " as if it were on the A-list"
		lists := w.As("ben").Open(page)
		anna.Get(page).SaysNot("of the B-list stands invited")
		anna.Get("/e/amara-jonas/households/"+string(h.ID)).Says("B waits only where an occasion has a number of places. Invited at once to: ", dinner.Name)
		anna.Get("/e/amara-jonas/households/new").Says("B waits only where")
		w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) {
			row, err := db.Find[guests.Household](tx.Read, h.ID)
			if err != nil {
				return nil, err
			}
			return change.HouseholdEdited{Household: h.ID}, db.Update(tx, &row, db.Set{"list": guests.ListB})
		})
		lists.Shows("waiting-lists", hint)
		lists.Converges()
		anna.Get(page).Says(hint, "Say how many places it has", "/settings/occasions/"+string(dinner.ID))
		for _, o := range w.Ours.Occasions {
			w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) {
				row, err := db.Find[events.Occasion](tx.Read, o.ID)
				if err != nil {
					return nil, err
				}
				return change.OccasionEdited{Occasion: o.ID}, db.Update(tx, &row, db.Set{"capacity": int64(50)})
			})
		}
		lists.Converges()
		anna.Get(page).SaysNot("of the B-list stands invited")
		anna.Get("/e/amara-jonas/households/" + string(h.ID)).SaysNot("B waits only where")
		w.As("vera").Get("/e/amara-jonas/households/"+string(h.ID)).SaysNot("B-list", "B waits only")
	})
}
