package main

import (
	"context"
	"fmt"
	"path/filepath"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/performance"
	"github.com/chromedp/chromedp"

	"convive/e2e/browser"
	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
	"convive/models/seating"
)

// dragMoves is how often the hand moves in one drag, and slowDown by how much the browser's processor is slowed.
const (
	dragMoves = 240
	slowDown  = 4
)

// roomPage is the demo's room seen from above.
const roomPage = "/e/amara-jonas/seating?view=room"

// drag measures what one move of a hand costs the browser while it drags a guest through the room, at a slowed processor,
// beside the same moves of an empty hand.
func (b *bench) drag() error {
	for _, size := range []struct{ guests, tables int }{{300, 40}, {1_000, 120}} {
		name := fmt.Sprintf("seating.drag.%dx%d", size.guests, size.tables)
		s, err := newSite(b.data, filepath.Join(b.dir, name))
		if err != nil {
			return err
		}
		b.after = append(b.after, s.close)
		if err := s.fill(size.guests); err != nil {
			return err
		}
		if err := s.seat(size.tables); err != nil {
			return err
		}
		if err := s.drags(name); err != nil {
			return err
		}
	}
	return nil
}

// seat lets everybody come to the occasion with tables, adds tables up to so many, and seats the guests at them in turn.
func (s *site) seat(tables int) error {
	_, err := s.db.Mutate(background, s.system(), change.CommandID{}, func(tx *db.Tx) (change.Change, error) {
		occasions, err := seating.Occasions(tx.Read)
		if err != nil {
			return nil, err
		}
		occasion := occasions[0].ID
		invited, err := db.From[guests.Invitation](tx.Read).Where("occasion_id = ? AND reply <> ?", string(occasion), guests.Attending).All()
		if err != nil {
			return nil, err
		}
		for i := range invited {
			if err := db.Update(tx, &invited[i], db.Set{"reply": guests.Attending}); err != nil {
				return nil, err
			}
		}
		board, err := seating.Of(tx.Read, occasion)
		if err != nil {
			return nil, err
		}
		for missing := tables - len(board.Tables); missing > 0; missing -= 40 {
			more := seating.NewTables{Occasion: occasion, Seats: 10, Shape: seating.Round, Count: int64(min(missing, 40))}
			if _, err := seating.AddTables(tx, more); err != nil {
				return nil, err
			}
		}
		if board, err = seating.Of(tx.Read, occasion); err != nil {
			return nil, err
		}
		var waiting []seating.Person
		for _, h := range board.Parking {
			waiting = append(waiting, h.People...)
		}
		for _, t := range board.Tables {
			n := min(t.Free(), len(waiting))
			if n <= 0 {
				continue
			}
			m := seating.Moving{Occasion: occasion, To: seating.Target{Table: t.ID, Taken: t.Taken()}.String()}
			for _, p := range waiting[:n] {
				m.Guests = append(m.Guests, seating.Premise{Guest: p.ID, From: seating.Parking}.String())
			}
			waiting = waiting[n:]
			if _, err := seating.Move(tx, m); err != nil {
				return nil, err
			}
		}
		return change.EventTouched{Event: s.event.ID}, nil
	})
	return err
}

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
	if _, err := chromedp.Call(ctx, performance.Enable, performance.EnableParams{}); err != nil {
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
	empty, err := hand(ctx, false)
	if err != nil {
		return err
	}
	full, err := hand(ctx, true)
	if err != nil {
		return err
	}
	figure(name+".script", full.script, "ms_per_move")
	figure(name+".style", full.style, "ms_per_move")
	figure(name+".layout", full.layout, "ms_per_move")
	figure(name+".tasks", full.tasks, "ms_per_move")
	figure(name+".empty_hand.tasks", empty.tasks, "ms_per_move")
	goal(name+".per_move", full.tasks-full.other, "ms", "<= 8")
	goal(name+".longest_task", full.longest, "ms", "<= 50")
	return nil
}

// effort is what one move took on the page's main thread, in milliseconds, and the longest task of all.
type effort struct{ script, style, layout, tasks, other, longest float64 }

// longTasks keeps the longest task that the page sees from here on; it is told of those over 50 ms.
const longTasks = `(globalThis.longest = 0, new PerformanceObserver((list) => {
	for (const { duration } of list.getEntries()) longest = Math.max(longest, duration)
}).observe({ type: 'longtask' }), true)`

// hand moves over the room, to and fro, with a guest or without.
func hand(ctx context.Context, full bool) (e effort, err error) {
	at, err := chromedp.Run(ctx, chromedp.Evaluate[[]float64](`(() => {
		const chair = document.querySelector('.room-guest[data-draggable]').getBoundingClientRect()
		const { left, top, right, bottom } = document.querySelector('.room-scroll').getBoundingClientRect()
		return [chair.left + chair.width / 2, chair.top + chair.height / 2, left + 30, top + 30, Math.min(right, innerWidth) - 30, Math.min(bottom, innerHeight) - 30]
	})()`))
	if err != nil {
		return e, err
	}
	press := func(kind input.DispatchMouseEventType, x, y float64) error {
		button, held := input.MouseButtonNone, int64(0)
		if full {
			button, held = input.MouseButtonLeft, 1
		}
		_, err := chromedp.Call(ctx, input.DispatchMouseEvent, input.DispatchMouseEventParams{Type: kind, X: x, Y: y, Button: button, Buttons: held, ClickCount: 1})
		return err
	}
	if _, err := chromedp.Run(ctx, chromedp.Evaluate[bool](longTasks)); err != nil {
		return e, err
	}
	if full {
		if err := press(input.DispatchMouseEventTypeMousePressed, at[0], at[1]); err != nil {
			return e, err
		}
		if err := press(input.DispatchMouseEventTypeMouseMoved, at[0]+12, at[1]+12); err != nil {
			return e, err
		}
		if err := browser.Wait(ctx, `document.querySelector('seat-board').hasAttribute('data-dragging')`); err != nil {
			return e, err
		}
	}
	before, err := taskTimes(ctx)
	if err != nil {
		return e, err
	}
	for n := range dragMoves {
		lane, along := n/40, float64(n%40)/39
		if lane%2 == 1 {
			along = 1 - along
		}
		if err := press(input.DispatchMouseEventTypeMouseMoved, at[2]+along*(at[4]-at[2]), at[3]+float64(lane)/6*(at[5]-at[3])); err != nil {
			return e, err
		}
		<-time.After(16 * time.Millisecond) // a hand moves once in a frame
	}
	after, err := taskTimes(ctx)
	if err != nil {
		return e, err
	}
	if e.longest, err = chromedp.Run(ctx, chromedp.Evaluate[float64](`longest`)); err != nil {
		return e, err
	}
	if full {
		if err := chromedp.Do(ctx, chromedp.KeyEvent("\x1b")); err != nil {
			return e, err
		}
	}
	of := func(name string) float64 { return (after[name] - before[name]) * 1000 / dragMoves }
	e.script, e.style, e.layout, e.tasks, e.other = of("ScriptDuration"), of("RecalcStyleDuration"), of("LayoutDuration"), of("TaskDuration"), of("TaskOtherDuration")
	return e, nil
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
