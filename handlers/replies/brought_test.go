package replies_test

import (
	"strings"
	"testing"

	"convive/handlers/webtest"
	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
)

// brings lets the second household bring people without a name to the reception, where a meal is chosen.
func brings(w *webtest.World, n int) (all []change.ID) {
	w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) {
		for i := range n {
			g := guests.Guest{HouseholdID: w.Ours.Households[1].ID, Name: "Guest of Zoé", Unnamed: true, Age: guests.Adult, Position: int64(9 + i)}
			if err := db.Create(tx, &g); err != nil {
				return nil, err
			}
			in := guests.Invitation{HouseholdID: g.HouseholdID, GuestID: g.ID, OccasionID: w.Ours.Occasions[1].ID, Reply: guests.Pending}
			if err := db.Create(tx, &in); err != nil {
				return nil, err
			}
			all = append(all, g.ID)
		}
		return change.GuestsAdded{Household: w.Ours.Households[1].ID, Guests: all}, nil
	})
	return all
}

func TestTheNameOfWhoeverIsBroughtIsUsedInTheStepsThatFollow(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		plus := string(brings(w, 1)[0])
		guest, at := w.Household(w.Ours.Households[1]), home(w, 1)+draft
		guest.NoScript = true
		guest.Post(at+"/steps", "step", "who", "go", "next", "reply."+plus+"."+string(w.Ours.Occasions[1].ID), "attending", "name."+plus, "Noor Haddad").Status(303)
		for _, step := range []string{"meals", "diets", "review"} {
			guest.Get(at+"?step="+step).Says("Noor").SaysNot("Your guest", "your guest", ">Noor Haddad", "Noor Haddad,", "Noor Haddad comes") // as the receipt calls them
		}
		guest.Post(at+"/sending", "reply."+plus+"."+string(w.Ours.Occasions[1].ID), "attending", "name."+plus, "Noor Haddad").Status(303)
		guest.Get(home(w, 1) + "/receipt").Says("Noor")
		if names := guest.Get(home(w, 1) + "/receipt").Text; strings.Contains(names[strings.Index(names, `<ol class="receipt"`):strings.Index(names, "</ol>")], "Noor Haddad") {
			w.T.Error("the receipt says the full name")
		}
	})
}

func TestSeveralWhoAreBroughtAreNamedOnceOnTheHome(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		brings(w, 2)
		guest := w.Household(w.Ours.Households[1])
		for lang, said := range map[string]string{"en": " and the 2 guests you bring", "de": " und Ihre 2 Gäste", "fr": " et vos 2 invité(e)s", "es": " y sus 2 acompañantes", "he": "שני המלווים שלכם", "ar": "مرافقيكم الاثنين"} {
			guest.In(lang, home(w, 1)).Says(said)
		}
	})
}
