package e2e

import (
	"testing"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"

	"convive/e2e/browser"
	"convive/handlers/webtest"
)

func TestAFingerThatRestsNearAnEdgeLeavesTheRoomWhereItIs(t *testing.T) {
	server, _ := webtest.Demo(t, "sqlite")
	phone := browser.Session(t, browser.New(t))
	signIn(t, phone, server, "planner")
	onPhone(t, phone)
	must(t, chromedp.Do(phone, chromedp.Navigate(server.URL+"/e/amara-jonas/seating?view=room")))
	must(t, browser.Wait(phone, `document.querySelector('live-page').dataset.state === 'live'`))
	evaluate[bool](t, phone, roomOf)
	const room = `document.querySelector('.room-scroll')`
	// Where the room is after some frames more.
	rested := func() float64 {
		t.Helper()
		evaluate[bool](t, phone, `globalThis.rested = null; (async () => { for (let i = 0; i < 20; i++) await new Promise(requestAnimationFrame); globalThis.rested = `+room+`.scrollLeft })(); true`)
		must(t, browser.Wait(phone, `rested !== null`))
		return evaluate[float64](t, phone, `rested`)
	}
	for range 4 {
		evaluate[bool](t, phone, `document.querySelector('[data-zoom=in]').click(); true`)
	}
	evaluate[bool](t, phone, `(() => {
		const r = row('Laura Udo').getBoundingClientRect(), box = `+room+`.getBoundingClientRect()
		`+room+`.scrollBy({ left: r.left + r.width / 2 - box.left - 40, top: r.top - box.top - box.height / 2, behavior: 'instant' })
		return true
	})()`)
	must(t, browser.Wait(phone, room+`.scrollLeft > 40`))
	seat, was := evaluate[string](t, phone, `at('Laura Udo')`), rested()

	fingers(t, phone, input.DispatchTouchEventTypeTouchStart, spotOf(t, phone, `row('Laura Udo')`), 0, 1)
	must(t, browser.Wait(phone, `document.querySelector('[data-dragging]')`))
	if now := rested(); now != was {
		t.Errorf("the room went from %v to %v under a finger that rests", was, now)
	}
	fingers(t, phone, input.DispatchTouchEventTypeTouchEnd, spot{}, 0, 0)
	must(t, browser.Wait(phone, `quiet() && at('Laura Udo') === '`+seat+`'`))

	t.Log("once it has gone nearer to the edge, the room comes")
	from := spotOf(t, phone, `row('Laura Udo')`)
	fingers(t, phone, input.DispatchTouchEventTypeTouchStart, from, 0, 1)
	must(t, browser.Wait(phone, `document.querySelector('[data-dragging]')`))
	from.X -= 20
	fingers(t, phone, input.DispatchTouchEventTypeTouchMove, from, 0, 1)
	must(t, browser.Wait(phone, room+`.scrollLeft < `+evaluate[string](t, phone, `String(`+room+`.scrollLeft)`)))
	fingers(t, phone, input.DispatchTouchEventTypeTouchCancel, spot{}, 0, 0)
}
