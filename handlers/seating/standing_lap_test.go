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

// TestAChairFreedByWhoSitsOnALapNowGoesToWhoStands: whatever way the guest becomes an infant, or a child again.
func TestAChairFreedByWhoSitsOnALapNowGoesToWhoStands(t *testing.T) {
	for name, age := range map[string]func(w *webtest.World, g guests.Guest, age guests.Age){
		"in a cell": func(w *webtest.World, g guests.Guest, age guests.Age) {
			w.As("anna").Post("/e/amara-jonas/guests/"+string(g.ID)+"/cell", "version", fmt.Sprint(g.Version), "field", "age", "age", string(age)).
				Changes(change.GuestEdited{Guest: g.ID, Household: g.HouseholdID})
		},
		"among many": func(w *webtest.World, g guests.Guest, age guests.Age) {
			w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) {
				all := guests.Rewriting{Tx: tx}
				if err := all.Guest(&g, db.Set{"age": age}); err != nil {
					return nil, err
				}
				return change.GuestEdited{Guest: g.ID, Household: g.HouseholdID}, all.End()
			})
		},
		"by merging": func(w *webtest.World, g guests.Guest, age guests.Age) {
			w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) {
				twin := guests.Guest{HouseholdID: g.HouseholdID, Name: g.Name, Age: age}
				return change.GuestEdited{Guest: g.ID, Household: g.HouseholdID}, db.Create(tx, &twin)
			})
			var twin guests.Guest
			w.Must(w.DB.Read(w.T.Context(), w.System(w.Ours), func(r *db.Read) error {
				twins, err := db.From[guests.Guest](r).Where("name = ? AND age = ?", g.Name, string(age)).Order("id").All()
				twin = twins[len(twins)-1]
				return err
			}))
			w.As("anna").Post("/e/amara-jonas/guests/merging", "guest", string(g.ID), "guest", string(twin.ID), "version", fmt.Sprint(g.Version), "other", fmt.Sprint(twin.Version), "age", "b").Change()
		},
	} {
		t.Run(name, func(t *testing.T) {
			webtest.Each(t, func(w *webtest.World) {
				attend(w)
				table := lay(w, 1, 2)[0]
				all := w.Ours.Guests[:3]
				for _, g := range all {
					w.As("ben").Post(page+"/moves", "occasion", string(reception(w)), "to", string(table), "guest", at(g, seating.Parking), "anyway", "true").Change()
				}
				watch := w.As("pia").Open(page + "?view=room")
				sit := func(want ...int64) {
					t.Helper()
					for i, g := range all {
						for _, p := range board(w).Tables[0].People {
							if p.ID == g.ID && seatNo(p.Assignment) != want[i] {
								t.Errorf("%s has seat %d, want %d", g.Name, seatNo(p.Assignment), want[i])
							}
						}
					}
					watch.Converges()
				}
				sit(1, 2, 0)
				age(w, now(w, all[0]), guests.Infant)
				sit(0, 2, 1)
				w.As("anna").Post(fmt.Sprintf("/e/amara-jonas/activity/%d/undo", head(w))).Change()
				sit(1, 2, 0)
				age(w, now(w, all[0]), guests.Infant)
				w.As("ben").Post(page+"/moves", "occasion", string(reception(w)), "to", "parking", "guest", at(all[1], table)).Change()
				age(w, now(w, all[0]), guests.Child)
				sit(2, away, 1)
			})
		})
	}
}

func now(w *webtest.World, g guests.Guest) (found guests.Guest) {
	w.T.Helper()
	w.Must(w.DB.Read(w.T.Context(), w.System(w.Ours), func(r *db.Read) (err error) {
		found, err = db.Find[guests.Guest](r, g.ID)
		return err
	}))
	return found
}
