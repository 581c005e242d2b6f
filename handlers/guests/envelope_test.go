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

// writeEnvelope puts a name on the first household's envelope.
func writeEnvelope(w *webtest.World, name string) {
	w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) {
		row, err := db.Find[guests.Household](tx.Read, w.Ours.Households[0].ID)
		if err != nil {
			return nil, err
		}
		return change.HouseholdEdited{Household: row.ID}, db.Update(tx, &row, db.Set{"envelope_name": name})
	})
}

func TestAnEnvelopeThatARuleMadeFollowsANewNameAndAWrittenOneIsSpokenOf(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		home, ada := w.Ours.Households[0], w.Ours.Guests[0]
		at, host := "/e/amara-jonas/households/"+string(home.ID), w.As("anna")
		var people []guests.Guest
		for _, g := range w.Ours.Guests {
			if g.HouseholdID == home.ID {
				people = append(people, g)
			}
		}
		rename := func(name string) {
			host.Post(cell(ada), "version", version(the[guests.Guest](w, ada.ID).Version), "field", "name", "name", name).Change()
		}
		written := func() string { return the[guests.Household](w, home.ID).EnvelopeName }
		for _, made := range []func([]guests.Guest) string{guests.Envelope, func(p []guests.Guest) string { return guests.Etiquette(p, "de") }} {
			people[0] = the[guests.Guest](w, ada.ID)
			before := made(people)
			writeEnvelope(w, before)
			rename("Cora Novák")
			people[0] = the[guests.Guest](w, ada.ID)
			if now := written(); now != made(people) || now == before {
				t.Errorf("the envelope says %q, made of its people %q", now, made(people))
			}
			host.Post("/e/amara-jonas/activity/" + lastSeq(w) + "/undo").Change()
			if now := written(); now != before {
				t.Errorf("the undo leaves %q", now)
			}
		}
		writeEnvelope(w, "Aunt Ada and all of hers")
		host.Get(at).SaysNot("nobody is called so")
		other := w.As("ben").Open(at)
		rename("Cora Novák")
		if now := written(); now != "Aunt Ada and all of hers" {
			t.Errorf("what was written by hand became %q", now)
		}
		other.Shows("household-head", "nobody is called so here any more: Ada.")
		other.Shows("household-head", "By etiquette:")
		other.Converges()
		w.As("vera").Get(at).SaysNot("nobody is called so")
		host.Post(page+"/"+string(ada.ID)+"/cell", "version", version(the[guests.Guest](w, ada.ID).Version), "field", "name", "name", "Ada Novák").Change()
		host.Get(at).SaysNot("nobody is called so")
	})
}
