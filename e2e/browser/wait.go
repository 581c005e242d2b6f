package browser

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/chromedp/chromedp"
)

// patience is how long Wait waits.
const patience = 10 * time.Second

// look asks for a condition until it holds. chromedp's own Poll compiles the condition with Function, which pages of
// this app refuse. A condition that throws (an element that is not there yet) counts as false.
const look = `new Promise(done => {
	const look = () => {
		let held = false
		try { held = !!(%s) } catch {}
		held ? done(true) : setTimeout(look, 10)
	}
	look()
})`

// Wait returns when a JavaScript condition holds in the tab, also when that takes a reload or a new page; the error
// after ten seconds names the condition and what the tab has complained about.
func Wait(ctx context.Context, condition string) error {
	limited, stop := context.WithTimeout(ctx, patience)
	defer stop()
	for {
		_, err := chromedp.Run(limited, chromedp.Evaluate[bool](fmt.Sprintf(look, condition), chromedp.EvalAwaitPromise))
		switch {
		case err == nil:
			return nil
		case limited.Err() != nil:
			return fmt.Errorf("after %v this does not hold: %s\nproblems: %s", patience, condition, strings.Join(Problems(ctx), "\n"))
		case !leftThePage(err):
			return err
		}
	}
}

// leftThePage tells the errors that mean: the page that was asked has gone, ask the next one.
func leftThePage(err error) bool {
	for _, text := range []string{"navigated", "context was destroyed", "Cannot find context", "Promise was collected", "context with specified id"} {
		if strings.Contains(err.Error(), text) {
			return true
		}
	}
	return false
}
