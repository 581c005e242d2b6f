package e2e

import (
	"strconv"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"convive/e2e/browser"
	"convive/handlers/webtest"
)

func TestOnATakenChairADragShowsWhoWouldGoWhereAndSwapsThem(t *testing.T) {
	server, _ := webtest.Demo(t, "sqlite")
	ctx := browser.New(t)
	acting, watching := inRoom(t, ctx, server, "planner"), inRoom(t, ctx, server, "host-2")
	const marked = `document.querySelectorAll('[data-swap-here]').length`
	evaluate[bool](t, acting, `globalThis.other = document.querySelector('[data-of="' + table('Table 7').id.slice(6) + '"] .room-guest').dataset.name; true`)
	other := evaluate[string](t, acting, `other`)
	from := evaluate[string](t, acting, `at('Laura Udo')`)

	t.Log("Escape lets both sit")
	grab(t, acting, `row('Laura Udo')`)
	over(t, acting, `row(other)`)
	must(t, browser.Wait(acting, marked+` === 2 && document.querySelector('.ghost-says').textContent === other + ' goes to `+from+`'`))
	must(t, browser.Wait(acting, `(() => {
		const middles = (all) => [...all].map((el) => el.getBoundingClientRect()).map((r) => [r.x + r.width / 2, r.y + r.height / 2].map(Math.round)).sort().join()
		return middles(document.querySelectorAll('.aim-swap')) === middles(document.querySelectorAll('[data-swap-here] .room-seat'))
	})()`))
	must(t, browser.Wait(acting, `(() => {
		const card = document.querySelector('.table-card:not([hidden])')
		const names = [...card.querySelectorAll('li bdi')].map((el) => el.textContent)
		return card.querySelector('.num').textContent === '4 of 8' && card.textContent.includes('3 seated, 1 to come') && names.includes('Laura Udo') && !names.includes(other)
	})()`))
	must(t, chromedp.Do(acting, browser.Keys(kb.Escape)))
	must(t, browser.Wait(acting, `!document.querySelector('.ghost:not([hidden]), .aim-swap') && `+marked+` === 0`))
	mouse(t, acting, "mouseReleased", spotOf(t, acting, `row(other)`))

	t.Log("beside the chair it is the table that is meant")
	grab(t, acting, `row('Laura Udo')`)
	over(t, acting, `row(other)`)
	over(t, acting, `table('Table 7').querySelector('.room-top')`)
	must(t, browser.Wait(acting, marked+` === 0 && document.querySelector('.ghost-says').textContent === '' && table('Table 7').hasAttribute('data-over-here')`))
	drop(t, acting, `row(other)`)
	must(t, browser.Wait(acting, `quiet() && at('Laura Udo') === 'Table 7' && at(other) === '`+from+`' && said().includes('have swapped their places.')`))
	evaluate[bool](t, watching, `globalThis.other = `+strconv.Quote(other)+`; true`)
	must(t, browser.Wait(watching, `at('Laura Udo') === 'Table 7' && at(other) === '`+from+`'`))

	t.Log("with who waits in parking, who then waits instead")
	grab(t, acting, `row('Temi Afolabi')`)
	over(t, acting, `row('Laura Udo')`)
	must(t, browser.Wait(acting, `document.querySelector('.ghost-says').textContent === 'Laura Udo goes to Parking'`))
	drop(t, acting, `row('Laura Udo')`)
	must(t, browser.Wait(watching, `at('Temi Afolabi') === 'Table 7' && at('Laura Udo') === 'parking'`))

	t.Log("a free chair that is meant is the one that is taken")
	must(t, browser.Wait(acting, `quiet() && at('Laura Udo') === 'parking'`))
	free := evaluate[string](t, acting, `[...document.querySelectorAll('[data-of="' + table('Table 16').id.slice(6) + '"]')].at(-1).id`)
	grab(t, acting, `row('Laura Udo')`)
	drop(t, acting, `document.getElementById('`+free+`')`)
	must(t, browser.Wait(watching, `row('Laura Udo').closest('.room-chair')?.id === '`+free+`'`))

	t.Log("and by keyboard, with the bar")
	must(t, browser.Wait(acting, `quiet() && at('Laura Udo') === 'Table 16'`))
	for _, name := range []string{"Laura Udo", "Temi Afolabi"} {
		evaluate[bool](t, acting, `row('`+name+`').focus(); true`)
		must(t, chromedp.Do(acting, browser.Keys(" ")))
	}
	must(t, browser.Wait(acting, `!document.querySelector('.seat-bar [data-swap]').hidden`))
	must(t, browser.Wait(acting, `document.querySelector('#notices').getBoundingClientRect().bottom < document.querySelector('.seat-bar').getBoundingClientRect().top`))
	evaluate[bool](t, acting, `document.querySelector('.seat-bar [data-swap]').focus(); true`)
	enter(t, acting)
	must(t, browser.Wait(watching, `at('Temi Afolabi') === 'Table 16' && at('Laura Udo') === 'Table 7'`))
}
