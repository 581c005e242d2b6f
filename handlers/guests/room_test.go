package guests_test

import (
	"testing"

	"convive/handlers/webtest"
	"convive/models/guests"
)

func TestWhoAddsSomebodyIsToldBeforeThatNoPlaceIsLeft(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		const over = "No place is left at Reception OURS (7 of 7 are taken): whoever you add comes on top."
		host, ada := w.As("anna"), w.Ours.Guests[0]
		home, own := "/e/amara-jonas/households/"+string(ada.HouseholdID), page+"/"+string(ada.ID)
		watch, alone := w.As("ben").Open(home), w.As("ben").Open(own)
		host.Get(home).SaysNot("place is left", "places are left", "waits for a place")

		t.Log("few places are a word, none a warning, wherever somebody can be added")
		limit(w, 9)
		watch.Shows("household-plus-ones", "places are left at Reception OURS.")
		limit(w, 7)
		watch.Shows("household-plus-ones", over)
		alone.Shows("guest-plus-ones", over)
		watch.Converges()
		alone.Converges()
		host.Get(home).Says(`id="add-guests"`, over)
		host.Get("/e/amara-jonas/households/new").Says("(7 of 7 are taken): the A-list comes on top, the B-list waits.")
		w.As("vera").Get(home).SaysNot("whoever you add")

		t.Log("it forbids nothing, and what is true then is said")
		host.Post(own+"/plus-ones", "count", "1", "was", "0", "version", "1").Change()
		watch.Shows("household-plus-ones", "(8 of 7 are taken)")
		watch.Converges()
		limit(w, 8)
		list(w, 0, guests.ListB)
		host.Get(home).Says("Whoever you add waits for a place at Reception OURS (8 of 8 are taken).")
		host.Post(home+"/people", "people", "Nora Brandt").Says("Whoever you add waits").Change()
	})
}
