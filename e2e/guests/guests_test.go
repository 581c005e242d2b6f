// Package guests_test uses the guest list in a real browser: what scripts add, and that nothing needs them.
package guests_test

import (
	"context"
	"net/http/httptest"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

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

func TestTheListFollowsTheSearchWhileOneTypes(t *testing.T) {
	server, _ := webtest.Demo(t, "sqlite")
	ctx := browser.New(t)
	other := browser.Session(t, ctx)
	open(t, ctx, server, "host", page)
	open(t, other, server, "planner", page+"?q=adebayo")
	holds(t, ctx, `document.querySelector('live-page').state === 'live'`)
	do(t, ctx, `window.same = document.querySelector('#guests-search')`)
	must(t, chromedp.Do(ctx, chromedp.SendKeys(chromedp.CSS("#guests-search"), "emmanuel adeb")))
	holds(t, ctx, `location.search === '?q=emmanuel+adeb' && document.querySelectorAll('#guests-rows .row-member').length === 2`)
	holds(t, ctx, `document.activeElement === window.same && window.same.isConnected && window.same.selectionStart === 13`)
	holds(t, ctx, `document.querySelector('live-page').state === 'live' && document.querySelector('live-page').dataset.url.includes('emmanuel')`)

	t.Log("the stream follows the new search: what the other browser changes arrives")
	holds(t, other, `document.querySelector('#guests-rows .row-member .row-pick') !== null`)
	do(t, other, `const row = [...document.querySelectorAll('#guests-rows .row-member')].find((r) => r.textContent.includes('Emmanuel Adebayo Jr.'));
		row.querySelector('.row-pick').click(); document.querySelector('[name=typed]').value = 'ring bearer';
		document.querySelector('[name=typed]').closest('.menu').open = true;
		document.querySelector('.bulk-typed button').click()`)
	holds(t, ctx, `document.querySelector('#guests-rows').textContent.includes('ring bearer')`)
	holds(t, ctx, `document.activeElement === window.same`)
}

func TestRowsAreChosenByGroupsRangesAndKeysAndStayChosen(t *testing.T) {
	server, _ := webtest.Demo(t, "sqlite")
	ctx := browser.New(t)
	other := browser.Session(t, ctx)
	open(t, ctx, server, "host", page)
	open(t, other, server, "planner", page)
	holds(t, ctx, `customElements.get('select-rows') && document.querySelector('live-page').state === 'live'`)
	holds(t, ctx, `getComputedStyle(document.querySelector('.guest-bulk')).display === 'none'`)
	do(t, ctx, `document.querySelectorAll('.row-pick[data-group]')[1].click()`)
	holds(t, ctx, `document.querySelector('[data-chosen]').textContent === '3' && getComputedStyle(document.querySelector('.guest-bulk')).display === 'flex'`)
	do(t, ctx, `const b = document.querySelectorAll('.row-pick:not([data-group])'); b[0].click();
		b[6].dispatchEvent(new MouseEvent('click', {bubbles: true, cancelable: true, shiftKey: true}))`)
	holds(t, ctx, `document.querySelector('[data-chosen]').textContent === '7'`)
	holds(t, ctx, `document.querySelector('.row-pick[data-group]').checked && document.querySelector('.pick-all').indeterminate`)

	t.Log("another browser changes two of the chosen rows, and one that is not: they wait until asked for, and the choice stays")
	do(t, other, `const b = document.querySelectorAll('.row-pick:not([data-group])'); b[0].click(); b[3].click(); b[20].click();
		document.querySelector('[name=typed]').value = 'choir'; document.querySelector('.bulk-typed button').click()`)
	must(t, chromedp.Do(ctx, browser.Click(`.held-banner button`)))
	holds(t, ctx, `[...document.querySelectorAll('#guests-rows .tag')].filter((t) => t.textContent === 'choir').length === 3`)
	holds(t, ctx, `document.querySelector('[data-chosen]').textContent === '7' && document.querySelectorAll('.row-pick:not([data-group]):checked').length === 7`)

	t.Log("the chosen are removed, and brought back")
	do(t, ctx, `window.rows = document.querySelectorAll('.row-pick').length`)
	must(t, chromedp.Do(ctx, browser.Click(`.guest-bulk button[formaction$="/removal"]`)))
	holds(t, ctx, `document.querySelector('#notices').textContent.includes('Removed 7 guests') && document.querySelector('#guests-counts').textContent.includes('243 guests')`)
	holds(t, other, `document.querySelector('#guests-counts').textContent.includes('243 guests')`)
	holds(t, ctx, `getComputedStyle(document.querySelector('.guest-bulk')).display === 'none'`)
	must(t, chromedp.Do(ctx, browser.Click(`#notices button[type=submit], #notices form button`)))
	// The rows come after the counts, and from the first that is chosen on the list would hold the others back.
	holds(t, ctx, `document.querySelector('#guests-counts').textContent.includes('250 guests') && document.querySelectorAll('.row-pick').length === window.rows`)
	must(t, chromedp.Do(ctx, chromedp.Focus(chromedp.CSS(".row-pick")), browser.Keys(kb.ArrowDown), browser.Keys(" ")))
	holds(t, ctx, `document.querySelector('[data-chosen]').textContent === '1' && document.activeElement === document.querySelectorAll('.row-pick')[1]`)
	must(t, chromedp.Do(ctx, browser.Keys(kb.Escape)))
	holds(t, ctx, `document.querySelector('[data-chosen]').textContent === '0'`)
}

func TestTheListWorksWithoutScripts(t *testing.T) {
	server, _ := webtest.Demo(t, "sqlite")
	ctx := browser.New(t)
	_, err := chromedp.Call(ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
	must(t, err)
	open(t, ctx, server, "host", page)
	// Conditions are asked from here, not in the page: its timers don't run either.
	must(t, chromedp.Do(ctx, chromedp.SendKeys(chromedp.CSS("#guests-search"), "adebayo"+kb.Enter), chromedp.WaitVisible(chromedp.CSS(".clear")),
		browser.Click(".row-pick[data-group]"), browser.Click(".guest-bulk details:nth-of-type(2) summary"),
		browser.Click(`.guest-bulk button[name=side][value=both]`), chromedp.WaitVisible(chromedp.CSS("#notices .notice"))))
	holds(t, ctx, `/Changed .*Daniel Adebayo/.test(document.querySelector('#notices').textContent) && location.search === '?q=adebayo'`)
}
