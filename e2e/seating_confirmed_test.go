package e2e

import (
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"convive/e2e/browser"
	"convive/handlers/webtest"
)

// asFresh says which pieces of the board are not as a page that is loaded afresh shows them: "" when all are. What the page
// shows of its own (marks of what was saved or dropped, folded cards) is left out.
const asFresh = `(async () => {
	const own = ['data-saved', 'data-failed', 'data-drop', 'data-lit', 'aria-checked', 'open']
	const said = (page) => new Map([...page.querySelectorAll(':is(.room-table, .room-chair, .seat-table, .parked)[id], #seating-parked, #seating-counts')].map((el) => {
		const one = el.cloneNode(true)
		for (const each of [one, ...one.querySelectorAll('*')]) for (const name of own) each.removeAttribute(name)
		return [el.id, one.outerHTML.replaceAll(/ (style|class)=""/g, '')]
	}))
	const fresh = said(new DOMParser().parseFromString(await (await fetch(location.href)).text(), 'text/html'))
	const here = said(document)
	const other = [...new Set([...fresh.keys(), ...here.keys()])].filter((id) => fresh.get(id) !== here.get(id))
	return other.map((id) => id + ': ' + here.get(id) + ' instead of ' + fresh.get(id)).join('; ')
})()`

func TestADropIsConfirmedByTheStreamAndNothingIsFetchedAnew(t *testing.T) {
	server, _ := webtest.Demo(t, "sqlite")
	ctx := browser.New(t)
	for _, shown := range []string{"room", "list"} {
		t.Log("in the " + shown)
		tab := inRoom(t, ctx, server, "planner")
		if shown == "list" {
			must(t, chromedp.Do(tab, chromedp.Navigate(server.URL+"/e/amara-jonas/seating")))
			must(t, browser.Wait(tab, `document.querySelector('live-page').dataset.state === 'live'`))
			evaluate[bool](t, tab, boardOf+`; globalThis.quiet = () => !document.querySelector('[data-pending], [data-leaving], [data-saving], .ghost:not([hidden])'); true`)
		}
		settled := func(table string) {
			t.Helper()
			must(t, browser.Wait(tab, `quiet() && !document.querySelector('[data-ignore-morph]') && at('Temi Afolabi') === '`+table+`'`))
			other, err := chromedp.Run(tab, chromedp.Evaluate[string](asFresh, chromedp.EvalAwaitPromise))
			must(t, err)
			if other != "" {
				t.Errorf("at %s: %s", table, other)
			}
			if n := evaluate[int](t, tab, `document.querySelector('live-page').counts.asked`); n != 1 {
				t.Errorf("at %s it had asked %d times", table, n)
			}
		}
		grab(t, tab, `row('Temi Afolabi')`)
		drop(t, tab, `table('Table 4')`)
		settled("Table 4")
		grab(t, tab, `row('Temi Afolabi')`)
		drop(t, tab, `table('Table 16')`)
		settled("Table 16")
		grab(t, tab, `row('Temi Afolabi')`)
		drop(t, tab, `document.querySelector('.parking-head')`)
		settled("parking")

		t.Log("who is let go where they were changes nothing")
		grab(t, tab, `row('Temi Afolabi')`)
		over(t, tab, `table('Table 4')`)
		must(t, browser.Wait(tab, `table('Table 4').hasAttribute('data-ignore-morph')`))
		must(t, chromedp.Do(tab, browser.Keys(kb.Escape)))
		settled("parking")
	}
}
