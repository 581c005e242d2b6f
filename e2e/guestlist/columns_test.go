// Package guestlist_test chooses columns of the guest list in a real browser: by keys, by dragging, and while searching.
package guestlist_test

import (
	"context"
	"net/http/httptest"
	"testing"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"convive/e2e/browser"
	"convive/handlers/webtest"
)

const page = "/e/amara-jonas/guests"

func open(t *testing.T, ctx context.Context, server *httptest.Server, role string) {
	t.Helper()
	cookie := webtest.SignIn(t, server, role)
	_, err := chromedp.Call(ctx, network.SetCookie, network.SetCookieParams{Name: cookie.Name, Value: cookie.Value, URL: server.URL})
	must(t, err)
	must(t, browser.Resize(ctx, browser.Laptop, browser.Light))
	must(t, chromedp.Do(ctx, chromedp.Navigate(server.URL+page)))
	holds(t, ctx, `customElements.get('column-edge') && document.querySelector('live-page').state === 'live'`)
}

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

// heads is the columns' keys as the page shows them.
const heads = `[...document.querySelectorAll('th[data-column]')].map((th) => th.dataset.column.split('.')[0]).join(' ')`

func TestColumnsAreChosenOrderedAndWidenedByKeysAndKept(t *testing.T) {
	server, _ := webtest.Demo(t, "sqlite")
	ctx := browser.New(t)
	other := browser.Session(t, ctx)
	open(t, ctx, server, "host")
	open(t, other, server, "planner")
	press := func(keys ...string) {
		t.Helper()
		for _, key := range keys {
			must(t, chromedp.Do(ctx, chromedp.KeyEvent(key)))
		}
	}
	focus := func(selector string) {
		t.Helper()
		must(t, chromedp.Do(ctx, chromedp.Focus(chromedp.CSS(selector))))
	}

	t.Log("the dialog, by keys: the tags go, the e-mail comes, and moves up to the first place")
	focus(`[commandfor=guests-columns]`)
	press(kb.Enter)
	holds(t, ctx, `document.querySelector('#guests-columns').open`)
	focus(`.column-choice[data-column=tags] input`)
	press(" ")
	focus(`.column-choice[data-column=email] input`)
	press(" ")
	focus(`.column-choice[data-column=email] [data-move="-1"]`)
	for range 9 {
		press(kb.Enter)
	}
	holds(t, ctx, `document.querySelector('.column-choice').dataset.column === 'email' && document.activeElement.matches('[data-column=email] [data-move="-1"]')`)
	focus(`#guests-columns-form .actions button`)
	press(kb.Enter)
	holds(t, ctx, heads+` === 'name email side reply reply reply reply meal diets table' && document.querySelector('live-page').state === 'live'`)

	t.Log("an edge, by the arrow keys: the width stands in the address and is kept")
	focus(`th[data-column=email] column-edge`)
	press(kb.ArrowRight, kb.ArrowRight, kb.ArrowRight)
	holds(t, ctx, `/_email~\d+_side~/.test(new URLSearchParams(location.search).get('cols'))`)
	must(t, chromedp.Do(ctx, chromedp.SendKeys(chromedp.CSS("#guests-search"), "liz")))
	holds(t, ctx, `location.search.includes('q=liz') && document.querySelector('#guests-rows').textContent.includes('elizabeth.') && location.search.includes('cols=')`)
	must(t, chromedp.Do(ctx, chromedp.Navigate(server.URL+page)))
	holds(t, ctx, heads+`.startsWith('name email side') && document.querySelector('th[data-column=email]').width > 200`)

	t.Log("an edge, dragged")
	at, err := chromedp.Run(ctx, chromedp.Evaluate[[]float64](`(() => { const b = document.querySelector('th[data-column=side] column-edge').getBoundingClientRect(); return [b.x + 4, b.y + 8, document.querySelector('th[data-column=side]').offsetWidth] })()`))
	must(t, err)
	mouse := func(kind input.DispatchMouseEventType, x float64) {
		_, err := chromedp.Call(ctx, input.DispatchMouseEvent, input.DispatchMouseEventParams{Type: kind, X: x, Y: at[1], Button: "left", Buttons: 1, ClickCount: 1})
		must(t, err)
	}
	mouse(input.DispatchMouseEventTypeMousePressed, at[0])
	mouse(input.DispatchMouseEventTypeMouseMoved, at[0]+60)
	mouse(input.DispatchMouseEventTypeMouseReleased, at[0]+60)
	holds(t, ctx, `Number(document.querySelector('th[data-column=side]').getAttribute('width')) > 100 && /side~\d+/.test(location.search)`)

	t.Log("nobody else's list has changed")
	must(t, chromedp.Do(other, chromedp.Navigate(server.URL+page)))
	holds(t, other, heads+` === 'name side tags reply reply reply reply meal diets table'`)
}
