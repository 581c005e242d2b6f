package find_test

import (
	"slices"
	"testing"

	"convive/handlers/webtest"
	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
)

func TestWhoHasASeatIsOfferedParking(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		tabled(w)
		anna := w.As("anna")
		const moves = "/e/amara-jonas/seating/moves"
		if got := offers(anna, "ada parking"); got != nil {
			w.T.Errorf("who is in parking is offered %q", said(got))
		}
		anna.Post(moves, offers(anna, "ada table 2")[0].fields...).Change()
		for typed, want := range map[string][]string{
			"ada park": {"Move Ada Lawson OURS to parking"}, "ADA Parking": {"Move Ada Lawson OURS to parking"}, "ada par": nil, "ada parkings": nil, "ben parking": nil, "parking": nil,
		} {
			if got := said(offers(anna, typed)); !slices.Equal(got, want) {
				w.T.Errorf("%q offers %q, want %q", typed, got, want)
			}
		}
		if got := offers(w.As("vera"), "ada parking"); got != nil {
			w.T.Errorf("who may not seat is offered %q", said(got))
		}
		late := offers(anna, "ada parking")[0]
		anna.Post(moves, offers(anna, "ada table 1")[0].fields...).Change()
		anna.Post(moves, late.fields...).Refused("a moment ago.").Changes()
		if c, ok := anna.Post(moves, offers(anna, "ada parking")[0].fields...).Says("parking").Change().(change.GuestsUnseated); !ok || !slices.Equal(c.Guests, []change.ID{w.Ours.Guests[0].ID}) {
			w.T.Errorf("%+v", c)
		}
	})
}

func TestGuestsOfOneNameAreOfferedWithTheirHouseholds(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		tabled(w)
		anna := w.As("anna")
		anna.Get(page + "?q=ada+table+2").SaysNot(w.Ours.Households[0].EnvelopeName)
		w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) {
			ada := &guests.NewGuest{Guest: guests.Guest{Name: "Ada Lawson OURS"}, Invitations: []guests.Invitation{{OccasionID: w.Ours.Occasions[1].ID, Reply: guests.Attending}}}
			return change.GuestsImported{Created: 1}, guests.Create(tx, guests.Keys{Secret: webtest.Secret}, &guests.NewHousehold{Household: guests.Household{EnvelopeName: "The other Lawsons"}, People: []*guests.NewGuest{ada}})
		})
		if got := anna.Get(page + "?q=ada+table+2"); len(offers(anna, "ada table 2")) != 2 {
			w.T.Errorf("offered %q", said(offers(anna, "ada table 2")))
		} else {
			got.Says("<bdi>The other Lawsons</bdi>", "<bdi>"+w.Ours.Households[0].EnvelopeName+"</bdi>")
		}
	})
}
