package handlers_test

import (
	"slices"
	"strings"
	"testing"

	"convive/handlers/web"
	"convive/handlers/webtest"
	"convive/models/access"
	"convive/models/change"
)

// TestTwoPeopleOfOneRoleSeeTheSameBytes opens every page as two people of the same role, and each of them twice: what
// is shared holds nothing personal, no id made for one answer and no name of who asks.
func TestTwoPeopleOfOneRoleSeeTheSameBytes(t *testing.T) {
	each(t, func(w *webtest.World) {
		t, ids := w.T.(*testing.T), newIDs(w)
		for _, r := range pages(w) {
			path := ids.address(t, r.Pattern, w.Ours, w.Ours, "")
			for _, two := range twins(w, r) {
				first := from(two[0]).At(w.Anew().URL).Load(path)
				second := from(two[1]).At(w.Anew().URL).Load(path)
				if first == nil || second == nil {
					continue // not for this role, or for this person alone
				}
				if d := first.Diff(second); d != "" {
					t.Errorf("%s differs between two people of one role: %s", r.Pattern, d)
				}
			}
		}
	})
}

// pages are the routes that have a stream.
func pages(w *webtest.World) (all []web.Route) {
	live := map[string]bool{}
	for _, r := range w.App.Routes() {
		live[strings.TrimSuffix(r.Pattern, "/live")] = live[strings.TrimSuffix(r.Pattern, "/live")] || r.Kind == web.KindStream
	}
	for _, r := range w.App.Routes() {
		if r.Kind == web.KindPage && live[r.Pattern] {
			all = append(all, r)
		}
	}
	return all
}

// twins are pairs of people who would share a View.
func twins(w *webtest.World, r web.Route) (all [][2]*webtest.Client) {
	if strings.HasPrefix(r.Pattern, "/w/") || strings.HasPrefix(r.Pattern, "/r/") {
		h := w.Ours.Households[0]
		return [][2]*webtest.Client{{w.Household(h), w.Household(h)}}
	}
	for name, role := range webtest.Team {
		if role != access.None && strings.HasPrefix(r.Pattern, "/e/") {
			all = append(all, [2]*webtest.Client{w.As(name), w.Joined(w.Ours, role)})
		}
	}
	return append(all, [2]*webtest.Client{w.As("anna"), w.As("anna")})
}

// unshown are topics that no fragment has to list, with the reason.
var unshown = map[change.Topic]string{
	change.Everything: "every fragment follows it",
	change.Events:     "the list of events is a page without a stream, and an organization has no page of its own",
}

// TestEveryTopicHasAFragmentOnSomePage collects what the pages follow, as everybody sees them: a Change about something
// that no fragment lists would move nothing.
func TestEveryTopicHasAFragmentOnSomePage(t *testing.T) {
	t.Parallel()
	w := webtest.New(t, "sqlite")
	ids := newIDs(w)
	followed := map[change.Topic]bool{}
	for _, r := range pages(w) {
		for _, p := range everybody(w) {
			from(p.enter(w.Ours)).Get(ids.address(t, r.Pattern, w.Ours, w.Ours, ""))
		}
		for _, fragments := range w.Hub.Fragments() { // now: Views that nobody watches go after a while
			for _, topics := range fragments {
				for _, topic := range topics {
					followed[general(topic)] = true
				}
			}
		}
	}
	var missing []string
	for _, k := range change.Kinds() {
		topics := change.New(k).Topics()
		if k == (change.Undone{}).Kind() || k == (change.Redone{}).Kind() {
			continue // it is about what was taken back
		}
		if len(topics) == 0 {
			t.Errorf("%s is about nothing", k)
		}
		for _, topic := range topics {
			if _, ok := unshown[topic]; !ok && !followed[general(topic)] && !slices.Contains(missing, string(topic)) {
				missing = append(missing, string(topic))
			}
		}
	}
	for _, topic := range missing {
		t.Errorf("no fragment of any page follows %q", topic)
	}
	for topic, why := range unshown {
		if followed[topic] {
			t.Errorf("%q has a fragment, though %s", topic, why)
		}
	}
}

// general is a topic without the id in it.
func general(topic change.Topic) change.Topic {
	if strings.HasPrefix(string(topic), "household:") {
		return "household:…"
	}
	return topic
}
