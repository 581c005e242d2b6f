package overview_test

import (
	"html"
	"regexp"
	"slices"
	"strings"
	"testing"

	"convive/handlers/webtest"
)

func TestWhoSeesTheOverview(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		for name := range webtest.Team {
			w.As(name).Get(page).Status(200)
		}
		w.Stranger().Get(page).Status(404)
		w.Stranger().Get(page + "/live").Status(404)
		w.Household(w.Ours.Households[0]).Get(page).Status(303)
		w.Anonymous().Get(page).Status(303)
		w.Anonymous().Get(page + "/live").Status(401)
	})
}

// TestEverybodyIsToldWhatTheyCanActOn says for each role what waits, what the log shows, and whether names are seen.
func TestEverybodyIsToldWhatTheyCanActOn(t *testing.T) {
	all := []string{"declined and has a seat", "has no seat", "request is open", "are pending", "has not chosen a meal"}
	list := all[3:]
	webtest.Each(t, func(w *webtest.World) {
		party(w)
		ask(w)
		for _, role := range []struct {
			name  string
			told  []string
			lists bool // the guest list and the log
		}{
			{"owner", all, true}, {"anna", all, true}, {"pia", all, true}, {"cora", all, true}, {"vera", list, true}, {"dora", nil, false}, {"carl", nil, false},
		} {
			c := w.As(role.name)
			needs, text := shown(w.T, c, "overview-needs"), c.Get(page).Text
			for _, what := range all {
				if want := slices.Contains(role.told, what); strings.Contains(needs, what) != want {
					w.T.Errorf("%s is told that somebody %q: %v, want %v: %s", role.name, what, !want, want, needs)
				}
			}
			if role.told == nil {
				says(w, role.name, "overview-needs", "Nothing just now.")
			}
			says(w, role.name, "overview-head", "7 guests", "2 seated of 3")
			says(w, role.name, "overview-occasions", "3 of 7 invited attend 3 attending 3 pending 1 declined 1 child among them")
			for what, there := range map[string]bool{
				`id="overview-lately"`: role.lists, "/activity": role.lists, page + "/guests": role.lists,
				"Is there a high chair?": slices.Contains(role.told, "request is open"),
			} {
				if strings.Contains(text, what) != there {
					w.T.Errorf("%s's page holds %q: %v, want %v", role.name, what, !there, there)
				}
			}
			for _, g := range w.Ours.Guests {
				if !role.lists && strings.Contains(text, g.Name) {
					w.T.Errorf("%s is shown %q", role.name, g.Name)
				}
			}
		}
	})
}

var link = regexp.MustCompile(`<a[^>]* href="(/e/[^"#]*)`)

// TestEveryLinkOfTheOverviewLeadsSomewhere follows each link of the page, its navigation included, as each role.
func TestEveryLinkOfTheOverviewLeadsSomewhere(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		party(w)
		ask(w)
		for _, name := range []string{"anna", "pia", "cora", "vera", "dora", "carl"} {
			c, followed := w.As(name), map[string]bool{}
			for _, found := range link.FindAllStringSubmatch(c.Get(page).Text, -1) {
				if to := html.UnescapeString(found[1]); !followed[to] {
					followed[to] = true
					if a := c.Get(to); a.StatusCode != 200 {
						w.T.Errorf("%s follows %s and meets %d", name, to, a.StatusCode)
					}
				}
			}
			if len(followed) < 3 {
				w.T.Errorf("%s finds only %v", name, followed)
			}
		}
	})
}
