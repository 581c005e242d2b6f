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

func TestAHandOnATableShowsWhoSitsThereAndWhoWouldCome(t *testing.T) {
	server, _ := webtest.Demo(t, "sqlite")
	ctx := browser.New(t)
	tab, other := inRoom(t, ctx, server, "planner"), inRoom(t, ctx, server, "host-2")
	const card = `document.querySelector('.table-card:not([hidden])')`
	const names = `[...` + card + `.querySelectorAll('li')].map(li => li.querySelector('bdi').textContent)`
	sit := evaluate[string](t, tab, `[...document.querySelectorAll('[data-of="' + table('Table 7').id.slice(6) + '"] .room-guest')].map(g => g.dataset.name).join()`)

	t.Log("a mouse that rests there")
	mouse(t, tab, "mouseMoved", spotOf(t, tab, `table('Table 7').querySelector('.room-top')`))
	must(t, browser.Wait(tab, card+` && `+card+`.querySelector('bdi').textContent === 'Table 7' && `+card+`.querySelector('.num').textContent === '4 of 8' && `+names+`.join() === '`+sit+`'`))
	if marks := evaluate[int](t, tab, card+`.querySelectorAll('.room-guest .room-initials').length`); marks != 4 {
		t.Errorf("%d of the four have their mark", marks)
	}

	t.Log("it follows what the other does there, and goes with the mouse")
	grab(t, other, `row('Temi Afolabi')`)
	drop(t, other, `table('Table 7').querySelector('.room-top')`)
	must(t, browser.Wait(tab, card+`.querySelector('.num').textContent === '5 of 8' && `+names+`.includes('Temi Afolabi')`))
	mouse(t, tab, "mouseMoved", spotOf(t, tab, `document.querySelector('#parking-title')`))
	must(t, browser.Wait(tab, `!`+card))

	t.Log("who is dragged over it would come; Escape takes the card too")
	grab(t, tab, `row('Zoé Aubertin').closest('.parked').querySelector('.seat-household')`)
	over(t, tab, `table('Table 7').querySelector('.room-top')`)
	must(t, browser.Wait(tab, card+` && `+card+`.hasAttribute('data-over') && `+card+`.textContent.includes('5 seated, 4 to come · 1 too many') && `+names+`.includes('Zoé Aubertin')`))
	must(t, browser.Wait(tab, `/^Score \S+ → \S+ if dropped$/.test(`+card+`.querySelector('.table-card-score')?.textContent) && `+card+`.querySelector('.table-card-meaning:not([data-worse])').textContent === 'Household together'`))
	must(t, chromedp.Do(tab, browser.Keys(kb.Escape)))
	must(t, browser.Wait(tab, `!`+card))
	mouse(t, tab, "mouseReleased", spotOf(t, tab, `document.querySelector('#parking-title')`))
}
