// Package e2e tells stories of several people in real browsers against the real server.
package e2e

import (
	"context"
	"fmt"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"

	"convive/e2e/browser"
	"convive/handlers/webtest"
	"convive/models/demo"
)

// screen is one page as one of the demo's people sees it; then is done in it, once it is ready, before it is looked at, and
// until holds.
type screen struct{ name, role, path, ready, then, until string }

// screens are all that are looked at; a role of "" is a guest by personal link.
var screens = []screen{
	{name: "demo", role: "anonymous", path: "/demo"},
	{name: "overview", role: "host", path: "/e/amara-jonas"},
	{name: "sign-in", role: "anonymous", path: "/sign-in"},
	{name: "events", role: "host", path: "/events"},
	{name: "event-new", role: "host", path: "/events/new"},
	{name: "account", role: "host", path: "/account"},
	{name: "guests", role: "host", path: "/e/amara-jonas/guests"},
	{name: "guests-people", role: "planner", path: "/e/amara-jonas/guests?view=people"},
	{name: "import", role: "host", path: "/e/amara-jonas/import"},
	{name: "replies", role: "host", path: "/e/amara-jonas/replies"},
	{name: "replies-unmatched", role: "host", path: "/e/amara-jonas/replies/unmatched"},
	{name: "replies-cards", role: "host", path: "/e/amara-jonas/replies/cards"},
	{name: "seating", role: "planner", path: "/e/amara-jonas/seating"},
	{name: "seating-room", role: "planner", path: "/e/amara-jonas/seating?view=room"},
	{name: "seating-room-sides", role: "planner", path: "/e/amara-jonas/seating?view=room&colours=side"},
	{name: "seating-wishes", role: "planner", path: "/e/amara-jonas/seating/wishes"},
	{name: "seating-auto", role: "planner", path: "/e/amara-jonas/seating/auto"},
	{name: "seating-arrange", role: "planner", path: "/e/amara-jonas/seating/room"},
	{name: "seating-plans", role: "planner", path: "/e/amara-jonas/seating/plans"},
	{name: "seating-plans-compared", role: "planner", path: "/e/amara-jonas/seating/comparison"},
	{name: "reports", role: "caterer", path: "/e/amara-jonas/reports"},
	{name: "team", role: "host", path: "/e/amara-jonas/team"},
	{name: "settings", role: "host", path: "/e/amara-jonas/settings"},
	{name: "requests", role: "host", path: "/e/amara-jonas/requests"},
	{name: "messages-new", role: "host", path: "/e/amara-jonas/messages/new?kind=invitation"},
	{name: "messages-texts", role: "planner", path: "/e/amara-jonas/messages/texts?kind=reminder"},
	{name: "activity", role: "host", path: "/e/amara-jonas/activity"},
	{name: "guest-event", role: "anonymous", path: "/w/amara-jonas"},
	{name: "guest-home", role: "", path: ""},
	{name: "guest-reply", role: "", path: "/reply"},
	{name: "guest-requests", role: "", path: "/requests"},
}

// axe is the accessibility checker; .ci/needs installs it.
const axe = "node_modules/axe-core/axe.min.js"

func TestEveryScreenIsAccessibleAndQuiet(t *testing.T) {
	checker, err := os.ReadFile(axe)
	if err != nil {
		t.Fatalf("axe-core is missing: run bash .ci/needs (%v)", err)
	}
	server, d := webtest.Demo(t, "sqlite")
	guest, err := demo.GuestLink(t.Context(), d, webtest.Secret)
	if err != nil {
		t.Fatal(err)
	}
	only := os.Getenv("CONVIVE_SCREENS")
	window := browser.Lasting(t, 10*time.Minute)
	all := newScenes(t, d)
	for _, s := range slices.Concat(all.screens(), all.plans(), screens) {
		if only != "" && !strings.Contains(" "+only+" ", " "+s.name+" ") {
			continue
		}
		t.Run(s.name, func(t *testing.T) {
			t.Parallel()
			tab := browser.Session(t, window)
			path := s.path
			switch s.role {
			case "":
				path = guest + "/page" + s.path
			case "anonymous":
			default:
				signIn(t, tab, server, s.role)
			}
			if err := chromedp.Do(tab, chromedp.Navigate(server.URL+path)); err != nil {
				t.Fatal(err)
			}
			if s.then != "" {
				awaited(t, tab, s.ready)
				evaluate[bool](t, tab, s.then)
			}
			if s.until != "" {
				awaited(t, tab, s.until)
			}
			look(t, tab, s, string(checker))
		})
	}
}

// look takes the screen's pictures and has it checked, at each size and in both schemes.
func look(t *testing.T, tab context.Context, s screen, checker string) {
	t.Helper()
	for _, size := range []browser.Size{browser.Laptop, browser.Tablet, browser.Phone} {
		for _, scheme := range []browser.Scheme{browser.Light, browser.Dark} {
			file := filepath.Join("screenshots", fmt.Sprintf("%s-%v-%v.png", s.name, size.Width, scheme))
			if err := browser.Screenshot(tab, file, size, scheme); err != nil {
				t.Fatal(err)
			}
			if size == browser.Tablet {
				continue // its rules are the two others'
			}
			read := browser.Serious
			if scheme == browser.Dark {
				read = browser.Unreadable
			}
			if wrong := check(t, tab, checker, read); wrong != "" {
				t.Errorf("%s at %v in %v:\n%s", s.name, size.Width, scheme, wrong)
			}
		}
	}
}

// check runs the checker in the page and returns what `read` finds. The badge of the connection gets its text with the
// page's first state.
func check(t *testing.T, tab context.Context, checker string, read func(context.Context, string) (string, error)) string {
	t.Helper()
	awaited(t, tab, `!document.querySelector('.live-text') || document.querySelector('.live-text').textContent`)
	wrong, err := read(tab, checker)
	if err != nil {
		t.Fatal(err)
	}
	return wrong
}

// signIn gives a browser one of the demo's people.
func signIn(t *testing.T, tab context.Context, server *httptest.Server, role string) {
	t.Helper()
	cookie := webtest.SignIn(t, server, role)
	_, err := chromedp.Call(tab, network.SetCookie, network.SetCookieParams{Name: cookie.Name, Value: cookie.Value, URL: server.URL})
	if err != nil {
		t.Fatal(err)
	}
}
