package e2e

import (
	"testing"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"convive/e2e/browser"
	"convive/handlers/webtest"
)

// inTasks notes of a drop whether it is sent in the task in which the hand let go, and whether it is gone on with in the one in
// which the stream's delivery came. Timers of no delay run in the order in which they were set.
const inTasks = `
	globalThis.shared = []
	globalThis.now = ''
	const during = (name) => { now = name; setTimeout(() => { now = '' }) }
	addEventListener('pointerup', () => during('the hand lets go'), true)
	document.addEventListener('live-delivery', () => during('the delivery comes'), true)
	document.addEventListener('seat-move', () => { if (now) shared.push('sent while ' + now) }, true)
	document.addEventListener('live-release', ({ target }) => { if (now && target.matches('.room-table, .parking')) shared.push('gone on with while ' + now) }, true)
	true`

func TestADropIsShownSentAndConfirmedInTasksOfTheirOwnAndLeavesNoFocusToMove(t *testing.T) {
	server, _ := webtest.Demo(t, "sqlite")
	tab := inRoom(t, browser.New(t), server, "planner")
	evaluate[bool](t, tab, inTasks)

	t.Log("who is carried has no focus, and has it again once they are let go where they were")
	grab(t, tab, `row('Laura Udo')`)
	must(t, browser.Wait(tab, `document.querySelector('.ghost:not([hidden])') && document.activeElement === document.body`))
	must(t, chromedp.Do(tab, browser.Keys(kb.Escape)))
	must(t, browser.Wait(tab, `!document.querySelector('.ghost:not([hidden])') && document.activeElement === row('Laura Udo')`))
	mouse(t, tab, input.DispatchMouseEventTypeMouseReleased, over(t, tab, `row('Laura Udo')`))

	t.Log("also where the hand lets go of them over nothing")
	grab(t, tab, `row('Laura Udo')`)
	must(t, browser.Wait(tab, `document.activeElement === document.body`))
	drop(t, tab, `document.querySelector('.board-bar')`)
	must(t, browser.Wait(tab, `!document.querySelector('.ghost:not([hidden])') && document.activeElement === row('Laura Udo')`))

	evaluate[bool](t, tab, `(shared.length = 0) === 0`)
	for _, to := range []string{"Table 4", "Table 15"} {
		grab(t, tab, `row('Laura Udo')`)
		must(t, browser.Wait(tab, `document.querySelector('.ghost:not([hidden])') && document.activeElement === document.body`))
		drop(t, tab, `table('`+to+`').querySelector('.room-top')`)
		must(t, browser.Wait(tab, `at('Laura Udo') === '`+to+`' && quiet() && !document.querySelector('[data-ignore-morph]')`))
	}
	if shared := evaluate[[]string](t, tab, `shared`); len(shared) > 0 {
		t.Errorf("more than a task should do: %q", shared)
	}
}
