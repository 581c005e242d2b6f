package guests_test

import (
	"strings"
	"testing"

	"convive/handlers/webtest"
	"convive/models/change"
	"convive/models/guests"
)

// What the bar's "Merge" leads to follows from what is ticked in the list.
func TestTwoWholeHouseholdsAreMergedFromTheList(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		host, g, h := w.As("anna"), w.Ours.Guests, w.Ours.Households
		host.NoScript = true
		row := func(of ...guests.Guest) string {
			var ids []string
			for _, one := range of {
				ids = append(ids, string(one.ID))
			}
			return strings.Join(ids, " ")
		}
		to := func(ticked ...string) string {
			return host.Post(page+"/chosen", append([]string{"step", "merging"}, ticked...)...).Status(303).Header.Get("Location")
		}
		joined := "/e/amara-jonas/households/" + string(h[0].ID) + "/merging?with=" + string(h[1].ID)
		lawsons, aubertins := row(g[0], g[1], g[2]), row(g[3], g[4])

		everybody := []string{"guest", string(g[0].ID), "guest", string(g[1].ID), "guest", string(g[2].ID), "guest", string(g[3].ID), "guest", string(g[4].ID)}
		for _, ticked := range [][]string{everybody, {"guests", lawsons, "guests", aubertins}, append(everybody, "guests", lawsons, "guests", aubertins)} {
			if got := to(ticked...); got != joined {
				t.Errorf("%q leads to %q", ticked, got)
			}
		}
		host.Get(joined).Says("Make them one household", h[0].EnvelopeName, h[1].EnvelopeName)

		if got := to("guests", row(g[1]), "guests", row(g[3])); got != joined { // the list shows one of each, as filtered
			t.Errorf("two rows of whom one is shown lead to %q", got)
		}
		two := page + "/merging?guest=" + string(g[0].ID) + "&guest=" + string(g[3].ID)
		if got := to("guest", string(g[0].ID), "guest", string(g[3].ID)); got != two {
			t.Errorf("two guests lead to %q", got)
		}
		host.Get(two).Says("Make them one guest").SaysNot("Make their households one")
		host.Get(to(everybody[:8]...)).Says("4 guests are chosen, and not two whole households.", "Tick two guests to make them one person, or two whole households", "Move them instead").
			SaysNot("removed meanwhile")
		if got := to(append(everybody, "guest", string(w.Theirs.Guests[0].ID))...); strings.Contains(got, "/households/") {
			t.Errorf("a foreign guest leads to %q", got)
		}
	})
}

func TestTwoWhoLiveAloneAreOnePersonOrOneHousehold(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		host := w.As("anna")
		home, second := twin(w)
		added := host.Post("/e/amara-jonas/households/addition", "people", "Bo Weber").Change().(change.HouseholdAdded)
		two := page + "/merging?guest=" + string(second.ID) + "&guest=" + string(added.Guests[0])
		host.Get(two).Says("Make them one guest", "Make their households one", "/households/"+string(home.ID)+"/merging?with="+string(added.Household))
	})
}
