package replies_test

import (
	"testing"

	"convive/handlers/webtest"
	"convive/models/change"
)

func TestAHouseholdChoosesTheLanguageInWhichItIsWrittenTo(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		id := w.Ours.Households[0].ID
		hosts, other := w.As("anna").Open("/e/amara-jonas/households/"+string(id)), w.Household(w.Ours.Households[1]).Open(home(w, 1))
		guest := w.Household(w.Ours.Households[0])
		guest.NoScript = true
		guest.Get(home(w, 0)).Says("Your hosts write to you in", "Deutsch")
		to := home(w, 0) + "/language"
		guest.Post(to, "version", "1", "language", "fr").Status(422).Changes() // the event doesn't speak it
		a := guest.Post(to, "version", "1", "language", "de").Status(303).Changes(change.HouseholdEdited{Household: id})
		guest.Get(a.Header.Get("Location")).Says("Ihre Gastgeber schreiben Ihnen auf", `lang="de"`)
		guest.Get(home(w, 0)).Says("Ihre Gastgeber schreiben Ihnen auf") // this browser keeps it
		guest.Post(to, "version", "1", "language", "en").Status(409).Changes()
		guest.Post(to, "version", "2", "language", "de").Changes()
		w.Household(w.Ours.Households[0]).Get(home(w, 0)).Says("Ihre Gastgeber schreiben Ihnen auf") // and so do the others of the household
		hosts.Shows("household-facts", "German")
		hosts.Converges()
		other.Converges()
		if other.Saw("Deutsch\" selected") {
			t.Error("another household was told")
		}
		w.Household(w.Ours.Households[1]).Post(to, "version", "2", "language", "en").Changes()
	})
}
