package webtest

import (
	"fmt"

	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
)

// Crowd adds so many households of four to our event, all of whom attend an occasion: Family Crowd000 and on.
func (w *World) Crowd(occasion change.ID, households int) {
	w.T.Helper()
	var all []*guests.NewHousehold
	for i := range households {
		h := &guests.NewHousehold{Household: guests.Household{EnvelopeName: fmt.Sprintf("Family Crowd%03d", i)}}
		for j := range 4 {
			g := guests.Guest{Name: fmt.Sprintf("Anna%d Crowd%03d", j, i)}
			h.People = append(h.People, &guests.NewGuest{Guest: g, Invitations: []guests.Invitation{{OccasionID: occasion, Reply: guests.Attending}}})
		}
		all = append(all, h)
	}
	w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) {
		return change.GuestsImported{Created: 4 * households}, guests.Create(tx, guests.Keys{Secret: Secret}, all...)
	})
}
