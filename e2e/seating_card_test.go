package e2e

import (
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"convive/e2e/browser"
	"convive/handlers/webtest"
)

func TestAClickOrEnterOnAGuestShowsTheirCardAndMovesThemFromThere(t *testing.T) {
	server, _ := webtest.Demo(t, "sqlite")
	ctx := browser.New(t)
	tab, other := inRoom(t, ctx, server, "planner"), inRoom(t, ctx, server, "host-2")
	const shown = `document.querySelector('#seating-card:not([hidden]) h2')?.textContent`
	click := func(js string) {
		t.Helper()
		at := spotOf(t, tab, js)
		mouse(t, tab, "mousePressed", at)
		mouse(t, tab, "mouseReleased", at)
	}
	click(`row('Laura Udo')`)
	must(t, browser.Wait(tab, shown+` === 'Laura Udo' && document.activeElement.id === 'seating-card' && location.search.includes('who=')`))
	if evaluate[bool](t, tab, `row('Laura Udo').getAttribute('aria-checked') === 'true'`) {
		t.Error("a click that asks who it is ticks them")
	}

	t.Log("moved from there; the card says so, here and where nothing was touched")
	click(`document.querySelector('[data-card-move]')`)
	must(t, browser.Wait(tab, `document.querySelector('#seat-to').open && document.activeElement.matches('.seat-seek')`))
	must(t, chromedp.Do(tab, browser.Keys("table 16")))
	enter(t, tab)
	must(t, browser.Wait(tab, `at('Laura Udo') === 'Table 16' && document.querySelector('#seating-card').textContent.includes('Table 16, seat 1')`))
	must(t, browser.Wait(other, `at('Laura Udo') === 'Table 16'`))

	t.Log("Escape closes it, and the focus is where it was")
	must(t, chromedp.Do(tab, browser.Keys(kb.Escape)))
	must(t, browser.Wait(tab, `!(`+shown+`) && document.activeElement === row('Laura Udo') && !location.search.includes('who=')`))

	t.Log("by keyboard, and freed from there")
	enter(t, tab)
	must(t, browser.Wait(tab, shown+` === 'Laura Udo' && document.activeElement.id === 'seating-card'`))
	click(`document.querySelector('#seating-card [form=seat-free]')`)
	must(t, browser.Wait(other, `at('Laura Udo') === 'parking'`))
	must(t, browser.Wait(tab, `document.querySelector('#seating-card').textContent.includes('Parking')`))
}
