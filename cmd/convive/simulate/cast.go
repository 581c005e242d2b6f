package simulate

import (
	"context"
	"errors"
	"net/url"
	"path"
	"strings"

	"golang.org/x/net/html"
)

// household is one that plays along.
type household struct{ name, key string }

// Who plans, in turn; who watches which page of the event, in turn.
var (
	planners = []string{"planner", "host", "coordinator", "planner-2", "host-2"}
	pages    = []struct{ role, path string }{
		{"planner", "/seating"}, {"host", "/requests"}, {"host", "/guests"}, {"host-2", ""}, {"coordinator", "/seating"}, {"viewer", "/replies?show=all"},
		{"host-2", "/activity"}, {"caterer", "/reports"}, {"planner-2", "/seating?pending=1"}, {"coordinator", "/requests?show=all"}, {"caterer", "/reports/meals"},
		{"planner-2", "/households"},
	}
)

// ofTeam says whether the n-th watcher is one of the team: the first twelve, then every tenth. The others are guests
// with their invitation open, as at a real wedding.
func ofTeam(n int) bool { return n < len(pages) || n%10 == 0 }

// prepare signs everybody in and opens every page.
func (p *play) prepare(ctx context.Context) error {
	p.host = p.browser("the simulation")
	event, err := p.signIn(ctx)
	if err != nil {
		return err
	}
	p.event = event
	if err := p.findHouseholds(ctx); err != nil {
		return err
	}
	if p.began, err = p.newest(ctx); err != nil {
		return err
	}
	p.say("%d households play along; signing everybody in.", len(p.households))
	if err := p.crowd(ctx, p.Planners, p.planner); err != nil {
		return err
	}
	if err := p.crowd(ctx, p.Guests, p.guest); err != nil {
		return err
	}
	return p.crowd(ctx, p.Watchers, p.watcher)
}

// findHouseholds reads the personal links from the households' pages, as a host can. The household whose link the demo
// offers to newcomers is left to them.
func (p *play) findHouseholds(ctx context.Context) error {
	if p.Guests == 0 && p.Watchers <= len(pages) {
		return nil
	}
	demo, err := p.host.get(ctx, "/demo")
	if err != nil {
		return err
	}
	offered := keyOf(demo)
	list, err := p.host.get(ctx, p.event+"/households")
	if err != nil {
		return err
	}
	seen := map[string]bool{}
	for _, a := range every(list.root, tag("a")) {
		href := attr(a, "href")
		if path.Dir(href) != p.event+"/households" || seen[href] || path.Base(href) == "new" {
			continue
		}
		seen[href] = true
		if len(p.households) >= max(p.Guests, p.Watchers) {
			break
		}
		d, err := p.host.get(ctx, href)
		if err != nil {
			return err
		}
		key := keyOf(d)
		if key != "" && key == offered {
			p.guestOfDemo = path.Base(href)
			continue
		}
		if key != "" {
			p.households = append(p.households, household{text(d.first(tag("h1"))), key})
		}
	}
	if len(p.households) == 0 {
		return errors.New("no household of the demo has a personal link")
	}
	return nil
}

// keyOf is the personal link that a page shows, as "/r/KEY".
func keyOf(d *document) string {
	a := d.first(func(n *html.Node) bool { return n.Data == "a" && strings.Contains(attr(n, "href"), "/r/") })
	u, err := url.Parse(attr(a, "href"))
	if err != nil || !strings.HasPrefix(u.Path, "/r/") {
		return ""
	}
	return u.Path
}

func (p *play) planner(ctx context.Context, n int) error {
	role := planners[n%len(planners)]
	who := &person{play: p, number: n, by: p.browser(role), plan: newPlan(p.Seed, aPlanner, n), base: p.event}
	p.people[n] = who
	if _, err := who.by.signIn(ctx, role); err != nil {
		return err
	}
	account, err := who.by.get(ctx, "/account")
	if err != nil {
		return err
	}
	if f := account.form(byID("profile")); f != nil {
		who.by.name = f.values.Get("name")
		p.knows(who.by.name)
	}
	return nil
}

// guest is one of a household; every fourth shares it with the one before, on a phone of their own.
func (p *play) guest(ctx context.Context, n int) error {
	h := p.households[(n-n/4)%len(p.households)]
	who := &person{play: p, number: p.Planners + n, by: p.browser(h.name), plan: newPlan(p.Seed, aGuest, n)}
	p.people[p.Planners+n] = who
	home, err := who.by.get(ctx, h.key)
	if err == nil {
		who.base = home.path
	}
	return err
}

func (p *play) watcher(ctx context.Context, n int) error {
	w := &watcher{play: p, by: p.browser("a watcher")}
	p.watchers[n] = w
	if ofTeam(n) {
		page := pages[n%len(pages)]
		if n >= len(pages) {
			page = pages[n/10%len(pages)]
		}
		if _, err := w.by.signIn(ctx, page.role); err != nil {
			return err
		}
		w.path = p.event + page.path
	} else {
		home, err := w.by.get(ctx, p.households[n%len(p.households)].key)
		if err != nil {
			return err
		}
		if w.path = home.path; n%3 == 0 {
			w.path += "/requests"
		}
	}
	return w.open(ctx)
}
