package browser

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// click clicks the first element of a selector, unless it is not there or something else lies over it. Finding and
// clicking are one step: a live page may draw the element anew, or move it, between two.
const click = `(() => {
	const el = document.querySelector(%s)
	if (!el) return false
	el.scrollIntoView({ block: 'center', behavior: 'instant' })
	const box = el.getBoundingClientRect()
	const hit = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2)
	if (!hit || !(el.contains(hit) || hit.contains(el))) return false
	el.focus()
	el.click()
	return true
})()`

// Click clicks the first element of a selector, as soon as there is one that can be reached. The error after ten seconds
// names the selector.
func Click(selector string) chromedp.Action[chromedp.Void] {
	quoted, _ := json.Marshal(selector) // a string is always JSON
	return chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		late, gesture := time.After(patience), true
		for {
			done, err := cdp.Call(ctx, t, runtime.Evaluate, runtime.EvaluateParams{Expression: fmt.Sprintf(click, quoted), UserGesture: &gesture})
			if err == nil && done.Result != nil && string(done.Result.Value) == "true" {
				return nil
			}
			select {
			case <-time.After(10 * time.Millisecond):
			case <-late:
				return fmt.Errorf("after %v nothing can be clicked at %s (%v)", patience, selector, err)
			}
		}
	})
}
