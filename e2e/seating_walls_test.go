package e2e

import (
	"testing"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"convive/e2e/browser"
	"convive/handlers/webtest"
)

func TestTheWallsAreBuiltByTheirCorners(t *testing.T) {
	server, _ := webtest.Demo(t, "sqlite")
	ctx := browser.New(t)
	acting, watching := arranging(t, ctx, server, "planner"), arranging(t, ctx, server, "host-2")
	press := func(keys string) {
		t.Helper()
		must(t, chromedp.Do(acting, browser.Keys(keys)))
	}
	const corners = `document.querySelector('#plan-corners').dataset.corners`
	was := evaluate[string](t, acting, corners)

	t.Log("the dot in the middle of a wall becomes a corner, and the other planner's walls follow")
	grab(t, acting, `document.querySelector('.plan-middle')`)
	drop(t, acting, `piece('Dance floor').querySelector('.room-shape')`)
	must(t, browser.Wait(acting, `document.querySelectorAll('.plan-corner').length === 5 && said().includes('Saved the walls of the room.')`))
	now := evaluate[string](t, acting, corners)
	must(t, browser.Wait(watching, corners+` === '`+now+`'`))
	if same := evaluate[bool](t, watching, `document.querySelector('.room-floor').getAttribute('d').split('L').length === 5`); !same {
		t.Error("the floor isn't drawn with five corners")
	}

	t.Log("Escape lets the corner go where it was")
	grab(t, acting, `document.querySelectorAll('.plan-corner')[1]`)
	over(t, acting, `piece('Bar').querySelector('.room-shape')`)
	must(t, browser.Wait(acting, `document.querySelector('.plan-corner-held')`))
	press(kb.Escape)
	must(t, browser.Wait(acting, `!document.querySelector('.plan-corner-held') && `+corners+` === '`+now+`'`))
	mouse(t, acting, "mouseReleased", spotOf(t, acting, `piece('Bar').querySelector('.room-shape')`))

	t.Log("walls that cross are refused, and the room stands as it stood")
	grab(t, acting, `document.querySelectorAll('.plan-corner')[0]`)
	drop(t, acting, `document.querySelectorAll('.plan-corner')[3]`)
	must(t, browser.Wait(acting, `document.querySelector('details[open] #room-corners')?.textContent.includes('cross or touch each other')`))
	must(t, browser.Wait(acting, corners+` === '`+now+`' && document.querySelectorAll('.plan-corner').length === 5`))

	t.Log("by keyboard the corner is nudged, and taken away")
	evaluate[bool](t, acting, `document.querySelectorAll('.plan-corner')[1].focus(); true`)
	press(kb.ArrowDown)
	must(t, browser.Wait(watching, corners+` !== '`+now+`'`))
	must(t, browser.Wait(acting, corners+` !== '`+now+`' && document.activeElement.matches('.plan-corner')`))
	press(kb.Delete)
	must(t, browser.Wait(watching, corners+` === '`+was+`'`))
}

func TestWhatAFrameChoseIsTurnedByItsKey(t *testing.T) {
	server, _ := webtest.Demo(t, "sqlite")
	tab := arranging(t, browser.New(t), server, "planner")
	box := evaluate[[2]spot](t, tab, `(() => {
		document.querySelector('.room').scrollIntoView({block: 'center', behavior: 'instant'})
		const [a, b] = ['Table 24', 'Table 25'].map(name => piece(name).getBoundingClientRect())
		return [{ X: Math.min(a.left, b.left) - 4, Y: Math.min(a.top, b.top) - 4 }, { X: Math.max(a.right, b.right) + 4, Y: Math.max(a.bottom, b.bottom) + 4 }]
	})()`)
	mouse(t, tab, input.DispatchMouseEventTypeMousePressed, box[0])
	mouse(t, tab, input.DispatchMouseEventTypeMouseMoved, spot{box[0].X + 20, box[0].Y + 20})
	mouse(t, tab, input.DispatchMouseEventTypeMouseMoved, box[1])
	mouse(t, tab, input.DispatchMouseEventTypeMouseReleased, box[1])
	must(t, browser.Wait(tab, `document.querySelector('.plan-count').textContent === '2 selected'`))
	must(t, chromedp.Do(tab, browser.Keys("r")))
	must(t, browser.Wait(tab, `said().includes('Moved Table 24 and Table 25.')`))
	must(t, chromedp.Do(tab, browser.Keys(kb.Escape)))
	must(t, browser.Wait(tab, `!document.querySelector('[data-picked]')`))
}

func TestEachCornerOfTheWallsCanBeTaken(t *testing.T) {
	server, _ := webtest.Demo(t, "sqlite")
	tab := arranging(t, browser.New(t), server, "planner")
	must(t, browser.Resize(tab, browser.Laptop, browser.Light))
	must(t, browser.Wait(tab, `document.querySelectorAll('.plan-corner').length === 4 && [...document.querySelectorAll('.plan-corner')].every(corner => {
		const r = corner.getBoundingClientRect()
		return document.elementFromPoint(r.left + r.width / 2, r.top + r.height / 2) === corner
	})`))
}

func TestByFingerACornerIsDraggedAndSeveralPiecesAreChosen(t *testing.T) {
	server, _ := webtest.Demo(t, "sqlite")
	tab := arranging(t, browser.New(t), server, "planner")
	onPhone(t, tab)
	must(t, browser.Wait(tab, `innerWidth === 390 && document.querySelectorAll('.plan-corner').length === 4`))
	const corners = `document.querySelector('#plan-corners').dataset.corners`
	was := evaluate[string](t, tab, corners)

	t.Log("from nearer, the buttons of the zoom stand above the bar at the foot")
	evaluate[bool](t, tab, `for (let i = 0; i < 4; i++) document.querySelector('[data-zoom=in]').click()
		scrollTo({ top: 0, behavior: 'instant' }); true`)
	must(t, browser.Wait(tab, `[...document.querySelectorAll('[data-zoom]')].every(el => { const r = el.getBoundingClientRect(); return el.contains(document.elementFromPoint(r.left + r.width / 2, r.top + r.height / 2)) })`))
	evaluate[bool](t, tab, `document.querySelector('[data-zoom=fit]').click(); true`)

	t.Log("a finger that does not rest beside the middle of a wall, or on it, scrolls, and the walls stay")
	for _, beside := range []string{"- 15", "- 0"} {
		from := evaluate[spot](t, tab, `(() => {
			document.querySelector('.room').scrollIntoView({block: 'center', behavior: 'instant'})
			globalThis.stood = scrollY
			const r = [...document.querySelectorAll('.plan-middle')].map(el => el.getBoundingClientRect()).sort((a, b) => b.top - a.top)[0]
			return { X: r.left + r.width / 2, Y: r.top + r.height / 2 `+beside+` }
		})()`)
		fingers(t, tab, input.DispatchTouchEventTypeTouchStart, from, 0, 1)
		for n := range 8 {
			fingers(t, tab, input.DispatchTouchEventTypeTouchMove, spot{from.X, from.Y - float64(20*n)}, 0, 1)
		}
		must(t, browser.Wait(tab, `scrollY > stood + 40 && !document.querySelector('.plan-corner-held') && `+corners+` === '`+was+`'`))
		fingers(t, tab, input.DispatchTouchEventTypeTouchCancel, from, 0, 0) // which leaves no momentum
	}

	t.Log("one that rests beside a corner means it, and the page and the room stay where they are")
	at := evaluate[spot](t, tab, `(() => {
		document.querySelector('.room').scrollIntoView({block: 'center', behavior: 'instant'})
		globalThis.stood = [scrollY, document.querySelector('.room-scroll').scrollTop].join()
		const r = document.querySelectorAll('.plan-corner')[2].getBoundingClientRect()
		return { X: r.left + r.width / 2 - 9, Y: r.top + r.height / 2 + 7 }
	})()`)
	fingers(t, tab, input.DispatchTouchEventTypeTouchStart, at, 0, 1)
	must(t, browser.Wait(tab, `document.querySelector('.plan-corner-held')`))
	for n := range 5 {
		fingers(t, tab, input.DispatchTouchEventTypeTouchMove, spot{at.X - float64(4*n), at.Y - float64(9*n)}, 0, 1)
	}
	fingers(t, tab, input.DispatchTouchEventTypeTouchEnd, at, 0, 0)
	must(t, browser.Wait(tab, corners+` !== '`+was+`' && said().includes('Saved the walls of the room.')`))
	if moved := evaluate[bool](t, tab, `stood !== [scrollY, document.querySelector('.room-scroll').scrollTop].join()`); moved {
		t.Error("the page went along")
	}

	t.Log("one piece is chosen by a tap, and with “Choose more” another")
	const chosen = `document.querySelector('.plan-count').textContent`
	tap(t, tab, `piece('Table 16').querySelector('.room-top')`)
	must(t, browser.Wait(tab, chosen+` === 'Table 16'`))
	tap(t, tab, `piece('Table 22').querySelector('.room-top')`)
	must(t, browser.Wait(tab, chosen+` === 'Table 22'`))
	tap(t, tab, `document.querySelector('.plan-more')`)
	tap(t, tab, `piece('Table 16').querySelector('.room-top')`)
	must(t, browser.Wait(tab, chosen+` === '2 selected'`))
	tap(t, tab, `piece('Table 16').querySelector('.room-top')`)
	must(t, browser.Wait(tab, chosen+` === 'Table 22'`))
	floor := evaluate[spot](t, tab, `(() => {
		const r = document.querySelector('.room').getBoundingClientRect()
		for (let y = r.top + 40; y < r.bottom; y += 9) for (let x = r.left + 40; x < r.right; x += 9) if (document.elementFromPoint(x, y)?.matches('.room-floor')) return { X: x, Y: y }
	})()`)
	fingers(t, tab, input.DispatchTouchEventTypeTouchStart, floor, 0, 1)
	fingers(t, tab, input.DispatchTouchEventTypeTouchEnd, floor, 0, 0)
	must(t, browser.Wait(tab, `!document.querySelector('[data-picked]') && document.querySelector('.plan-more').ariaPressed === 'false'`))
}
