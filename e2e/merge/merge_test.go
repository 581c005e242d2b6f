// Package merge_test makes two into one in real browsers: one host merges, another watches, a stranger sees nothing.
package merge_test

import (
	"context"
	"net/http/httptest"
	"testing"

	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"

	"convive/e2e/browser"
	"convive/handlers/webtest"
)

const page = "/e/amara-jonas/guests"

// open signs a demo role in and opens a page in the tab.
func open(t *testing.T, ctx context.Context, server *httptest.Server, role, path string) {
	t.Helper()
	cookie := webtest.SignIn(t, server, role)
	_, err := chromedp.Call(ctx, network.SetCookie, network.SetCookieParams{Name: cookie.Name, Value: cookie.Value, URL: server.URL})
	must(t, err)
	must(t, browser.Resize(ctx, browser.Laptop, browser.Light))
	must(t, chromedp.Do(ctx, chromedp.Navigate(server.URL+path)))
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// holds waits for a condition of the page.
func holds(t *testing.T, ctx context.Context, condition string) {
	t.Helper()
	if err := browser.Wait(ctx, condition); err != nil {
		t.Fatalf("%s: %v", condition, err)
	}
}

func do(t *testing.T, ctx context.Context, script string) {
	t.Helper()
	_, err := chromedp.Run(ctx, chromedp.Evaluate[bool]("(() => {"+script+"; return true })()"))
	must(t, err)
}

func TestTwoNamesakesAreComparedMergedAndTakenApartWhileOthersWatch(t *testing.T) {
	server, _ := webtest.Demo(t, "sqlite")
	ctx := browser.New(t)
	other := browser.Session(t, ctx)
	open(t, other, server, "planner", page+"?view=people&q=maria+garcia")
	rows := `document.querySelectorAll('#guests-rows .row-pick').length`
	holds(t, other, `document.querySelector('live-page').state === 'live' && `+rows+` === 2`)
	open(t, ctx, server, "host", page+"/duplicates")
	holds(t, ctx, `document.querySelector('#duplicates-list').textContent.includes('Maria Garcia')`)
	holds(t, ctx, `document.querySelector('#duplicates-list').textContent.includes('different e-mail addresses')`)
	do(t, ctx, `[...document.querySelectorAll('.duplicate')].find((d) => d.textContent.includes('Maria Garcia')).querySelector('a.button').click()`)
	holds(t, ctx, `document.querySelector('#merge') !== null`)
	do(t, ctx, `document.querySelector('#merge input[name=email][value=b]').click();
		document.querySelectorAll('#merge input[value=b][name^="reply."]').forEach((i) => i.click());
		document.querySelector('#merge .button-filled').click()`)
	holds(t, ctx, `location.pathname.startsWith('`+page+`/') && document.body.textContent.includes('They are one guest now.')`)
	holds(t, other, rows+` === 1`)
	do(t, ctx, `[...document.querySelectorAll('button')].find((b) => b.textContent.trim() === 'Undo').click()`)
	holds(t, other, rows+` === 2`)
}
