package replies_test

import (
	"context"
	"fmt"

	"convive/handlers/webtest"
	"convive/models/accounts"
	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
)

// fill has a hundred clients guess codes of our event, and gives a guest a surname.
func fill(w *webtest.World) {
	f := accounts.Failures{DB: w.DB}
	for i := range 100 {
		_, _, err := f.Take(context.Background(), accounts.CodesBlock.In(fmt.Sprint("client ", i)), accounts.CodesEvent.In(string(w.Ours.ID)))
		w.Must(err)
	}
	w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) {
		g, err := db.Find[guests.Guest](tx.Read, w.Ours.Guests[0].ID)
		if err != nil {
			return nil, err
		}
		return change.GuestEdited{Guest: g.ID, Household: g.HouseholdID}, db.Update(tx, &g, db.Set{"family": "Lawson"})
	})
}
