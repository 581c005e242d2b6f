package seating_test

import (
	"context"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"convive/handlers/jobs"
	"convive/handlers/webtest"
	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
	"convive/models/seating"
)

// hostsOf adds the hosts' own places to ours, who attend.
func hostsOf(w *webtest.World, names ...string) []guests.Guest {
	w.T.Helper()
	n := &guests.NewHousehold{Household: guests.Household{Host: true}}
	for _, name := range names {
		n.People = append(n.People, &guests.NewGuest{Guest: guests.Guest{Name: name}, Invitations: []guests.Invitation{{OccasionID: reception(w), Reply: guests.Attending}}})
	}
	w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) {
		return change.HouseholdAdded{}, guests.Create(tx, guests.Keys{Secret: []byte("a secret of thirty-two bytes, so")}, n)
	})
	var all []guests.Guest
	for _, p := range n.People {
		all = append(all, p.Guest)
	}
	return all
}

func TestTheBestPlanSoFarIsDrawnWhileItSearches(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		attend(w)
		lay(w, 3, 8)
		found := make(chan struct{}, 1)
		w.App.Works.Patience = 0
		w.App.Works.SetFaults(jobs.Faults{Hold: func(ctx context.Context, at jobs.Progress) {
			if at.Best.Plan == nil {
				return
			}
			select {
			case found <- struct{}{}:
			default:
			}
			<-ctx.Done()
		}})
		searchFor(w, "anna", "60").Status(303)
		<-found
		address := autoPage + "?occasion=" + string(reception(w))
		_, best, _ := strings.Cut(w.As("anna").Get(address).Text, `<ol id="auto-best"`)
		best, _, _ = strings.Cut(best, "</ol>")
		for _, g := range w.Ours.Guests[:3] {
			if !strings.Contains(best, g.Name) {
				t.Errorf("%s is not drawn: %s", g.Name, best)
			}
		}
		if !strings.Contains(best, "data-moves") || !strings.Contains(best, "Table 1") {
			t.Errorf("nobody moves: %s", best)
		}
		w.As("ben").Get(address).SaysNot("auto-best")
		noScript(w, "anna").Post(autoPage + "/cancellation?occasion=" + string(reception(w))).Status(303)
		over(w, "anna")
	})
}

func TestAResultSaysWhenTheBoardHasMovedOn(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		attend(w)
		tables := lay(w, 3, 8)
		address := autoPage + "?occasion=" + string(reception(w))
		searchFor(w, "anna", "1").Status(303)
		over(w, "anna")
		said := func() bool {
			notice := regexp.MustCompile(`(?s)<auto-moved.*?<p class="waiting"( hidden)?>`).FindStringSubmatch(w.As("anna").Get(address).Says("Apply: ").Text)
			return notice[1] == ""
		}
		print := regexp.MustCompile(`id="auto-now" data-print="([0-9a-f]+)"`)
		watch := w.As("anna").Open(address)
		before := print.FindString(w.As("anna").Get(address).Text)
		if said() || before == "" {
			t.Error("it says so though nothing happened, or doesn't say of which board it is")
		}
		w.As("ben").Post(page+"/moves", "occasion", string(reception(w)), "to", string(tables[1]), "guest", at(w.Ours.Guests[0], seating.Parking)).Change()
		watch.Converges()
		if after := print.FindString(w.As("anna").Get(address).Text); after == before || !said() {
			t.Error("it doesn't say that somebody was moved")
		}
		w.As("ben").Post(page+"/moves", "occasion", string(reception(w)), "to", "parking", "guest", at(w.Ours.Guests[0], tables[1])).Change()
		watch.Converges()
		if said() {
			t.Error("it says so though the board is as it was")
		}
	})
}

func TestAnOlderFindingIsNotShownWhileAnotherServerSearches(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		attend(w)
		lay(w, 3, 8)
		address := autoPage + "?occasion=" + string(reception(w))
		searchFor(w, "anna", "1").Status(303)
		over(w, "anna")
		newer := asked(w, 30)
		w.Must(seating.BeginSearch(t.Context(), w.DB, annasScope(w), newer))
		w.As("anna").Get(address).Says("Your search waits for its turn.").SaysNot("Apply: ")
		newer.State, newer.Early = seating.SearchEnded, true
		w.Must(seating.EndSearch(t.Context(), w.DB, annasScope(w), newer))
		w.As("anna").Get(address).Says("Your last search was stopped before it found anything to propose.").SaysNot("Apply: ")
	})
}

func TestTheBoardShowsTheNumberThatAutoSeatSaysItWill(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		attend(w)
		tables := lay(w, 3, 8)
		seatDirectly(w, tables[0], w.Ours.Guests[0])
		wish(w, "anna", "kind", "together", "strength", "5", "guest", string(w.Ours.Guests[0].ID), "guest", string(w.Ours.Guests[3].ID)).Change()
		sum := regexp.MustCompile(`(?s)id="score-sum".*?>(−?[0-9.]+)<`)
		onBoard := func() string {
			return sum.FindStringSubmatch(w.As("anna").Get(page + "?view=room&occasion=" + string(reception(w))).Text)[1]
		}
		was := onBoard()
		searchFor(w, "anna", "1").Status(303)
		shown := over(w, "anna")
		said := regexp.MustCompile(`id="auto-score">Seating score ([^<]+)<.*?>Now ([^ ]+), counted as on the board`).FindStringSubmatch(strings.NewReplacer("\u2068", "", "\u2069", "").Replace(shown))
		if said == nil || said[2] != was {
			t.Fatalf("%q now, and the board shows %q", said, was)
		}
		w.As("anna").Post(autoPage+"/application?occasion="+string(reception(w)), proposed(w, shown)...).Change()
		if got := onBoard(); got != said[1] || got == was {
			t.Errorf("the board shows %s, of which auto-seat said %s; before %s", got, said[1], was)
		}
	})
}

func TestWhereSeatsLackHostsSitFirstAndTheOthersAreNamedWithWhy(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		attend(w)
		own := hostsOf(w, "Amara", "Jonas")
		lay(w, 1, 3) // the Lawsons are three
		ada, ben, zoe := w.Ours.Guests[0], w.Ours.Guests[1], w.Ours.Guests[3]
		wish(w, "anna", "kind", "apart", "strength", "must", "guest", string(ada.ID), "guest", string(zoe.ID)).Change()
		searchFor(w, "anna", "1").Status(303)
		shown := over(w, "anna")
		var seated []string
		for _, m := range moves.FindAllStringSubmatch(shown, -1) {
			guest, _, _ := strings.Cut(m[1], ":")
			seated = append(seated, guest)
		}
		for _, h := range own {
			if !slices.Contains(seated, string(h.ID)) {
				t.Errorf("%s has no seat: %v", h.Name, seated)
			}
		}
		_, lacking, _ := strings.Cut(shown, `id="auto-lacking"`)
		lacking, _, _ = strings.Cut(lacking, "</div>")
		if !slices.Contains(seated, string(ben.ID)) && !strings.Contains(lacking, ben.Name) || !strings.Contains(lacking, "Hosts are seated first") {
			t.Errorf("who has no seat is not named: %s", lacking)
		}
		for _, g := range w.Ours.Guests {
			if slices.Contains(seated, string(g.ID)) == strings.Contains(lacking, g.Name) {
				t.Errorf("%s: seated %v, said %s", g.Name, seated, lacking)
			}
		}
	})
}

func TestWhyHereNamesTheRulesThatHoldAGuest(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		attend(w)
		tables := lay(w, 3, 8)
		ada, zoe := w.Ours.Guests[0], w.Ours.Guests[3]
		seatDirectly(w, tables[0], ada)
		wish(w, "anna", "kind", "apart", "strength", "must", "guest", string(ada.ID), "guest", string(zoe.ID)).Change()
		card := func(as string) string {
			return strings.NewReplacer("\u2068", "", "\u2069", "").Replace(cardOf(w.As(as).Get(page + "?occasion=" + string(reception(w)) + "&who=" + string(ada.ID)).Text))
		}
		apart := fmt.Sprintf("Must sit apart from %s", zoe.Name)
		says := func(want ...string) {
			t.Helper()
			for _, words := range want {
				if got := card("anna"); !strings.Contains(got, words) {
					t.Errorf("the card doesn't say %q: %s", words, got)
				}
			}
		}
		says(apart, "Must sit with "+w.Ours.Guests[1].Name)
		if strings.Contains(card("vera"), apart) {
			t.Error("a viewer reads the rules")
		}
		w.As("anna").Post(page+"/locks", "occasion", string(reception(w)), "locked", "true", "guest", at(ada, tables[0])).Change()
		says("Is locked at Table 1", apart)
		w.As("anna").Post(page+"/locks", "occasion", string(reception(w)), "locked", "false", "guest", at(ada, tables[0])).Change()
		reply(w, guests.Declined, ada)
		says("Has declined: their chair at Table 1 is kept until a planner frees it")

		reply(w, guests.Attending, ada)
		searchFor(w, "anna", "1").Status(303)
		over(w, "anna")
		w.As("anna").Get(autoPage+"?occasion="+string(reception(w))+"&why="+string(ada.ID)).Says("Why does Ada Lawson OURS sit at", apart)
	})
}
