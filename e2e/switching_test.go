package e2e

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"convive/e2e/browser"
	"convive/handlers/webtest"
	"convive/models/access"
	"convive/models/change"
	"convive/models/db"
	"convive/models/team"
)

// tagged gives the first guest of an event a tag, as a host in another browser would.
func tagged(w *webtest.World, e webtest.Event, tag string) {
	w.T.Helper()
	w.Member(e, "ben").Post("/e/"+e.Slug+"/guests/tags", "guest", string(e.Guests[0].ID), "typed", tag).Change()
}

const (
	oursGuests, theirsGuests = "/e/amara-jonas/guests", "/e/other-wedding/guests"
	liveList                 = `document.querySelector('live-page').dataset.state === 'live' && document.querySelector('#guests-rows')`
)

// holdsStreams waits until the server counts that many: it learns a little later of one that a browser gave up.
func holdsStreams(t *testing.T, w *webtest.World, want int) {
	t.Helper()
	limit := time.After(10 * time.Second)
	for w.Hub.Streams() != want {
		select {
		case <-time.After(10 * time.Millisecond):
		case <-limit:
			t.Fatalf("%d streams are open, want %d", w.Hub.Streams(), want)
		}
	}
}

// without fails for each text that stands anywhere in the page.
func without(t *testing.T, tab context.Context, texts ...string) {
	t.Helper()
	html := evaluate[string](t, tab, `document.documentElement.outerHTML`)
	for _, text := range texts {
		if strings.Contains(html, text) {
			t.Errorf("%q stands in %s", text, evaluate[string](t, tab, `location.pathname`))
		}
	}
}

// goes presses Forward that many times, or Back. The page may be gone before it has answered: the caller waits for the
// one that follows.
func goes(tab context.Context, steps int) {
	_, _ = chromedp.Run(tab, chromedp.Evaluate[bool](fmt.Sprintf(`history.go(%d), true`, steps)))
}

func TestWhoGoesFromOneEventToAnotherTakesNothingAlong(t *testing.T) {
	w := newWorld(t)
	anna := w.Ours.Accounts["anna"]
	w.Mutate(w.Theirs, func(tx *db.Tx) (change.Change, error) { return team.Join(tx, anna.ID, access.Host) })
	tab := browser.New(t)
	must(t, browser.Resize(tab, browser.Laptop, browser.Light)) // narrower lists show no tags
	seen := listen(t, tab)
	arrives(t, tab, w, anna, oursGuests)
	must(t, browser.Wait(tab, liveList+` && `+shows("Ada Lawson OURS")))
	seen.tap(t, oursGuests)
	holdsStreams(t, w, 1)

	t.Log("one event's list is left for the other's, by the links that people click")
	clicked(t, tab, `.menu-me a[href="/events"]`)
	must(t, browser.Wait(tab, here("/events")))
	holdsStreams(t, w, 0)
	clicked(t, tab, `.event-card[href="/e/other-wedding"]`)
	must(t, browser.Wait(tab, here("/e/other-wedding")))
	clicked(t, tab, `.app-nav a[href="`+theirsGuests+`"]`)
	must(t, browser.Wait(tab, here(theirsGuests)+` && `+liveList))
	holdsStreams(t, w, 1)
	seen.tap(t, theirsGuests)

	t.Log("what happens there arrives here no more, though another tab of the same browser shows it")
	stays := browser.Tab(t, tab)
	must(t, browser.Resize(stays, browser.Laptop, browser.Light))
	must(t, chromedp.Do(stays, chromedp.Navigate(w.Server.URL+oursGuests)))
	must(t, browser.Wait(stays, liveList))
	holdsStreams(t, w, 2)
	tagged(w, w.Ours, "marigold-of-ours")
	must(t, browser.Wait(stays, shows("marigold-of-ours")))
	tagged(w, w.Theirs, "hyacinth-of-theirs")
	must(t, browser.Wait(tab, shows("hyacinth-of-theirs")))
	without(t, tab, "marigold-of-ours", "Lawson OURS")
	without(t, stays, "hyacinth-of-theirs", "Lawson THEIRS")
	if !seen.brought(theirsGuests, "hyacinth-of-theirs") || seen.brought(theirsGuests, "-of-ours") {
		t.Error("the other event's stream does not bring its own changes alone")
	}

	t.Log("Back: the first event as it is now, live; and nothing of the other")
	goes(tab, -3)
	must(t, browser.Wait(tab, here(oursGuests)+` && `+liveList+` && `+shows("marigold-of-ours")))
	holdsStreams(t, w, 2)
	seen.tap(t, oursGuests)
	tagged(w, w.Theirs, "lavender-of-theirs")
	tagged(w, w.Ours, "rosemary-of-ours")
	must(t, browser.Wait(tab, shows("rosemary-of-ours")))
	without(t, tab, "hyacinth-of-theirs", "lavender-of-theirs", "Lawson THEIRS")
	if !seen.brought(oursGuests, "rosemary-of-ours") || seen.brought(oursGuests, "-of-theirs") {
		t.Error("the first event's stream does not bring its own changes alone")
	}

	t.Log("and Forward, to what changed there meanwhile")
	goes(tab, 3)
	must(t, browser.Wait(tab, here(theirsGuests)+` && `+liveList+` && `+shows("lavender-of-theirs")))
	holdsStreams(t, w, 2)
	seen.tap(t, theirsGuests)
	without(t, tab, "marigold-of-ours", "rosemary-of-ours", "Lawson OURS")
}
