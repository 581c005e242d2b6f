package overview_test

import (
	"testing"

	"convive/handlers/webtest"
	"convive/models/change"
	"convive/models/db"
	"convive/models/events"
	"convive/models/guests"
)

// The link leads to the settings, where others meet 403.
func TestAddingOccasionsIsOfferedOnlyToWhoMay(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) {
			empty[guests.Invitation](w, tx)
			empty[events.Meal](w, tx)
			empty[events.Occasion](w, tx)
			return change.OccasionRemoved{Occasion: w.Ours.Occasions[0].ID}, nil
		})
		says(w, "anna", "overview-occasions", "Add occasions")
		for _, name := range []string{"cora", "vera", "dora", "carl"} {
			lacks(w, name, "overview-occasions", "Add occasions")
		}
	})
}

func empty[T any](w *webtest.World, tx *db.Tx) {
	all, err := db.All[T](tx.Read, "id")
	w.Must(err)
	for i := range all {
		w.Must(db.Delete(tx, &all[i]))
	}
}
