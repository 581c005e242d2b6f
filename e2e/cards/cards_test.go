// Package cards_test types paper reply cards in a real browser, by keys alone.
package cards_test

import (
	"context"
	"encoding/json"
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
	"convive/models/events"
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

// pair is a household of two named guests who have answered nothing, and to how many occasions they are invited in all.
func pair(t *testing.T, d *db.DB) (code string, invitations int) {
	t.Helper()
	convive := change.Actor{Kind: change.ByConvive}
	var e events.Event
	must(t, d.Read(t.Context(), access.Installation(convive), func(r *db.Read) (err error) {
		e, err = events.BySlug(r, "amara-jonas")
		return err
	}))
	must(t, d.Read(t.Context(), access.SystemAt(e.OrganizationID, e.ID, convive), func(r *db.Read) error {
		list, err := guests.Everybody(r)
		for _, h := range list.Households {
			if n := unanswered(h); len(h.People) == 2 && n > invitations {
				code, invitations = h.ReplyCode, n
			}
		}
		return err
	}))
	return code, invitations
}

// unanswered counts a household's invitations where none is answered and everybody has a name and chooses among all meals.
func unanswered(h guests.Group) (n int) {
	for _, p := range h.People {
		for _, in := range p.Invitations {
			if in.Reply != guests.Pending || p.Unnamed || p.Age != guests.Adult || h.Host {
				return 0
			}
			n++
		}
	}
	return n
}

// keyboard counts what is pressed on it.
type keyboard struct {
	t       *testing.T
	ctx     context.Context
	pressed int
}

func (k *keyboard) press(keys string) {
	k.t.Helper()
	must(k.t, chromedp.Do(k.ctx, browser.Keys(keys)))
	k.pressed += utf8.RuneCountInString(keys)
}

func serious(t *testing.T, ctx context.Context) {
	t.Helper()
	checker, err := os.ReadFile("../node_modules/axe-core/axe.min.js")
	if err != nil {
		t.Fatalf("axe-core is missing: run bash .ci/needs (%v)", err)
	}
	wrong, err := browser.Serious(ctx, string(checker))
	if must(t, err); wrong != "" {
		t.Error(wrong)
	}
}

const (
	ready    = `document.querySelector('reply-card:defined [data-card-code] input') === document.activeElement && document.activeElement.value === ''`
	asked    = `document.activeElement.closest('[data-question]')`
	answered = `[...document.querySelectorAll('#card-form :checked')].length`
	entered  = `document.querySelector('#cards-entered').textContent`
)

func TestACardOfTwoGuestsTakesAtMostTwelveKeysBesideItsCode(t *testing.T) {
	server, d := webtest.Demo(t, "sqlite")
	code, invitations := pair(t, d)
	if invitations < 4 {
		t.Fatalf("the demo has no two guests with as many as 4 invitations without an answer: %d", invitations)
	}
	ctx := browser.New(t)
	watcher, stranger := browser.Session(t, ctx), browser.Session(t, ctx)
	open(t, ctx, server, "host", page)
	open(t, watcher, server, "planner", page)
	open(t, stranger, server, "stranger", "/e/nadia-tom/replies")
	holds(t, ctx, ready)
	before := text(t, watcher, entered)

	t.Log("a wrong code is said and stays, selected: the right one is typed over it")
	keys := &keyboard{t: t, ctx: ctx}
	keys.press("zzzzzzzz" + kb.Enter)
	holds(t, ctx, `document.querySelector('#f-code-error')?.textContent.includes('zzzzzzzz') && document.activeElement.value === 'zzzzzzzz'`)
	serious(t, ctx)

	t.Log("the code, and without waiting the first answer: what is typed while the card is fetched is held")
	keys.press(code + kb.Enter)
	keys.pressed = 0
	keys.press("y")
	holds(t, ctx, asked+` && `+answered+` === 1`)
	serious(t, ctx)
	must(t, browser.Resize(ctx, browser.Phone, browser.Dark))
	serious(t, ctx)
	holds(t, ctx, `document.documentElement.scrollWidth <= innerWidth`)
	must(t, browser.Resize(ctx, browser.Laptop, browser.Light))

	t.Log("y where they come, 2 for the meal; then Enter")
	for text(t, ctx, `document.activeElement.matches('[data-card-end]') ? 'end' : ''`) == "" && keys.pressed < 20 {
		switch text(t, ctx, asked+`.parentElement.className`) {
		case "card-meal":
			keys.press("2")
		default:
			keys.press("y")
		}
	}
	keys.press(kb.Enter)
	if keys.pressed > 12 {
		t.Errorf("%d keys for %d invitations", keys.pressed, invitations)
	}
	t.Logf("%d keys for %d invitations", keys.pressed, invitations)
	holds(t, ctx, ready)
	holds(t, ctx, `document.querySelector('#notice-done').textContent.includes('is entered. Who comes:')`)
	holds(t, watcher, entered+` !== `+quoted(before))

	t.Log("Undo, as of other commands")
	must(t, chromedp.Do(ctx, chromedp.Click(chromedp.CSS("#notice-done button"))))
	holds(t, watcher, entered+` === `+quoted(before))
	holds(t, stranger, `document.querySelector('live-page').changes === 0`)
}

func text(t *testing.T, ctx context.Context, script string) string {
	t.Helper()
	all, err := chromedp.Run(ctx, chromedp.Evaluate[string](script))
	must(t, err)
	return all
}

func quoted(text string) string {
	all, _ := json.Marshal(text)
	return string(all)
}
