package handlers_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"convive/handlers/web"
	"convive/handlers/webtest"
	"convive/models/access"
	"convive/models/change"
)

// tab is a page that somebody has open, with its stream.
type tab struct {
	who    *person
	client *webtest.Client
	route  web.Route
	at     target
	feed   change.Feed // in which its page's Changes are numbered
	watch  *webtest.Watch
	heard  int // how many events of its stream have been looked at
}

func (t *tab) String() string { return t.who.name + " at " + t.at.path }

// audience is everybody with every page open that is theirs to see, in our event and in the other one.
type audience struct {
	*testing.T
	w     *webtest.World
	ids   *ids
	all   []*tab
	n     int // rounds played
	rows  story
	asked map[change.ID]change.ID // by household
}

// TestAChangeReachesThoseAloneWhomItConcerns opens every stream as everybody who may, and lets at least one Change of
// every kind happen in our event. After each of them the streams of the other event, of the other household and of
// other accounts have been sent nothing but what their own marker brought; at the end everybody's page equals a fresh
// one, and no stream ever held what its reader may not see.
func TestAChangeReachesThoseAloneWhomItConcerns(t *testing.T) {
	each(t, func(w *webtest.World) {
		a := &audience{T: w.T.(*testing.T), w: w, ids: newIDs(w), asked: map[change.ID]change.ID{}}
		a.open()
		a.round("nothing", nobody, nil) // an opened page is current, and needs nothing
		done := map[change.Kind]bool{}
		for n, d := range doings {
			if n == len(doings)-1 {
				a.converge()
			}
			done[d.kind] = true
			a.round(d.kind, d.concerns, d.do)
		}
		for _, k := range change.Kinds() {
			if !done[k] {
				a.Errorf("add how a Change of kind %s comes about to one of doings (handlers/isolation_*_test.go)", k)
			}
		}
		a.deleted() // ends within a second, which the round before doesn't wait for
		a.round("nothing", nobody, nil)
		a.secrets()
	})
}

// open opens each page with a session of its own, as limits of streams ask for.
func (a *audience) open() {
	a.w.Anew()
	for _, r := range a.w.App.Routes() {
		a.ids.targets(a.T, r.Pattern, false) // makes the rows
	}
	for _, p := range append(everybody(a.w), neighbours(a.w)...) {
		for _, r := range a.w.App.Routes() {
			if r.Kind == web.KindStream && p.opens(r) {
				a.tab(p, r)
			}
		}
	}
	if len(a.all) < 150 {
		a.Fatalf("only %d streams", len(a.all))
	}
	for _, t := range a.all {
		a.until(t, "is greeted", func() bool { return len(t.watch.Heard()) > 0 })
	}
}

// neighbours are guests of the other event.
func neighbours(w *webtest.World) (all []*person) {
	for n := range 2 {
		all = append(all, &person{name: fmt.Sprint("household ", n+1, " of the other event"), home: "theirs", role: access.Household, household: n + 1,
			enter: func(webtest.Event) *webtest.Client { return w.GuestOf(w.Theirs, w.Theirs.Households[n]) }})
	}
	return all
}

// opens says whether a stream is the person's to open, at their own event or account.
func (p *person) opens(r web.Route) bool {
	switch {
	case ofGuests(r):
		return p.household > 0
	case strings.HasPrefix(r.Pattern, "/w/:event/table/:seat"):
		return p.household == 1 // whoever has the address sees the name of one of theirs
	case strings.HasPrefix(r.Pattern, "/w/:event/screen/:screen"):
		return p.home != "" && p.role == access.Host // whoever has the address sees the names of all
	case strings.HasPrefix(r.Pattern, "/w/:event"):
		return p.home != ""
	case strings.HasPrefix(r.Pattern, "/e/:event"):
		only := isPersonal(r.Pattern)
		return p.household == 0 && p.home != "" && p.may(r.Needs) && (only == "" || only == p.name || p.home == "theirs")
	}
	return p.may(r.Needs)
}

func ofGuests(r web.Route) bool {
	return strings.HasPrefix(r.Pattern, "/w/:event/h/:household") || strings.HasPrefix(r.Pattern, "/r/:key/page")
}

// tab opens one page.
func (a *audience) tab(p *person, r web.Route) {
	a.Helper()
	e, event := a.w.Ours, "ours"
	if p.home == "theirs" {
		e, event = a.w.Theirs, "theirs"
	}
	client, feed := p.enter(e), change.EventFeed(e.ID)
	if r.Pattern == "/account/live" {
		feed = change.AccountFeed(e.Accounts["anna"].ID) // of whom it is the stranger's that is told apart
	}
	if p.household > 1 && ofGuests(r) {
		e.Households = slices.Concat(e.Households[p.household-1:], e.Households[:p.household-1])
	}
	path := strings.TrimSuffix(a.ids.address(a.T, r.Pattern, e, e, ""), "/live")
	if p.household > 1 { // a key that is not the first household's hides what the grant does
		r.Pattern = strings.Replace(r.Pattern, "/r/:key/page", "/w/:event/h/:household", 1)
	}
	if strings.HasSuffix(path, "/find") {
		path += "?q=" + e.Canary
	}
	page := from(client).Load(path)
	if page == nil {
		a.Errorf("%s is not there for %s", path, p.name)
		return
	}
	watch := client.Begin(path, page, nil)
	a.Cleanup(watch.Drop)
	a.all = append(a.all, &tab{who: p, client: client, route: r, at: target{path: path, event: event, row: true}, feed: feed, watch: watch})
}

// converge expects every page to equal a fresh one.
func (a *audience) converge() {
	a.Helper()
	for _, t := range a.all {
		if d := t.watch.Differs(8 * time.Second); d != "" {
			a.Errorf("%s: %s", t.who.name, d)
		}
	}
}

// deleted expects that the deletion of our event has ended its streams for good, and no other.
func (a *audience) deleted() {
	a.Helper()
	for _, t := range a.all {
		ours := t.feed == change.EventFeed(a.w.Ours.ID)
		if !ours {
			if over, _, _ := t.watch.Over(); over {
				a.Errorf("%s: the stream ended", t)
			}
			continue
		}
		a.until(t, "has ended", func() bool { over, ended, _ := t.watch.Over(); return over && ended })
	}
}

// secrets expects that no stream ever held what its reader may not see.
func (a *audience) secrets() {
	a.Helper()
	for _, t := range a.all {
		raw := t.watch.Raw()
		folded := fold(raw)
		for name, e := range map[string]webtest.Event{"ours": a.w.Ours, "theirs": a.w.Theirs} {
			for _, secret := range hidden(t.who, t.route, t.at, name, e) {
				if secret == e.Canary && strings.Contains(raw, secret) || secret != e.Canary && strings.Contains(folded, fold(secret)) {
					a.Errorf("the stream of %s brought %q", t, secret)
				}
			}
		}
	}
}

// until waits for what a stream brings.
func (a *audience) until(t *tab, what string, is func() bool) {
	a.Helper()
	for late := time.Now().Add(10 * time.Second); !is(); {
		if time.Now().After(late) {
			over, ended, outdated := t.watch.Over()
			a.Fatalf("%s: it never %s (over %v, ended %v, outdated %v); it brought since\n%.1500s", t, what, over, ended, outdated, fmt.Sprint(t.watch.Heard()[t.heard:]))
		}
		<-time.After(time.Millisecond) // no signal tells that a byte has come but the byte
	}
}
