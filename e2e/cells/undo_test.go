package cells_test

import (
	"context"
	"os"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"convive/e2e/browser"
	"convive/handlers/webtest"
)

// undoes presses Ctrl and Z, as a keyboard does.
func undoes(t *testing.T, ctx context.Context) {
	t.Helper()
	must(t, chromedp.Do(ctx, browser.Keys("z", chromedp.KeyModifiers(chromedp.ModifierCtrl))))
}

func TestCtrlZTakesTheLastEditOfACellBackButNotWhileOneTypes(t *testing.T) {
	server, _ := webtest.Demo(t, "sqlite")
	ctx := browser.New(t)
	other := browser.Session(t, ctx)
	open(t, ctx, server, "host")
	open(t, other, server, "planner")
	do(t, ctx, at("0", "tags")+`.tabIndex = 0; `+at("0", "tags")+`.focus()`)
	keys(t, ctx, kb.Enter)
	holds(t, ctx, opened)
	keys(t, ctx, "choir", kb.Enter)
	holds(t, ctx, at("0", "tags")+`.querySelector('.tag')?.textContent === 'choir' && document.querySelector('#notices form[action*="/undo"]')`)
	holds(t, other, at("0", "tags")+`.textContent.includes('choir')`)

	t.Log("in an open cell the field takes back what was typed there, and nothing else")
	types(t, ctx, "b")
	keys(t, ctx, "and")
	holds(t, ctx, `document.activeElement.value === 'band'`)
	undoes(t, ctx)
	holds(t, ctx, opened+` && document.activeElement.value !== 'band'`)
	keys(t, ctx, kb.Escape)
	holds(t, ctx, `!document.querySelector('.cell-form') && document.activeElement === `+at("1", "tags"))
	holds(t, other, at("0", "tags")+`.textContent.includes('choir')`)

	t.Log("on a cell it takes the last edit back, everywhere, and the focus stays")
	undoes(t, ctx)
	holds(t, ctx, `!`+at("0", "tags")+`.textContent.includes('choir') && document.activeElement === `+at("1", "tags"))
	holds(t, other, `!`+at("0", "tags")+`.textContent.includes('choir')`)

	t.Log("and says so where nothing is left")
	do(t, ctx, `document.querySelectorAll('#notices form').forEach((form) => form.closest('.notice').remove())`)
	undoes(t, ctx)
	holds(t, ctx, `document.querySelector('#notice-problem')?.textContent.startsWith('Nothing that you did here') && document.activeElement === `+at("1", "tags"))
}

func TestACellThatTakesLongToOpenShowsIt(t *testing.T) {
	server, _ := webtest.Demo(t, "sqlite")
	ctx := browser.New(t)
	open(t, ctx, server, "host")
	do(t, ctx, `const fetched = fetch; const held = new Promise((free) => { globalThis.free = free }); globalThis.fetch = async (...all) => { if (String(all[0]).endsWith('/cells')) await held; return fetched(...all) }`)
	do(t, ctx, at("0", "tags")+`.tabIndex = 0; `+at("0", "tags")+`.focus()`)
	do(t, ctx, `document.activeElement.dispatchEvent(new KeyboardEvent('keydown', {key: 'c', bubbles: true, cancelable: true}))`)
	holds(t, ctx, at("0", "tags")+`.ariaBusy === 'true' && getComputedStyle(`+at("0", "tags")+`, '::after').animationName === 'turn'`)
	do(t, ctx, `free()`)
	holds(t, ctx, opened+` && document.activeElement.value === 'c' && !document.querySelector('[data-cell][aria-busy]')`)
}

// TestEditingCellsIsAccessible has the checker look at the list as a grid: with a focused cell, with an open one of each
// kind, and with one that was refused.
func TestEditingCellsIsAccessible(t *testing.T) {
	server, _ := webtest.Demo(t, "sqlite")
	checker, err := os.ReadFile("../node_modules/axe-core/axe.min.js")
	if err != nil {
		t.Fatalf("axe-core is missing: run bash .ci/needs (%v)", err)
	}
	ctx := browser.New(t)
	open(t, ctx, server, "host")
	judged := func(what string) {
		t.Helper()
		for _, scheme := range []browser.Scheme{browser.Light, browser.Dark} {
			must(t, browser.Resize(ctx, browser.Laptop, scheme))
			wrong, err := browser.Serious(ctx, string(checker))
			if must(t, err); wrong != "" {
				t.Errorf("%s, %s:\n%s", what, scheme, wrong)
			}
		}
	}
	holds(t, ctx, `document.querySelector('.live-text').textContent && document.querySelector('.guest-table').role === 'grid'`)
	do(t, ctx, at("0", "tags")+`.tabIndex = 0; `+at("0", "tags")+`.focus()`)
	judged("a focused cell")
	keys(t, ctx, kb.Enter)
	holds(t, ctx, opened)
	judged("an open text")
	must(t, chromedp.Do(ctx, browser.Keys(kb.Escape+kb.ArrowRight+kb.Enter)))
	holds(t, ctx, opened+` && document.activeElement.localName === 'select'`)
	judged("an open choice")
	must(t, chromedp.Do(ctx, browser.Keys(kb.Escape)))
	holds(t, ctx, `!document.querySelector('.cell-form') && document.activeElement === `+at("0", "age"))
	keys(t, ctx, kb.ArrowRight)
	types(t, ctx, "n")
	keys(t, ctx, "o address", kb.Enter)
	holds(t, ctx, opened+` && !document.querySelector('.cell-wrong').hidden`)
	judged("a refused one")
}
