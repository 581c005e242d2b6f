package guests_test

import (
	"testing"

	"convive/handlers/webtest"
	"convive/models/change"
	"convive/models/guests"
)

func TestAPlusOneWhoLivesElsewhereIsTakenBackThereToo(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		host, ada, to := w.As("anna"), w.Ours.Guests[0], w.Ours.Households[1]
		own := page + "/" + string(ada.ID)
		plus := host.Post(own+"/plus-ones", "count", "1", "was", "0", "version", "1").Change().(change.PlusOnesAllowed).Added[0]
		made := guests.Envelope(w.Ours.Guests[3:5])
		host.Post("/e/amara-jonas/households/"+string(to.ID)+"/edit", "version", "1", "envelope_name", made).Change()
		alone := the[guests.Household](w, to.ID)
		host.Post(page+"/moving", "guest", string(plus), "household", string(to.ID)).Change()
		with := the[guests.Household](w, to.ID)
		theirs, watch := w.Household(to).Open("/w/amara-jonas/h/"+string(to.ID)), w.As("ben").Open("/e/amara-jonas/households/"+string(to.ID))
		host.Post(own+"/plus-ones", "count", "0", "was", "1", "version", "1").
			Changes(change.PlusOnesAllowed{Guest: ada.ID, Household: ada.HouseholdID, Removed: []change.ID{plus}, Others: []change.ID{to.ID}})
		theirs.Converges()
		watch.Converges()
		now := the[guests.Household](w, to.ID)
		if now.EnvelopeName != alone.EnvelopeName || now.SearchKey != alone.SearchKey || now.SortKey != alone.SortKey {
			t.Errorf("alone %q, with the plus-one %q, then %q", alone.EnvelopeName, with.EnvelopeName, now.EnvelopeName)
		}
	})
}

func TestAHouseholdThatAPlusOneAloneLivedInGoesWithThem(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		host, ada := w.As("anna"), w.Ours.Guests[0]
		own := page + "/" + string(ada.ID)
		plus := host.Post(own+"/plus-ones", "count", "1", "was", "0", "version", "1").Change().(change.PlusOnesAllowed).Added[0]
		home := host.Post(page+"/moving", "guest", string(plus), "household", "").Change().(change.GuestsMoved).To
		watch := w.As("ben").Open("/e/amara-jonas/households/" + string(home))
		host.Post(own+"/plus-ones", "count", "0", "was", "1", "version", "1").
			Changes(change.PlusOnesAllowed{Guest: ada.ID, Household: ada.HouseholdID, Removed: []change.ID{plus}, Gone: []change.ID{home}})
		host.Get("/e/amara-jonas/households/" + string(home)).Status(404)
		watch.Shows("household-head", "This household has been removed")
	})
}
