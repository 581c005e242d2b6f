package e2e

import (
	"testing"

	"github.com/chromedp/chromedp"

	"convive/e2e/browser"
	"convive/handlers/webtest"
)

// The list shows the tables of who is searched for: one of them comes with a guest who stood at another on the page, in an
// answer that brings the list whole.
func TestATableThatComesToTheListIsUnfoldedAndOneThatWasFoldedStaysSo(t *testing.T) {
	server, _ := webtest.Demo(t, "sqlite")
	ctx := browser.New(t)
	acting, watching := atBoard(t, ctx, server, "planner"), atBoard(t, ctx, server, "host-2")
	to := func(name string) {
		t.Helper()
		grab(t, acting, `row('Temi Afolabi')`)
		drop(t, acting, `table('`+name+`')`)
		must(t, browser.Wait(acting, `at('Temi Afolabi') === '`+name+`' && !document.querySelector('[data-pending], [data-ignore-morph]')`))
	}
	to("Table 4")
	must(t, chromedp.Do(watching, chromedp.Navigate(server.URL+"/e/amara-jonas/seating?q=Afolabi")))
	must(t, browser.Wait(watching, `document.querySelector('live-page').dataset.state === 'live'`))
	evaluate[bool](t, watching, boardOf+`
		const open = (name) => table(name)?.querySelector('.seat-fold').open
		globalThis.open = open
		const list = document.getElementById('seating-tables')
		globalThis.hold = () => { list.setAttribute('data-ignore-morph', ''); list.dispatchEvent(new CustomEvent('live-freeze', { bubbles: true })) }
		globalThis.letGo = () => { list.removeAttribute('data-ignore-morph'); list.dispatchEvent(new CustomEvent('live-release', { bubbles: true })) }
		hold()
		true`)
	to("Table 16")
	evaluate[bool](t, watching, `letGo(); true`)
	must(t, browser.Wait(watching, `at('Temi Afolabi') === 'Table 16'`))
	if !evaluate[bool](t, watching, `open('Table 16')`) {
		t.Error("the table that came is folded")
	}

	t.Log("what a hand has folded stays so")
	evaluate[bool](t, watching, `table('Table 16').querySelector('summary').click(); hold(); true`)
	grab(t, acting, `row('Rachel Afolabi')`)
	drop(t, acting, `table('Table 16')`)
	must(t, browser.Wait(acting, `at('Rachel Afolabi') === 'Table 16' && !document.querySelector('[data-pending], [data-ignore-morph]')`))
	evaluate[bool](t, watching, `letGo(); true`)
	must(t, browser.Wait(watching, `at('Rachel Afolabi') === 'Table 16'`))
	if evaluate[bool](t, watching, `open('Table 16')`) {
		t.Error("the table that was folded is open")
	}
}
