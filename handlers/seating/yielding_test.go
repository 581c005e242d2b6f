package seating_test

import (
	"regexp"
	"strings"
	"testing"

	"convive/handlers/webtest"
	"convive/models/change"
	"convive/models/guests"
	"convive/models/seating"
)

var yieldForm = regexp.MustCompile(`(?s)<form[^>]*action="([^"]*auto/yielding[^"]*)".*?</form>`)

// plain is a page without the marks around names.
func plain(shown string) string {
	return strings.NewReplacer("\u2068", "", "\u2069", "").Replace(shown)
}

// yields are the forms of a page by which rules yield: what each is sent to, and its fields.
func yields(shown string) (all [][]string) {
	field := regexp.MustCompile(`name="([a-z]+)" value="([^"]*)"`)
	for _, form := range yieldForm.FindAllStringSubmatch(shown, -1) {
		one := []string{strings.ReplaceAll(form[1], "&amp;", "&")}
		for _, f := range field.FindAllStringSubmatch(form[0], -1) {
			one = append(one, f[1], f[2])
		}
		all = append(all, one)
	}
	return all
}

func TestOneOfTheRulesThatCannotHoldTogetherYields(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		attend(w)
		tables := lay(w, 3, 8)
		ada, zoe := w.Ours.Guests[0], w.Ours.Guests[3]
		seatDirectly(w, tables[0], ada)
		seatDirectly(w, tables[1], zoe)
		w.As("anna").Post(page+"/locks", "occasion", string(reception(w)), "locked", "true", "guest", at(ada, tables[0]), "guest", at(zoe, tables[1])).Change()
		wish(w, "anna", "kind", "together", "strength", "must", "guest", string(ada.ID), "guest", string(zoe.ID)).Change()
		must := wishes(w)[0]
		searchFor(w, "anna", "1").Status(303)
		shown := plain(over(w, "anna"))
		for _, want := range []string{"Choose which one yields", "Let this one yield", "It then counts 10 of 10 instead of being a must.", "It unlocks Ada Lawson OURS, who may then sit elsewhere."} {
			if !strings.Contains(shown, want) {
				t.Errorf("it doesn't say %q", want)
			}
		}
		ways := yields(shown)
		if len(ways) != 3 {
			t.Fatalf("there are %d ways for three rules: %v", len(ways), ways)
		}
		c := noScript(w, "anna")
		unlock, weigh := ways[0], ways[2]
		c.Post(unlock[0], unlock[1:]...).Status(303).Changes(change.GuestsLocked{Plan: board(w).Plan, Guests: ids(ada)})
		c.Get(unlock[0][:strings.Index(unlock[0], "/yielding")]+"?occasion="+string(reception(w))).
			Says("no longer locked. Search again for a plan without this rule.", "Undo", "Yields by now: search again.", "Since this search")
		w.As("anna").Post(unlock[0], unlock[1:]...).Changes()
		stale := append([]string{}, weigh[1:]...)
		for i := range stale {
			if stale[i] == "version" {
				stale[i+1] = toText(must.Version + 1)
			}
		}
		w.As("anna").Post(weigh[0], stale...).Refused("Somebody changed this wish a moment ago. Look at it again, then say whether it yields.").Changes()
		w.As("anna").Post(weigh[0], weigh[1:]...).Changes(change.WishEdited{Wish: must.ID, Guests: ids(ada, zoe)})
		if now := wishes(w)[0]; now.Must() || now.Weighs() != seating.Yielded {
			t.Errorf("it is %+v", now)
		}
		w.As("cora").Post(weigh[0], weigh[1:]...).Status(403).Changes()
		w.As("anna").Post(autoPage+"/yielding", "occasion", string(reception(w))).Refused("This form is out of date. Reload the page and try again.").Changes()

		t.Log("the search again keeps what is left of the rules")
		searchFor(w, "anna", "1").Status(303)
		if shown := over(w, "anna"); strings.Contains(shown, "Choose which one yields") {
			t.Error("rules that yielded still can't be met")
		}
	})
}

func TestAHouseholdYieldsByAnotherSearch(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		attend(w)
		lay(w, 3, 8)
		wish(w, "anna", "kind", "apart", "strength", "must", "guest", string(w.Ours.Guests[0].ID), "guest", string(w.Ours.Guests[1].ID)).Change()
		searchFor(w, "anna", "1").Status(303)
		_, yields, _ := strings.Cut(over(w, "anna"), `class="yields"`)
		again := regexp.MustCompile(`(?s)<form[^>]*action="([^"]*auto/search[^"]*)".*?</form>`).FindString(yields)
		if !strings.Contains(again, `name="households" value="prefer"`) || !strings.Contains(again, "Let this one yield") {
			t.Errorf("the household doesn't yield: %s", again)
		}
		restarted(w, "anna") // what was proven outlives the process
		w.As("anna").Get(autoPage+"?occasion="+string(reception(w))).Says("Choose which one yields", `name="households" value="prefer"`)
	})
}

func TestTheChairOfALateDeclineYieldsAndALargerTableIsSaidToHelp(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		table, zoe := lay(w, 1, 3)[0], w.Ours.Guests[3]
		reply(w, guests.Attending, w.Ours.Guests[:4]...)
		seatDirectly(w, table, zoe)
		reply(w, guests.Declined, zoe)
		searchFor(w, "anna", "1").Status(303)
		shown := plain(over(w, "anna"))
		ways := yields(shown)
		if len(ways) != 1 || !strings.Contains(shown, "It frees the seat: Zoé Aubertin OURS doesn&#39;t come.") {
			t.Fatalf("the ways are %v", ways)
		}
		if !strings.Contains(shown, "every seat is taken. More seats would help.") && !strings.Contains(shown, "A larger table would help.") {
			t.Error("it doesn't say what would help who has no seat")
		}
		w.As("anna").Post(ways[0][0], ways[0][1:]...).Changes(change.GuestsUnseated{Plan: board(w).Plan, Guests: ids(zoe), Households: households(zoe)})

		w.As("anna").Post(page+"/tables/"+string(table)+"/details", "version", "1", "name", "Table 1", "seats", "2", "shape", "round").Change()
		searchFor(w, "anna", "1").Status(303)
		if shown := plain(over(w, "anna")); !strings.Contains(shown, "They are 3 people, and the largest table seats 2. A table for 3 would help too.") {
			t.Error("it doesn't say what would help the household")
		}
	})
}
