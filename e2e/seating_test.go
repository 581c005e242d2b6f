package e2e

import (
	"context"
	"fmt"
	"net/http/httptest"
	"testing"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"convive/e2e/browser"
	"convive/handlers/webtest"
	"convive/models/demo"
)

// boardOf is how the stories find their way on the board: rows by name, tables by name.
const boardOf = `
	globalThis.row = (name) => [...document.querySelectorAll('.seat-guest')].find(r => r.id && r.querySelector('.name').textContent === name)
	globalThis.table = (name) => [...document.querySelectorAll('.seat-table')].find(t => t.querySelector('h3').textContent === name)
	globalThis.at = (name) => row(name)?.closest('.seat-table')?.querySelector('h3').textContent ?? (row(name) ? 'parking' : '')
	globalThis.said = () => document.querySelector('#notices').textContent
	true`

// atBoard opens the demo's seating board as one of its people.
func atBoard(t *testing.T, ctx context.Context, server *httptest.Server, role string) context.Context {
	t.Helper()
	tab := browser.Session(t, ctx)
	signIn(t, tab, server, role)
	path := "/e/amara-jonas/seating"
	if role == "stranger" {
		path = strangersPage
	}
	must(t, chromedp.Do(tab, chromedp.Navigate(server.URL+path)))
	must(t, browser.Wait(tab, `document.querySelector('live-page').dataset.state === 'live'`))
	evaluate[bool](t, tab, boardOf)
	return tab
}

func TestAGuestIsDraggedToATableAndTheOtherPlannerFollows(t *testing.T) {
	server, _ := webtest.Demo(t, "sqlite")
	ctx := browser.New(t)
	acting, watching := atBoard(t, ctx, server, "planner"), atBoard(t, ctx, server, "host-2")
	stranger := atBoard(t, ctx, server, "stranger")

	grab(t, acting, `row('Temi Afolabi')`)
	over(t, acting, `table('Table 4')`)
	must(t, browser.Wait(acting, `document.querySelector('.ghost:not([hidden])').textContent === 'Temi Afolabi' && table('Table 4').dataset.drop === 'fits' && table('Table 4').hasAttribute('data-over-here')`))
	drop(t, acting, `table('Table 4')`)
	if got := evaluate[string](t, acting, `at('Temi Afolabi')`); got != "Table 4" {
		t.Errorf("right after the drop the guest is at %q", got)
	}
	must(t, browser.Wait(acting, `!row('Temi Afolabi').hasAttribute('data-pending') && !document.querySelector('.ghost:not([hidden])') && said().includes('Temi Afolabi: now at Table 4.')`))
	must(t, browser.Wait(watching, `at('Temi Afolabi') === 'Table 4' && table('Table 4').textContent.includes('1 of 10')`))

	t.Log("a household by its name")
	grab(t, acting, `row('Rachel Afolabi').closest('.parked').querySelector('.seat-household')`)
	drop(t, acting, `table('Table 4')`)
	must(t, browser.Wait(watching, `['Rachel', 'Peter', 'Elizabeth'].every(n => at(n + ' Afolabi') === 'Table 4') && table('Table 4').textContent.includes('4 of 10')`))

	t.Log("Escape lets go, and nothing has moved")
	grab(t, acting, `row('Temi Afolabi')`)
	over(t, acting, `table('Table 5')`)
	must(t, chromedp.Do(acting, browser.Keys(kb.Escape)))
	must(t, browser.Wait(acting, `!document.querySelector('.ghost:not([hidden]), [data-ignore-morph]')`))
	mouse(t, acting, input.DispatchMouseEventTypeMouseReleased, over(t, acting, `table('Table 5')`))

	t.Log("and back to parking, at the other's hand")
	grab(t, watching, `row('Temi Afolabi')`)
	drop(t, watching, `document.querySelector('.parking-head')`)
	must(t, browser.Wait(acting, `at('Temi Afolabi') === 'parking'`))
	must(t, browser.Wait(watching, `at('Temi Afolabi') === 'parking' && !document.querySelector('[data-pending]')`))
	if doubled := evaluate[int](t, acting, `(() => { const ids = [...document.querySelectorAll('[id]')].map(e => e.id); return ids.length - new Set(ids).size })()`); doubled != 0 {
		t.Errorf("%d ids stand twice in the page", doubled)
	}
	afresh(t, stranger)
	if evaluate[bool](t, stranger, `document.body.textContent.includes('Afolabi')`) {
		t.Error("the stranger saw a guest of ours")
	}
}

// strangersPage is the seating of the demo's second event.
const strangersPage = "/e/" + demo.StrangerSlug + "/seating"

func TestWhoLosesTheLastSeatIsToldByWhomAndTheirCardSlidesBack(t *testing.T) {
	server, _ := webtest.Demo(t, "sqlite")
	ctx := browser.New(t)
	first, second := atBoard(t, ctx, server, "planner"), atBoard(t, ctx, server, "planner-2")
	name := evaluate[string](t, first, `document.querySelector('.me .sr').textContent.split(':')[0]`)

	t.Log("the second hand is on the way while the first lets go over the last seat")
	grab(t, second, `row('Rachel Afolabi')`)
	const inside = `table('Table 1').querySelector('.seat-guest:nth-child(4)')` // away from the window's edge, where the page would scroll
	over(t, second, inside)
	must(t, browser.Wait(second, `table('Table 1').hasAttribute('data-ignore-morph')`))
	grab(t, first, `row('Temi Afolabi')`)
	drop(t, first, `table('Table 1')`)
	must(t, browser.Wait(first, `said().includes('Temi Afolabi: now at Table 1.')`))
	if !evaluate[bool](t, second, `table('Table 1').textContent.includes('7 of 8')`) {
		t.Error("the table moved under the hand")
	}
	drop(t, second, inside)
	want := name + " seated Temi Afolabi at Table 1 a moment ago. It seats 8; seating Rachel Afolabi makes 9. Seat anyway?"
	must(t, browser.Wait(second, fmt.Sprintf(`said().includes(%q)`, want)))
	must(t, browser.Wait(second, `at('Rachel Afolabi') === 'parking' && at('Temi Afolabi') === 'Table 1' && !document.querySelector('[data-pending]') && table('Table 1').textContent.includes('8 of 8')`))

	t.Log("and seats anyway, on their word")
	must(t, chromedp.Do(second, browser.Click("#notices form button")))
	must(t, browser.Wait(second, `at('Rachel Afolabi') === 'Table 1'`))
	must(t, browser.Wait(first, `at('Rachel Afolabi') === 'Table 1' && table('Table 1').hasAttribute('data-over') && document.querySelector('#seating-problems').textContent.includes('Table 1 seats 8; 9 sit there.')`))

	t.Log("a premise that no longer holds")
	grab(t, second, `row('Peter Afolabi')`)
	grab(t, first, `row('Peter Afolabi')`)
	drop(t, first, `table('Table 4')`)
	must(t, browser.Wait(first, `said().includes('Peter Afolabi: now at Table 4.')`))
	drop(t, second, `table('Table 5')`)
	must(t, browser.Wait(second, fmt.Sprintf(`said().includes(%q)`, name+" moved Peter Afolabi to Table 4 a moment ago.")))
	must(t, browser.Wait(second, `at('Peter Afolabi') === 'Table 4' && !document.querySelector('[data-pending]')`))
}

func TestGuestsAreMovedByKeyboardAlone(t *testing.T) {
	server, _ := webtest.Demo(t, "sqlite")
	ctx := browser.New(t)
	tab := atBoard(t, ctx, server, "planner")
	press := func(keys string) {
		t.Helper()
		must(t, chromedp.Do(tab, browser.Keys(keys)))
	}
	evaluate[bool](t, tab, `row('Temi Afolabi').querySelector('input').focus(); true`)
	press("m")
	must(t, browser.Wait(tab, `document.querySelector('#seat-to').open && document.activeElement.matches('.seat-seek')`))
	press("table 4")
	enter(t, tab)
	must(t, browser.Wait(tab, `at('Temi Afolabi') === 'Table 4' && said().includes('now at Table 4')`))
	must(t, browser.Wait(tab, `document.activeElement.closest('.seat-guest') === row('Temi Afolabi')`))

	t.Log("several at once, with the bar")
	evaluate[bool](t, tab, `row('Rachel Afolabi').querySelector('input').focus(); true`)
	press(" ")
	must(t, browser.Wait(tab, `document.querySelector('.seat-count').textContent === '1 selected' && !document.querySelector('.seat-suggest').hidden`))
	press(kb.ArrowDown)
	press(" ")
	must(t, browser.Wait(tab, `document.querySelector('.seat-count').textContent === '2 selected'`))
	evaluate[bool](t, tab, `document.querySelector('.seat-suggest').focus(); true`)
	enter(t, tab)
	must(t, browser.Wait(tab, `at('Rachel Afolabi') !== 'parking' && at('Rachel Afolabi') === at('Peter Afolabi')`))
	must(t, browser.Wait(tab, `getComputedStyle(document.querySelector('.seat-bar')).display === 'none'`))
}

func TestAFingerThatRestsDragsAndOneThatMovesScrolls(t *testing.T) {
	server, _ := webtest.Demo(t, "sqlite")
	ctx := browser.New(t)
	tab := atBoard(t, ctx, server, "planner")
	must(t, browser.Resize(tab, browser.Tablet, browser.Light))
	touch := func(kind input.DispatchTouchEventType, at ...spot) {
		t.Helper()
		points := []*input.TouchPoint{}
		for _, p := range at {
			points = append(points, &input.TouchPoint{X: p.X, Y: p.Y})
		}
		_, err := chromedp.Call(tab, input.DispatchTouchEvent, input.DispatchTouchEventParams{Type: kind, TouchPoints: points})
		must(t, err)
	}
	from := spotOf(t, tab, `row('Temi Afolabi')`)
	touch(input.DispatchTouchEventTypeTouchStart, from)
	must(t, browser.Wait(tab, `document.querySelector('.ghost:not([hidden])')?.textContent === 'Temi Afolabi'`))
	to := spotOf(t, tab, `table('Table 4')`)
	touch(input.DispatchTouchEventTypeTouchMove, to)
	must(t, browser.Wait(tab, `table('Table 4').hasAttribute('data-over-here')`))
	touch(input.DispatchTouchEventTypeTouchEnd)
	must(t, browser.Wait(tab, `at('Temi Afolabi') === 'Table 4' && said().includes('now at Table 4')`))

	from = spotOf(t, tab, `row('Temi Afolabi')`)
	touch(input.DispatchTouchEventTypeTouchStart, from)
	touch(input.DispatchTouchEventTypeTouchMove, spot{from.X, from.Y - 60})
	touch(input.DispatchTouchEventTypeTouchEnd)
	if evaluate[bool](t, tab, `!!document.querySelector('.ghost:not([hidden])') || at('Temi Afolabi') !== 'Table 4'`) {
		t.Error("a finger that moves at once drags")
	}
}

func TestGuestsAreMovedWithoutScript(t *testing.T) {
	server, _ := webtest.Demo(t, "sqlite")
	ctx := browser.New(t)
	tab := browser.Session(t, ctx)
	signIn(t, tab, server, "planner")
	withoutScript(t, tab)
	must(t, chromedp.Do(tab, chromedp.Navigate(server.URL+"/e/amara-jonas/seating")))
	evaluate[bool](t, tab, boardOf)
	click := func(js string) {
		t.Helper()
		at := spotOf(t, tab, js)
		mouse(t, tab, input.DispatchMouseEventTypeMousePressed, at)
		mouse(t, tab, input.DispatchMouseEventTypeMouseReleased, at)
	}
	click(`row('Temi Afolabi').querySelector('input')`)
	click(`row('Rachel Afolabi').querySelector('input')`)
	t.Log("the bar leads to the tables, the last of which it doesn't lie over")
	const reached = `((el) => { const r = el.getBoundingClientRect(); return el.contains(document.elementFromPoint(r.left + r.width / 2, r.top + r.height / 2)) })`
	click(`document.querySelector('.seat-bar a[href="#seat-to"]')`)
	awaited(t, tab, reached+`(document.querySelector('#seat-to h2')) && `+reached+`(document.querySelector('#seating-destinations button'))`)
	awaited(t, tab, `(document.querySelector('#seating-destinations').scrollTop = document.scrollingElement.scrollTop = 1e6, `+reached+`([...document.querySelectorAll('#seating-destinations button')].pop()))`)
	click(`[...document.querySelectorAll('#seating-destinations button')].find(b => b.querySelector('bdi').textContent === 'Table 4')`)
	awaited(t, tab, `document.querySelector('#notices').textContent.includes('Rachel Afolabi and Temi Afolabi: now at Table 4.')`)
}
