package main

import (
	"context"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/performance"
	"github.com/chromedp/chromedp"

	"convive/e2e/browser"
)

// drags measures both hands in a browser.
func (s *site) drags(name string) error {
	ctx, end, err := browser.Open()
	if err != nil {
		return err
	}
	defer end()
	cookie, err := signIn(s.url, "host", 6<<20)
	if err != nil {
		return err
	}
	if _, err := chromedp.Call(ctx, network.SetCookie, network.SetCookieParams{Name: "convive", Value: cookie, URL: s.url}); err != nil {
		return err
	}
	if err := chromedp.Do(ctx, chromedp.EmulateViewport(1440, 900), chromedp.Navigate(s.url+roomPage)); err != nil {
		return err
	}
	if err := browser.Wait(ctx, `document.querySelector('live-page').state === 'live' && document.querySelectorAll('.room-guest').length > 100`); err != nil {
		return err
	}
	if _, err := chromedp.Call(ctx, performance.Enable, performance.EnableParams{TimeDomain: performance.EnableTimeDomainThreadTicks}); err != nil {
		return err
	}
	if _, err := chromedp.Call(ctx, emulation.SetCPUThrottlingRate, emulation.SetCPUThrottlingRateParams{Rate: slowDown}); err != nil {
		return err
	}
	seated, err := chromedp.Run(ctx, chromedp.Evaluate[int](`document.querySelectorAll('.room-guest').length`))
	if err != nil {
		return err
	}
	figure(name+".seated", float64(seated), "guests")
	empty, err := hand(ctx, nil)
	if err != nil {
		return err
	}
	r, err := receive(ctx)
	if err != nil {
		return err
	}
	full := &drop{received: r}
	moved, err := hand(ctx, full)
	if err != nil {
		return err
	}
	again := &drop{traced: true}
	if _, err := hand(ctx, again); err != nil {
		return err
	}
	paint := again.paint / dragMoves
	figure(name+".script", moved.script, "ms_per_move")
	figure(name+".style", moved.style, "ms_per_move")
	figure(name+".layout", moved.layout, "ms_per_move")
	figure(name+".paint", paint, "ms_per_move")
	figure(name+".tasks", moved.tasks, "ms_per_move")
	figure(name+".empty_hand.tasks", empty.tasks, "ms_per_move")
	goal(name+".per_move", moved.tasks-moved.other+paint, "ms", "<= 8")
	goal(name+".pick_up.longest_task", full.pickUp, "ms", "<= 50, 0 is none over 50")
	goal(name+".move.longest_task", full.move, "ms", "<= 50, 0 is none over 50")
	goal(name+".drop.longest_task", full.letGo, "ms", "<= 50, 0 is none over 50")
	figure(name+".drop.received", full.sent, "kB, the answer with its notice and who is here too")
	return nil
}

// effort is what one move took on the page's main thread, in milliseconds of its processor, whoever else wants that one.
type effort struct{ script, style, layout, tasks, other float64 }

// drop is a hand that carries a guest and lets go of them over parking: the longest task of each of its steps, and what
// was painted during its moves where it is traced, all in milliseconds.
type drop struct {
	traced              bool
	received            *received // counted where it is there
	sent                float64   // what came because of the drop, in kB
	paint               float64
	pickUp, move, letGo float64
}

// longTasks keeps the longest task that the page sees; it is told of those over 50 ms.
const longTasks = `(globalThis.longest = 0, globalThis.tasks ??= new PerformanceObserver((list) => {
	for (const { duration } of list.getEntries()) longest = Math.max(longest, duration)
}), tasks.observe({ type: 'longtask' }), true)`

// longest is the longest task since the last time. Tasks are told of a moment after their end.
const longest = `new Promise((then) => requestAnimationFrame(() => setTimeout(() => { const was = globalThis.longest; globalThis.longest = 0; then(was) }, 200)))`

// places are the middles of a chair that is taken and of parking's head, and what the window shows of the room.
const places = `(() => {
	const middle = (el) => { const r = el.getBoundingClientRect(); return [r.left + r.width / 2, r.top + r.height / 2] }
	const { left, top, right, bottom } = document.querySelector('.room-scroll').getBoundingClientRect()
	return [...middle(document.querySelector('.room-guest[data-draggable]')), ...middle(document.querySelector('#parking-title')),
		left + 30, top + 30, Math.min(right, innerWidth) - 30, Math.min(bottom, innerHeight) - 30]
})()`

// hand moves over the room, to and fro: with a guest, or empty.
func hand(ctx context.Context, d *drop) (e effort, err error) {
	at, err := chromedp.Run(ctx, chromedp.Evaluate[[]float64](places))
	if err != nil {
		return e, err
	}
	do := func(kind input.DispatchMouseEventType, x, y float64) error {
		button, held := input.MouseButtonNone, int64(0)
		if d != nil {
			button, held = input.MouseButtonLeft, 1
		}
		_, err := chromedp.Call(ctx, input.DispatchMouseEvent, input.DispatchMouseEventParams{Type: kind, X: x, Y: y, Button: button, Buttons: held, ClickCount: 1})
		return err
	}
	moves := func() error {
		for n := range dragMoves {
			lane, along := n/40, float64(n%40)/39
			if lane%2 == 1 {
				along = 1 - along
			}
			if err := do(input.DispatchMouseEventTypeMouseMoved, at[4]+along*(at[6]-at[4]), at[5]+float64(lane)/6*(at[7]-at[5])); err != nil {
				return err
			}
			<-time.After(16 * time.Millisecond) // a hand moves once in a frame
		}
		return nil
	}
	if d != nil {
		if err := d.take(ctx, do, at); err != nil {
			return e, err
		}
	}
	before, err := taskTimes(ctx)
	if err != nil {
		return e, err
	}
	if d != nil && d.traced {
		d.paint, err = painted(ctx, moves)
	} else {
		err = moves()
	}
	if err != nil {
		return e, err
	}
	after, err := taskTimes(ctx)
	if err != nil {
		return e, err
	}
	if d != nil {
		if err := d.leave(ctx, do, at); err != nil {
			return e, err
		}
	}
	of := func(name string) float64 { return (after[name] - before[name]) * 1000 / dragMoves }
	return effort{of("ScriptDuration"), of("RecalcStyleDuration"), of("LayoutDuration"), of("TaskDuration"), of("TaskOtherDuration")}, nil
}

// mouse does something with the mouse at a place.
type mouse func(kind input.DispatchMouseEventType, x, y float64) error

// take picks the guest up.
func (d *drop) take(ctx context.Context, do mouse, at []float64) (err error) {
	if _, err := chromedp.Run(ctx, chromedp.Evaluate[bool](longTasks)); err != nil {
		return err
	}
	if err := do(input.DispatchMouseEventTypeMousePressed, at[0], at[1]); err != nil {
		return err
	}
	if err := do(input.DispatchMouseEventTypeMouseMoved, at[0]+12, at[1]+12); err != nil {
		return err
	}
	if err := browser.Wait(ctx, `document.querySelector('seat-board').hasAttribute('data-dragging')`); err != nil {
		return err
	}
	d.pickUp, err = longestTask(ctx)
	return err
}

// leave lets the guest go over parking, and waits until the server has said so and the page is as it says.
func (d *drop) leave(ctx context.Context, do mouse, at []float64) (err error) {
	if d.move, err = longestTask(ctx); err != nil {
		return err
	}
	if err := do(input.DispatchMouseEventTypeMouseMoved, at[2], at[3]); err != nil {
		return err
	}
	if err := browser.Wait(ctx, `document.querySelector('[data-over-here]')`); err != nil {
		return err
	}
	if d.received != nil {
		d.received.take()
	}
	if err := do(input.DispatchMouseEventTypeMouseReleased, at[2], at[3]); err != nil {
		return err
	}
	if err := browser.Wait(ctx, `!document.querySelector('[data-pending], [data-leaving], [data-ignore-morph]')`); err != nil {
		return err
	}
	d.letGo, err = longestTask(ctx)
	if d.received != nil {
		d.sent = d.received.take()
	}
	return err
}

func longestTask(ctx context.Context) (float64, error) {
	return chromedp.Run(ctx, chromedp.Evaluate[float64](longest, chromedp.EvalAwaitPromise))
}

// taskTimes is what the page's main thread has spent so far, in seconds, by what for.
func taskTimes(ctx context.Context) (map[string]float64, error) {
	all, err := chromedp.Call(ctx, performance.GetMetrics, cdp.Empty{})
	if err != nil {
		return nil, err
	}
	by := map[string]float64{}
	for _, m := range all.Metrics {
		by[m.Name] = m.Value
	}
	return by, nil
}
