package e2e

import (
	"context"
	"net/http/httptest"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"convive/e2e/browser"
	"convive/handlers/webtest"
)

// roomOf is how the stories find their way in the room: guests by name, on a chair or in parking, and tables by name.
const roomOf = `
	globalThis.row = (name) => [...document.querySelectorAll('.seat-guest, .room-guest')].find(r => (r.dataset.name ?? r.querySelector('.name')?.textContent) === name)
	globalThis.table = (name) => [...document.querySelectorAll('.room-table')].find(t => t.dataset.called === name)
	globalThis.at = (name) => document.getElementById('table-' + row(name)?.closest('.room-chair')?.dataset.of)?.dataset.called ?? (row(name) ? 'parking' : '')
	globalThis.taken = (name) => table(name).querySelector('.room-count').textContent
	globalThis.said = () => document.querySelector('#notices').textContent
	globalThis.quiet = () => !document.querySelector('[data-pending], [data-leaving], [data-saving], .ghost:not([hidden])')
	true`

func inRoom(t *testing.T, ctx context.Context, server *httptest.Server, role string) context.Context {
	t.Helper()
	tab := browser.Session(t, ctx)
	signIn(t, tab, server, role)
	must(t, chromedp.Do(tab, chromedp.Navigate(server.URL+"/e/amara-jonas/seating?view=room")))
	must(t, browser.Wait(tab, `document.querySelector('live-page').dataset.state === 'live'`))
	evaluate[bool](t, tab, roomOf)
	return tab
}

func TestInTheRoomGuestsGoFromChairToChairAndTheOtherPlannerFollows(t *testing.T) {
	server, _ := webtest.Demo(t, "sqlite")
	ctx := browser.New(t)
	acting, watching := inRoom(t, ctx, server, "planner"), inRoom(t, ctx, server, "host-2")

	t.Log("a household onto a table: it shows where they will sit before anybody has answered")
	grab(t, acting, `row('Rachel Afolabi').closest('.parked').querySelector('.seat-household')`)
	over(t, acting, `table('Table 16').querySelector('.room-top')`)
	must(t, browser.Wait(acting, `table('Table 16').dataset.drop === 'fits' && table('Table 16').hasAttribute('data-over-here') && table('Table 10').dataset.drop === 'over'`))
	must(t, browser.Wait(acting, `[...document.querySelectorAll('.room-pane text')].map((text) => text.textContent).join(' ').trim() === 'RA TA PA EA' && document.querySelector('.room-drop-seats').getAttribute('d').match(/M/g).length === 4`))
	if got := evaluate[int](t, acting, `[...document.querySelectorAll('[data-of="' + table('Table 16').id.slice(6) + '"]')].filter((chair) => { const r = chair.querySelector('.room-seat').getBoundingClientRect(); return [...document.querySelectorAll('.room-pane text')].some((text) => { const t = text.getBoundingClientRect(); return t.width > 0 && Math.hypot(t.left + t.width / 2 - r.left - r.width / 2, t.top + t.height / 2 - r.top - r.height / 2) < r.width / 3 }) }).length`); got != 4 {
		t.Errorf("%d chairs show who would sit on them", got)
	}
	drop(t, acting, `table('Table 16').querySelector('.room-top')`)
	must(t, browser.Wait(acting, `quiet() && taken('Table 16') === '4/8' && ['Rachel', 'Temi', 'Peter', 'Elizabeth'].every(n => at(n + ' Afolabi') === 'Table 16')`))
	must(t, browser.Wait(watching, `taken('Table 16') === '4/8' && at('Temi Afolabi') === 'Table 16'`))

	t.Log("one of them to another table, dropped on one of its chairs")
	grab(t, acting, `row('Temi Afolabi')`)
	drop(t, acting, `document.querySelector('[data-of="' + table('Table 4').id.slice(6) + '"]')`)
	must(t, browser.Wait(watching, `at('Temi Afolabi') === 'Table 4' && taken('Table 4') === '1/10' && taken('Table 16') === '3/8'`))

	t.Log("back to parking, at the other's hand")
	grab(t, watching, `row('Temi Afolabi')`)
	drop(t, watching, `document.querySelector('.parking-head')`)
	must(t, browser.Wait(acting, `quiet() && at('Temi Afolabi') === 'parking' && taken('Table 4') === '0/10'`))
	must(t, browser.Wait(watching, `quiet() && at('Temi Afolabi') === 'parking'`))

	t.Log("two at one chair: the second is told, and nobody is lost")
	grab(t, watching, `row('Peter Afolabi')`)
	grab(t, acting, `row('Peter Afolabi')`)
	drop(t, acting, `table('Table 4').querySelector('.room-top')`)
	must(t, browser.Wait(acting, `said().includes('Peter Afolabi: now at Table 4.')`))
	drop(t, watching, `table('Table 15').querySelector('.room-top')`)
	must(t, browser.Wait(watching, `said().includes('moved Peter Afolabi to Table 4 a moment ago.') && quiet() && at('Peter Afolabi') === 'Table 4'`))
	must(t, browser.Wait(watching, `(() => { const ids = [...document.querySelectorAll('[id]')].map(e => e.id); return ids.length === new Set(ids).size })()`))
}

func TestEachTableOfTheRoomIsReachedAroundItsTop(t *testing.T) {
	server, _ := webtest.Demo(t, "sqlite")
	tab := inRoom(t, browser.New(t), server, "planner")
	reached := evaluate[string](t, tab, `(() => {
		const boxes = [...document.querySelectorAll('.room-table:has(> g > .room-top)')].map(el => [el.dataset.called, ...['.room-reach', '.room-top'].map(at => el.querySelector(at).getBBox())])
		return boxes.length < 20 ? 'too few tables' : boxes.filter(([, reach, top]) => Math.min(reach.width - top.width, reach.height - top.height) < 100).map(([name]) => name).join()
	})()`)
	if reached != "" {
		t.Errorf("no wider than its top is the reach of: %s", reached)
	}
}

func TestTheRoomIsWalkedByKeyboard(t *testing.T) {
	server, _ := webtest.Demo(t, "sqlite")
	tab := inRoom(t, browser.New(t), server, "planner")
	press := func(keys string) {
		t.Helper()
		must(t, chromedp.Do(tab, browser.Keys(keys)))
	}
	evaluate[bool](t, tab, `row('Laura Udo').focus(); true`)
	press(kb.ArrowRight)
	must(t, browser.Wait(tab, `document.activeElement.matches('.room-guest') && document.activeElement !== row('Laura Udo')`))
	press(" ")
	evaluate[bool](t, tab, `globalThis.second = document.activeElement.dataset.name; row('Laura Udo').focus(); true`)
	press(" ")
	must(t, browser.Wait(tab, `document.querySelector('.seat-count').textContent === '2 selected' && getComputedStyle(document.querySelector('.seat-bar')).display === 'grid'`))
	press("m")
	must(t, browser.Wait(tab, `document.querySelector('#seat-to').open && document.activeElement.matches('.seat-seek')`))
	press("table 15")
	enter(t, tab)
	must(t, browser.Wait(tab, `at('Laura Udo') === 'Table 15' && at(second) === 'Table 15' && document.activeElement === row('Laura Udo')`))

	t.Log("what is sought is lit")
	must(t, chromedp.Do(tab, browser.Click("#seating-search")))
	press("udo")
	must(t, browser.Wait(tab, `document.querySelectorAll('.room-guest[data-lit]').length > 1 && row('Laura Udo').hasAttribute('data-lit') && !row('Klaus Lindemann').hasAttribute('data-lit')`))
}
