package main

import (
	"cmp"
	"context"
	"encoding/json"
	"slices"
	"sync"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/tracing"
	"github.com/chromedp/chromedp"
)

// painting is what the browser's trace calls the work after script, style and layout on the page's main thread, until a
// frame is handed over.
var painting = map[string]bool{"PrePaint": true, "Paint": true, "Layerize": true, "Commit": true}

// traced is one thing of a trace: when it began, and how long its thread had the processor for it, in microseconds.
type traced struct {
	Name string  `json:"name"`
	PID  int     `json:"pid"`
	TID  int     `json:"tid"`
	At   float64 `json:"ts"`
	Took float64 `json:"tdur"`
	Long float64 `json:"dur"` // with what other processes took meanwhile
}

// tracer records what the browser does.
type tracer struct {
	mu   sync.Mutex
	all  []traced
	done chan struct{}
}

func (t *tracer) see(event any) {
	switch e := event.(type) {
	case *tracing.EventDataCollected:
		t.mu.Lock()
		defer t.mu.Unlock()
		for _, value := range e.Value {
			var one traced
			if json.Unmarshal(value, &one) == nil {
				t.all = append(t.all, one)
			}
		}
	case *tracing.EventTracingComplete:
		close(t.done)
	}
}

// painted is how long a page painted while something was done, in milliseconds.
func painted(ctx context.Context, do func() error) (float64, error) {
	t := &tracer{done: make(chan struct{})}
	if err := chromedp.Listen(ctx, t.see); err != nil {
		return 0, err
	}
	config := &tracing.TraceConfig{IncludedCategories: []string{"devtools.timeline"}}
	if _, err := chromedp.Call(ctx, tracing.Start, tracing.StartParams{TraceConfig: config}); err != nil {
		return 0, err
	}
	if err := do(); err != nil {
		return 0, err
	}
	if _, err := chromedp.Call(ctx, tracing.End, cdp.Empty{}); err != nil {
		return 0, err
	}
	select {
	case <-t.done:
	case <-ctx.Done():
		return 0, ctx.Err()
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.paint(), nil
}

// paint sums up what the thread painted that was told of moves of the hand; what happens within something else counts once.
func (t *tracer) paint() (sum float64) {
	type thread struct{ pid, tid int }
	var page thread
	for _, e := range t.all {
		if e.Name == "EventDispatch" {
			page = thread{e.PID, e.TID}
			break
		}
	}
	slices.SortFunc(t.all, func(a, b traced) int { return cmp.Compare(a.At, b.At) })
	var until float64
	for _, e := range t.all {
		if !painting[e.Name] || page != (thread{e.PID, e.TID}) || e.At+e.Long <= until {
			continue
		}
		sum += e.Took
		until = e.At + e.Long
	}
	return sum / 1000
}
