package replies_test

import (
	"strconv"
	"testing"
	"time"

	"convive/handlers/webtest"
	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
)

func TestAHouseholdChoosesTheLanguageInWhichItIsWrittenTo(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		id := w.Ours.Households[0].ID
		hosts, other := w.As("anna").Open("/e/amara-jonas/households/"+string(id)), w.Household(w.Ours.Households[1]).Open(home(w, 1))
		guest := w.Household(w.Ours.Households[0])
		guest.NoScript = true
		guest.Get(home(w, 0)).Says("Your hosts write to you in", "Deutsch")
		to := home(w, 0) + "/language"
		guest.Post(to, "was", "en", "language", "fr").Status(422).Changes() // the event doesn't speak it
		a := guest.Post(to, "was", "en", "language", "de").Status(303).Changes(change.HouseholdEdited{Household: id})
		guest.Get(a.Header.Get("Location")).Says("Ihre Gastgeber schreiben Ihnen auf", `lang="de"`)
		guest.Get("/w/amara-jonas").Says(`lang="de"`) // this browser keeps it
		guest.Post(to, "was", "en", "version", "1", "language", "en").Status(409).Says("Inzwischen wurde hier eine andere Sprache gewählt.").Changes()
		guest.Post(to, "was", "en", "version", "2", "language", "de").Changes()
		w.Household(w.Ours.Households[0]).Get(home(w, 0)).Says("Ihre Gastgeber schreiben Ihnen auf") // and so do the others of the household
		hosts.Shows("household-facts", "German")
		hosts.Converges()
		other.Converges()
		if other.Saw("Deutsch\" selected") {
			t.Error("another household was told")
		}
		w.Household(w.Ours.Households[1]).Post(to, "was", "de", "language", "en").Changes()
	})
}

func TestTheChoiceOfALanguageHoldsWhateverHostsWriteMeanwhile(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		h, guest := w.Ours.Households[0], w.Household(w.Ours.Households[0])
		guest.Get(home(w, 0)).Says(`name="was" value="en"`)
		w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) {
			row, err := db.Find[guests.Household](tx.Read, h.ID)
			if err != nil {
				return nil, err
			}
			return change.HouseholdEdited{Household: h.ID}, db.Update(tx, &row, db.Set{"note": "sits at the front"})
		})
		guest.Post(home(w, 0)+"/language", "version", "1", "was", "en", "language", "de").Status(200).Changes(change.HouseholdEdited{Household: h.ID})
		guest.NoScript = true // without a script the row's version makes a step that comes again another one
		for version, step := range [][2]string{{"de", "en"}, {"en", "de"}, {"de", "en"}} {
			guest.Post(home(w, 0)+"/language", "version", strconv.Itoa(version+3), "was", step[0], "language", step[1]).Status(303).Changes(change.HouseholdEdited{Household: h.ID})
		}
	})
}

// Whatever the household has open follows: pages are drawn in one language as a whole, so that they are loaded anew.
func TestTheHouseholdsOtherPagesAreLoadedAnewInItsLanguage(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		h := w.Ours.Households[0]
		first, second, own := w.Household(h), w.Household(h), w.Household(h)
		for _, c := range []*webtest.Client{first, second, own} {
			c.Get(home(w, 0)).Says(`<html lang="en"`)
		}
		own.In("en", home(w, 0))
		follows, typing, keeps := second.Open(home(w, 0)+"/requests"), first.Open(home(w, 0)+draft), own.Open(home(w, 0))
		other, host := w.Household(w.Ours.Households[1]).Open(home(w, 1)), w.As("anna").Open("/e/amara-jonas/guests")
		settle(w, db.Set{"name": "The wedding OURS"})
		keeps.Shows("invitation", "The wedding OURS") // who watches has been judged by now
		first.Post(home(w, 0)+"/language", "was", "en", "language", "de").Changes(change.HouseholdEdited{Household: h.ID})
		for _, page := range []*webtest.Watch{follows, typing, keeps} {
			page.Ended(5 * time.Second)
			if _, _, outdated := page.Over(); !outdated {
				t.Errorf("%s is not to be loaded anew", page.Path())
			}
		}
		second.Get(home(w, 0) + "/requests").Says(`<html lang="de"`)
		own.Get(home(w, 0)).Says(`<html lang="en"`) // who chose for this browser alone keeps that
		own.Open(home(w, 0)).Converges()
		for _, page := range []*webtest.Watch{other, host} {
			page.Converges()
			if over, _, _ := page.Over(); over {
				t.Errorf("%s is over", page.Path())
			}
		}
	})
}

// An address that chooses a language leads to the page itself: loaded anew after another choice, it would take that back.
func TestAnAddressThatChoosesALanguageIsLeft(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		guest := w.Household(w.Ours.Households[0])
		to := guest.Get(home(w, 0) + draft + "?lang=de&step=who").Status(303).Header.Get("Location")
		if to != home(w, 0)+draft+"?step=who" {
			t.Errorf("leads to %s", to)
		}
		guest.Get(to).Says(`<html lang="de"`)
		w.Anonymous().Get("/w/amara-jonas?lang=de").Status(200).Says(`<html lang="de"`) // who keeps no cookie stays
	})
}
