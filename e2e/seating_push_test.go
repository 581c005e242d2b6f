package e2e

import (
	"context"
	"testing"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"

	"convive/e2e/browser"
	"convive/handlers/webtest"
)

func TestARoomSeenFromNearerIsPushedByItsFloorAndByTheMiddleButton(t *testing.T) {
	server, _ := webtest.Demo(t, "sqlite")
	ctx := browser.New(t)
	board, plan := inRoom(t, ctx, server, "planner"), arranging(t, ctx, server, "planner")
	const scrolled = `(({ scrollLeft, scrollTop }) => ({ X: scrollLeft, Y: scrollTop }))(document.querySelector('.room-scroll'))`
	pushes := func(tab context.Context, button input.MouseButton, buttons int64, from spot) (by spot) {
		t.Helper()
		was := evaluate[spot](t, tab, scrolled)
		for _, at := range []struct {
			kind input.DispatchMouseEventType
			by   float64
		}{{input.DispatchMouseEventTypeMousePressed, 0}, {input.DispatchMouseEventTypeMouseMoved, -30}, {input.DispatchMouseEventTypeMouseMoved, -90}, {input.DispatchMouseEventTypeMouseReleased, -90}} {
			_, err := chromedp.Call(tab, input.DispatchMouseEvent, input.DispatchMouseEventParams{Type: at.kind, X: from.X + at.by, Y: from.Y + at.by/2, Button: button, Buttons: buttons, ClickCount: 1})
			must(t, err)
		}
		now := evaluate[spot](t, tab, scrolled)
		return spot{now.X - was.X, now.Y - was.Y}
	}
	at := func(tab context.Context, selector string) spot {
		t.Helper()
		return evaluate[spot](t, tab, `(() => {
			const r = document.querySelector('.room-scroll').getBoundingClientRect()
			for (let y = r.top + r.height / 2; y < r.bottom - 20; y += 7) for (let x = r.left + 200; x < r.right - 20; x += 7) if (document.elementFromPoint(x, y)?.closest('`+selector+`')) return { X: x, Y: y }
		})()`)
	}
	const floor, table = ".room-floor, .room-grid", ".room-table"
	for _, tab := range []context.Context{board, plan} {
		evaluate[bool](t, tab, `for (let i = 0; i < 3; i++) document.querySelector('[data-zoom=in]').click(); document.querySelector('.room-scroll').scrollIntoView({ block: 'center', behavior: 'instant' }); true`)
	}
	for _, c := range []struct {
		in      string
		tab     context.Context
		button  input.MouseButton
		buttons int64
		from    string
		want    spot
	}{
		{"on the board", board, input.MouseButtonLeft, 1, floor, spot{90, 45}},
		{"on the board", board, input.MouseButtonLeft, 1, table, spot{}},
		{"on the board", board, input.MouseButtonMiddle, 4, table, spot{90, 45}},
		{"where it is arranged", plan, input.MouseButtonMiddle, 4, floor, spot{90, 45}},
		{"where it is arranged", plan, input.MouseButtonMiddle, 4, table, spot{90, 45}},
		{"where it is arranged", plan, input.MouseButtonLeft, 1, floor, spot{}}, // which draws a frame
	} {
		if by := pushes(c.tab, c.button, c.buttons, at(c.tab, c.from)); by != c.want {
			t.Errorf("%s, the %s button on %s pushes by %v", c.in, c.button, c.from, by)
		}
		must(t, browser.Wait(c.tab, `quiet() && !document.querySelector('[data-pushed]')`))
	}
}
