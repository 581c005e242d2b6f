package replies_test

import (
	"strings"
	"testing"

	"convive/handlers/webtest"
)

func TestAnOpenHomeOfAnEmptiedHouseholdLeadsToNoRequests(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		h := w.Ours.Households[1]
		home := w.Household(h).Open("/w/amara-jonas/h/" + string(h.ID))
		home.Shows("home-asks", "Anything we should know?")
		for _, g := range w.Ours.Guests[3:5] {
			w.As("anna").Post("/e/amara-jonas/guests/"+string(g.ID)+"/removal", "version", "1").Change()
		}
		home.Shows("invitation", "This invitation has moved")
		home.Converges()
		if page := w.Household(h).Get("/w/amara-jonas/h/" + string(h.ID)).Text; strings.Contains(page, "Anything we should know?") {
			t.Error("an emptied household is asked what else there is to know")
		}
	})
}
