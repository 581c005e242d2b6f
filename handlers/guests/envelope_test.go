package guests_test

import (
	"testing"

	"convive/handlers/webtest"
	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
)

// TestAHostTakesTheEnvelopeNameOverThatEtiquetteProposes: in the language of the household.
func TestAHostTakesTheEnvelopeNameOverThatEtiquetteProposes(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		household := w.Ours.Households[0]
		at := "/e/amara-jonas/households/" + string(household.ID)
		w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) {
			row, err := db.Find[guests.Household](tx.Read, household.ID)
			if err != nil {
				return nil, err
			}
			return change.HouseholdEdited{Household: row.ID}, db.Update(tx, &row, db.Set{"envelope_name": "To whom it may concern", "language": "de"})
		})
		var people []guests.Guest
		for _, g := range w.Ours.Guests {
			if g.HouseholdID == household.ID {
				people = append(people, g)
			}
		}
		proposed := guests.Etiquette(people, "de")
		other, stranger := w.As("ben").Open(at), w.Stranger().Open("/e/other-wedding/guests")
		other.Shows("household-head", "By etiquette:")
		w.As("vera").Get(at).SaysNot("By etiquette:")
		w.As("vera").Post(at+"/envelope", "version", "2", "envelope_name", proposed, "was", "To whom it may concern").Status(403).Changes()
		w.As("anna").Post(at+"/envelope", "version", "2", "envelope_name", proposed, "was", "Something older").Says("To whom it may concern").Changes()
		w.As("anna").Post(at+"/envelope", "version", "2", "envelope_name", "", "was", "To whom it may concern").Changes()
		w.As("anna").Post(at+"/envelope", "version", "2", "envelope_name", proposed, "was", "To whom it may concern").Says("Undo").Changes(change.HouseholdEdited{Household: household.ID})
		w.As("pia").Post(at+"/envelope", "version", "2", "envelope_name", proposed, "was", "To whom it may concern").Changes()
		other.Converges()
		w.As("anna").Get(at).Says(people[0].Given).SaysNot("By etiquette:")
		stranger.SawNothing()
	})
}
