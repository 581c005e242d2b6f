package e2e

import (
	"context"
	"fmt"
	"math"
	"testing"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"convive/e2e/browser"
	"convive/handlers/webtest"
)

func TestTheDistancesOfWhatIsChosenAreShown(t *testing.T) {
	server, _ := webtest.Demo(t, "sqlite")
	tab := arranging(t, browser.New(t), server, "planner")
	const shown = `[...document.querySelectorAll('.plan-measures .plan-gap')].map(g => g.textContent).sort().join(', ')`
	evaluate[bool](t, tab, `
		globalThis.box = (name) => { const r = piece(name).querySelector('.plan-turned').getBoundingClientRect(); return { left: r.left, right: r.right, top: r.top, bottom: r.bottom } }
		globalThis.wide = (px) => (px / document.querySelector('.room').getScreenCTM().a / 100).toFixed(2) + ' m'
		piece('Table 7').focus(); true`)
	must(t, chromedp.Do(tab, browser.Keys(" ")))

	t.Log("to the tables above, below and at the left, as the list of aisles has them, and to the dance floor at the right")
	evaluate[bool](t, tab, `
		globalThis.metres = (el) => parseFloat(el.textContent)
		globalThis.aisle = (...names) => metres([...document.querySelectorAll('#room-crowds .plan-pieces li')].find((li) => names.every((name) => li.querySelector('a').textContent.split(' and ').includes(name))).querySelector('.num'))
		globalThis.measured = (m, within = 0.001) => [...document.querySelectorAll('.plan-measures .plan-gap')].some((g) => Math.abs(metres(g) - m) < within)
		true`)
	must(t, browser.Wait(tab, `document.querySelectorAll('.plan-measures .plan-gap').length === 4 && ['Table 3', 'Table 6', 'Table 8'].every((name) => measured(aisle('Table 7', name))) && measured(parseFloat(wide(box('Dance floor').left - box('Table 7').right)), 0.025)`))
	if narrow := evaluate[int](t, tab, `document.querySelectorAll('.plan-measures .plan-gap.plan-narrow').length`); narrow != 3 {
		t.Errorf("%d of the aisles beside three tables are shown as narrow", narrow)
	}

	t.Log("nudged, it stands elsewhere at once; let go, nothing is measured")
	was := evaluate[string](t, tab, shown)
	must(t, chromedp.Do(tab, browser.Keys(kb.ArrowUp)))
	must(t, browser.Wait(tab, shown+` !== '`+was+`' && quiet()`))
	must(t, chromedp.Do(tab, browser.Keys(kb.Escape)))
	must(t, browser.Wait(tab, `!document.querySelector('.plan-measures')`))

	t.Log("of several, from those that are nearest, not from a box around all of them")
	for i, name := range []string{"Table 9", "Table 23"} {
		evaluate[bool](t, tab, fmt.Sprintf(`piece('%s').querySelector('.room-top').dispatchEvent(new MouseEvent('click', { bubbles: true, shiftKey: %v }))`, name, i > 0))
	}
	must(t, browser.Wait(tab, `[['Table 9', 'Table 4'], ['Table 9', 'Table 11'], ['Table 23', 'Table 19']].every((two) => measured(aisle(...two)))`))
	must(t, chromedp.Do(tab, browser.Keys(kb.Escape)))
	must(t, browser.Wait(tab, `!document.querySelector('.plan-measures')`))

	t.Log("each aisle of the list, once it is followed, is drawn as it is listed")
	const followed = `[...document.querySelectorAll('#room-crowds .plan-pieces li')].filter((li) => {
		li.querySelector('a').click()
		return ![...document.querySelectorAll('.plan-measures .plan-gap.plan-narrow')].some((g) => g.textContent === li.querySelector('.num').textContent)
	}).map((li) => li.textContent).join('; ')`
	must(t, browser.Wait(tab, `document.querySelectorAll('#room-crowds .plan-pieces li').length > 20 && (`+followed+`) === ''`)) // once the list has followed the nudge
	evaluate[bool](t, tab, `document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }))`)
	must(t, browser.Wait(tab, `!document.querySelector('.plan-measures')`))

	t.Log("to the wall, where nothing stands between")
	evaluate[bool](t, tab, `piece('Table 9').focus(); true`)
	must(t, chromedp.Do(tab, browser.Keys(" ")))
	must(t, browser.Wait(tab, `[...document.querySelectorAll('.plan-measures path')].some(p => { const n = p.getAttribute('d').match(/-?[\d.]+/g).map(Number); return Math.abs(n[3] - document.querySelector('.room-floor').getBBox().height) < 1 })`))
}

// fingers puts one finger, or two, so many pixels beside the middle of an element; none lifts them.
func fingers(t *testing.T, tab context.Context, kind input.DispatchTouchEventType, middle spot, apart float64, n int) {
	t.Helper()
	points := []*input.TouchPoint{}
	for i, x := range []float64{middle.X - apart, middle.X + apart}[:n] {
		id := float64(i)
		points = append(points, &input.TouchPoint{X: x, Y: middle.Y, ID: &id})
	}
	_, err := chromedp.Call(tab, input.DispatchTouchEvent, input.DispatchTouchEventParams{Type: kind, TouchPoints: points})
	must(t, err)
}

func TestTwoFingersZoomTheRoomAndTheOverviewSaysWhere(t *testing.T) {
	server, _ := webtest.Demo(t, "sqlite")
	ctx := browser.New(t)
	for _, arranged := range []bool{false, true} {
		open := inRoom
		if arranged {
			open = arranging
		}
		tab := open(t, ctx, server, "planner")
		onPhone(t, tab)
		const (
			wide  = `document.querySelector('.room').getBoundingClientRect().width`
			there = `document.querySelector('.room-scroll').scrollLeft`
		)
		must(t, browser.Wait(tab, `innerWidth === 390 && `+wide+` <= 390 && document.querySelector('.room-map').matches('[hidden]')`))
		evaluate[bool](t, tab, `document.querySelector('.room').scrollIntoView({block: 'center', behavior: 'instant'}); globalThis.fits = `+wide+`; true`)
		middle := evaluate[spot](t, tab, `(() => { const r = document.querySelector('.room').getBoundingClientRect(); return { X: r.left + r.width / 2, Y: r.top + r.height / 2 } })()`)
		if arranged { // the finger that rests on the dance floor holds it, until the second one comes
			fingers(t, tab, input.DispatchTouchEventTypeTouchStart, middle, 30, 1)
			must(t, browser.Wait(tab, `document.querySelector('[data-dragging] .plan-guides')`))
		}
		fingers(t, tab, input.DispatchTouchEventTypeTouchStart, middle, 30, 2)
		must(t, browser.Wait(tab, `!document.querySelector('.ghost:not([hidden]), .plan-guides, [data-ignore-morph], [data-dragging]')`))
		const inDrawing = `new DOMPoint(%v, %v).matrixTransform(document.querySelector('.room').getScreenCTM().inverse())`
		between := fmt.Sprintf(inDrawing, middle.X, middle.Y)
		evaluate[bool](t, tab, `globalThis.held = `+between+`; true`)
		for _, apart := range []float64{45, 60, 75, 90} {
			fingers(t, tab, input.DispatchTouchEventTypeTouchMove, middle, apart, 2)
		}
		must(t, browser.Wait(tab, wide+` >= fits * 1.9`))
		if off := evaluate[string](t, tab, `(({ x, y }) => Math.hypot(x - held.x, y - held.y) < 12 ? '' : [x - held.x, y - held.y].join())(`+between+`)`); off != "" {
			t.Errorf("arranged %t: what lies between the fingers moves away, by %s of the drawing's units", arranged, off)
		}
		fingers(t, tab, input.DispatchTouchEventTypeTouchEnd, middle, 0, 0)
		must(t, browser.Wait(tab, wide+` >= fits * 1.9 && !document.querySelector('.room-map').matches('[hidden]') && document.querySelector('.room-map-things').getAttribute('d').length > 100`))
		t.Log("a press in the overview goes there")
		at := evaluate[spot](t, tab, `(() => { const r = document.querySelector('.room-map').getBoundingClientRect(); return { X: r.left + r.width * 0.9, Y: r.top + r.height / 2 } })()`)
		mouse(t, tab, input.DispatchMouseEventTypeMousePressed, at)
		mouse(t, tab, input.DispatchMouseEventTypeMouseReleased, at)
		must(t, browser.Wait(tab, there+` > fits * 0.8 && Number(document.querySelector('.room-map-view').getAttribute('x')) > 1000`))
		evaluate[bool](t, tab, `document.querySelector('[data-zoom=fit]').click(); true`)
		must(t, browser.Wait(tab, wide+` <= fits && document.querySelector('.room-map').matches('[hidden]')`))
	}
}

// What has the focus or is chosen keeps its place while the room is looked at from nearer or farther by keys and buttons.
func TestZoomingKeepsWhatHasTheFocusOrIsChosenAtItsPlace(t *testing.T) {
	server, _ := webtest.Demo(t, "sqlite")
	tab := arranging(t, browser.New(t), server, "planner")
	const at = `(({ left, right, top, bottom }) => ({ X: (left + right) / 2, Y: (top + bottom) / 2 }))(piece('%s').getBoundingClientRect())`
	wide := func() float64 {
		return evaluate[float64](t, tab, `document.querySelector('.room').getBoundingClientRect().width`)
	}
	stays := func(name string, times float64, zoom func()) {
		t.Helper()
		was, from := wide(), evaluate[spot](t, tab, fmt.Sprintf(at, name))
		zoom()
		now, to := wide(), evaluate[spot](t, tab, fmt.Sprintf(at, name))
		if now/was < times-0.05 || now/was > times+0.05 {
			t.Errorf("the drawing is %.2f times as wide, want %.2f", now/was, times)
		}
		if far := math.Hypot(to.X-from.X, to.Y-from.Y); far > 2 {
			t.Errorf("%s went from %v to %v", name, from, to)
		}
	}
	press := func(key string) func() { return func() { must(t, chromedp.Do(tab, browser.Keys(key))) } }
	button := func(which string) func() {
		return func() {
			evaluate[bool](t, tab, `document.querySelector('[data-zoom=`+which+`]').focus({ preventScroll: true }); true`)
			must(t, chromedp.Do(tab, browser.Keys(kb.Enter)))
		}
	}

	t.Log("a table at the edge that has the focus, by key")
	evaluate[bool](t, tab, `piece('Table 3').focus({ preventScroll: true }); true`)
	stays("Table 3", 1.4, press("+"))
	stays("Table 3", 1.4, press("="))
	stays("Table 3", 1.4, press("+"))
	stays("Table 3", 1/1.4, press("-"))
	t.Log("chosen, by the buttons")
	must(t, chromedp.Do(tab, browser.Keys(" ")))
	stays("Table 3", 1.4, button("in"))
	stays("Table 3", 1/1.4, button("out"))
	t.Log("with nothing chosen, what lies in the middle")
	evaluate[bool](t, tab, `piece('Table 3').focus({ preventScroll: true }); true`)
	must(t, chromedp.Do(tab, browser.Keys(" ")))
	evaluate[bool](t, tab, `(() => {
		const box = document.querySelector('.room-scroll').getBoundingClientRect()
		globalThis.mid = [box.left + box.width / 2, box.top + box.height / 2]
		globalThis.inDrawing = () => new DOMPoint(...mid).matrixTransform(document.querySelector('.room').getScreenCTM().inverse())
		globalThis.held = inDrawing()
		return true
	})()`)
	button("in")()
	if off := evaluate[float64](t, tab, `Math.hypot(inDrawing().x - held.x, inDrawing().y - held.y)`); off > 12 {
		t.Errorf("the middle moves by %.0f cm of the drawing", off)
	}
}
