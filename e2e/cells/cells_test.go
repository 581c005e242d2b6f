// Package cells_test edits the guest list in place, in a real browser.
package cells_test

import (
	"context"
	"net/http/httptest"
	"os"
	"testing"

	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"convive/e2e/browser"
	"convive/handlers/webtest"
)

const page = "/e/amara-jonas/guests?q=adebayo&cols=side_tags_age_email"

// open signs a demo role in and opens the list.
func open(t *testing.T, ctx context.Context, server *httptest.Server, role string) {
	t.Helper()
	cookie := webtest.SignIn(t, server, role)
	_, err := chromedp.Call(ctx, network.SetCookie, network.SetCookieParams{Name: cookie.Name, Value: cookie.Value, URL: server.URL})
	must(t, err)
	must(t, browser.Resize(ctx, browser.Laptop, browser.Light))
	must(t, chromedp.Do(ctx, chromedp.Navigate(server.URL+page)))
	holds(t, ctx, `customElements.get('guest-cells') && document.querySelector('live-page').state === 'live'`)
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
		if dir := os.Getenv("SHOTS"); dir != "" {
			_ = browser.Screenshot(ctx, dir+"/failed.png", browser.Laptop, browser.Light)
		}
		t.Fatalf("%s: %v", condition, err)
	}
}

func do(t *testing.T, ctx context.Context, script string) {
	t.Helper()
	_, err := chromedp.Run(ctx, chromedp.Evaluate[bool]("(() => {"+script+"; return true })()"))
	must(t, err)
}

func keys(t *testing.T, ctx context.Context, all ...string) {
	t.Helper()
	for _, key := range all {
		must(t, chromedp.Do(ctx, chromedp.KeyEvent(key)))
	}
}

// types begins to type on a cell: a keydown whose default is prevented brings no character, as with a real keyboard.
func types(t *testing.T, ctx context.Context, key string) {
	t.Helper()
	do(t, ctx, `document.activeElement.dispatchEvent(new KeyboardEvent('keydown', {key: '`+key+`', bubbles: true, cancelable: true}))`)
	holds(t, ctx, opened)
}

// at is the cell of the n-th guest shown.
func at(n, key string) string {
	return `document.querySelectorAll('#guests-rows .row-member')[` + n + `].querySelector('[data-cell="` + key + `"]')`
}

// patched tells the page that a patch came.
const patched = `; document.dispatchEvent(new CustomEvent('live-delivery', {detail: {}}))`

const opened = `document.querySelector('.cell-form') && document.activeElement.matches('.cell-input')`

func TestCellsAreEditedByKeysAsInASpreadsheet(t *testing.T) {
	server, _ := webtest.Demo(t, "sqlite")
	ctx := browser.New(t)
	other := browser.Session(t, ctx)
	open(t, ctx, server, "host")
	open(t, other, server, "planner")
	do(t, ctx, at("0", "name")+`.tabIndex = 0; `+at("0", "name")+`.focus()`)

	t.Log("arrows walk, typing opens, Enter saves and goes down")
	keys(t, ctx, kb.ArrowRight, kb.ArrowRight)
	holds(t, ctx, `document.activeElement === `+at("0", "tags"))
	types(t, ctx, "c")
	keys(t, ctx, "hoir", kb.Enter)
	holds(t, ctx, `!document.querySelector('.cell-form') && document.activeElement === `+at("1", "tags"))
	holds(t, ctx, at("0", "tags")+`.querySelector('.tag')?.textContent === 'choir' && document.querySelector('#notices').textContent.includes('Saved.')`)
	holds(t, other, at("0", "tags")+`.textContent.includes('choir')`)

	t.Log("Tab saves and goes on, Escape restores")
	keys(t, ctx, kb.Enter)
	holds(t, ctx, opened)
	keys(t, ctx, "band", kb.Tab)
	holds(t, ctx, `document.activeElement === `+at("1", "age"))
	holds(t, other, at("1", "tags")+`.textContent.includes('band')`)
	types(t, ctx, "c")
	holds(t, ctx, `document.activeElement.value === 'child'`)
	keys(t, ctx, kb.Escape)
	holds(t, ctx, `!document.querySelector('.cell-form') && document.activeElement === `+at("1", "age"))

	t.Log("what is refused stands in its cell again, with the reason")
	keys(t, ctx, kb.ArrowRight)
	types(t, ctx, "n")
	keys(t, ctx, "o address", kb.Enter)
	holds(t, ctx, opened+` && document.activeElement.value === 'no address' && document.querySelector('.cell-wrong').textContent.includes('not an e-mail address')`)
	keys(t, ctx, kb.Escape)
	holds(t, ctx, `!document.querySelector('.cell-form') && !`+at("1", "email")+`.textContent.includes('no address')`)
	do(t, ctx, patched)
	holds(t, ctx, `!`+at("1", "email")+`.dataset.failed`)

	t.Log("the rows hold still while a cell is open")
	keys(t, ctx, kb.ArrowLeft, kb.ArrowLeft, kb.Enter)
	holds(t, ctx, opened)
	do(t, other, at("0", "tags")+`.tabIndex = 0; `+at("0", "tags")+`.focus()`)
	keys(t, other, kb.Enter)
	holds(t, other, opened)
	keys(t, other, "ushers", kb.Enter)
	holds(t, other, at("0", "tags")+`.textContent.includes('ushers')`)
	holds(t, ctx, `document.querySelector('.held-banner') && !`+at("0", "tags")+`.textContent.includes('ushers')`)
	keys(t, ctx, kb.Escape)
	holds(t, ctx, at("0", "tags")+`.textContent.includes('ushers')`)
}

func TestTheSameCellAsksAndNothingTypedIsLost(t *testing.T) {
	server, _ := webtest.Demo(t, "sqlite")
	ctx := browser.New(t)
	other := browser.Session(t, ctx)
	open(t, ctx, server, "host")
	open(t, other, server, "planner")
	for _, tab := range []context.Context{ctx, other} {
		do(t, tab, at("0", "tags")+`.tabIndex = 0; `+at("0", "tags")+`.focus()`)
		keys(t, tab, kb.Enter)
		holds(t, tab, opened)
	}
	keys(t, other, "theirs", kb.Enter)
	holds(t, other, at("0", "tags")+`.textContent.includes('theirs')`)
	keys(t, ctx, "mine", kb.Enter)
	holds(t, ctx, `document.querySelector('dialog[open]')?.textContent.includes('theirs')`)
	t.Log("a patch that lays another cell there takes its mark not away")
	failed := at("0", "tags") + `.dataset.failed`
	holds(t, ctx, failed)
	do(t, ctx, `const cell = `+at("0", "tags")+`; const other = cell.cloneNode(true); delete other.dataset.failed; cell.replaceWith(other)`+patched)
	holds(t, ctx, failed)
	t.Log("Escape puts the question off, and the cell goes on with what was typed")
	keys(t, ctx, kb.Escape)
	holds(t, ctx, `!document.querySelector('dialog[open]') && `+failed+` && `+opened+` && document.activeElement.value === 'mine'`)
	t.Log("the cell has been read anew: what is saved now replaces what stands there")
	keys(t, ctx, kb.Enter)
	holds(t, ctx, at("0", "tags")+`.querySelector('.tag')?.textContent === 'mine'`)
	holds(t, other, at("0", "tags")+`.textContent.includes('mine')`)
}

func TestWhatWasTypedForAGuestWhoIsGoneStandsAboveTheRows(t *testing.T) {
	server, _ := webtest.Demo(t, "sqlite")
	ctx := browser.New(t)
	other := browser.Session(t, ctx)
	browser.Allow(ctx, "answer 404")
	open(t, ctx, server, "host")
	open(t, other, server, "planner")
	do(t, ctx, at("0", "tags")+`.tabIndex = 0; `+at("0", "tags")+`.focus()`)
	keys(t, ctx, kb.Enter)
	holds(t, ctx, opened)
	keys(t, ctx, "typed in vain")
	do(t, other, `globalThis.was = `+at("0", "tags")+`.closest('tr').id; `+removal)
	holds(t, other, `!document.getElementById(was)`)
	keys(t, ctx, kb.Enter)
	holds(t, ctx, `document.getElementById('typed')?.textContent.includes('typed in vain') && document.querySelector('#typed dt').textContent === 'Tags, with commas between'`)
	do(t, ctx, `document.querySelector('#typed button').click()`)
	holds(t, ctx, `!document.getElementById('typed')`)
}

// removal takes the first guest shown off the list.
const removal = `fetch('/e/amara-jonas/guests/removal', {method: 'POST', body: new URLSearchParams({
	guest: document.querySelector('#guests-rows .row-member .row-pick').value, command: crypto.randomUUID()})})`
