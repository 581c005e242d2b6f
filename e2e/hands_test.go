package e2e

import (
	"context"
	"testing"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"convive/e2e/browser"
)

// spot is a place in the window, in CSS pixels.
type spot struct{ X, Y float64 }

// spotOf is where an element is in the window, which scrolls to it first; what slides there has arrived.
func spotOf(t *testing.T, tab context.Context, js string) spot {
	t.Helper()
	return evaluate[spot](t, tab, `(() => {
		const el = `+js+`
		for (let at = el; at; at = at.parentElement) at.getAnimations().forEach(way => way.finish())
		el.scrollIntoView({block: 'center', behavior: 'instant'})
		const r = el.getBoundingClientRect()
		return {X: r.left + Math.min(r.width / 2, 120), Y: r.top + Math.min(r.height / 2, 20)}
	})()`)
}

func mouse(t *testing.T, tab context.Context, kind input.DispatchMouseEventType, at spot) {
	t.Helper()
	_, err := chromedp.Call(tab, input.DispatchMouseEvent, input.DispatchMouseEventParams{
		Type: kind, X: at.X, Y: at.Y, Button: input.MouseButtonLeft, Buttons: 1, ClickCount: 1})
	must(t, err)
}

// grab begins to drag an element; the hand rests a little beside it.
func grab(t *testing.T, tab context.Context, js string) {
	t.Helper()
	at := spotOf(t, tab, js)
	mouse(t, tab, input.DispatchMouseEventTypeMousePressed, at)
	mouse(t, tab, input.DispatchMouseEventTypeMouseMoved, spot{at.X + 10, at.Y + 10})
}

// over moves the hand over an element, which must be in the window by scrolling to it.
func over(t *testing.T, tab context.Context, js string) spot {
	t.Helper()
	at := spotOf(t, tab, js)
	mouse(t, tab, input.DispatchMouseEventTypeMouseMoved, at)
	return at
}

// drop lets go over an element.
func drop(t *testing.T, tab context.Context, js string) {
	t.Helper()
	mouse(t, tab, input.DispatchMouseEventTypeMouseReleased, over(t, tab, js))
}

// enter presses Enter.
func enter(t *testing.T, tab context.Context) {
	t.Helper()
	must(t, chromedp.Do(tab, browser.Keys(kb.Enter)))
}
