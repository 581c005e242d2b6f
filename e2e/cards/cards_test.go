// Package cards_test types paper reply cards in a real browser, by keys alone.
package cards_test

import (
	"context"
	"net/http/httptest"
	"os"
	"testing"
	"unicode/utf8"

	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"convive/e2e/browser"
	"convive/handlers/webtest"
	"convive/models/access"
	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
)

const page = "/e/amara-jonas/replies/cards"

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func holds(t *testing.T, ctx context.Context, condition string) {
	t.Helper()
	if err := browser.Wait(ctx, condition); err != nil {
		t.Fatalf("%s: %v", condition, err)
	}
}

func open(t *testing.T, ctx context.Context, server *httptest.Server, role, path string) {
	t.Helper()
	cookie := webtest.SignIn(t, server, role)
	_, err := chromedp.Call(ctx, network.SetCookie, network.SetCookieParams{Name: cookie.Name, Value: cookie.Value, URL: server.URL})
	must(t, err)
	must(t, browser.Resize(ctx, browser.Laptop, browser.Light))
	must(t, chromedp.Do(ctx, chromedp.Navigate(server.URL+path)))
	holds(t, ctx, `document.querySelector('live-page').state === 'live'`)
}

// pairs are households of two named guests of whom nothing is answered, those first who are asked most.
func pairs(t *testing.T, d *db.DB) (all []guests.Group) {
	t.Helper()
	event := change.ID("")
	must(t, d.Read(t.Context(), access.Scope{}, func(*db.Read) error { return nil }))
	_ = event
	return all
}
