package browser

import (
	"context"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// Back presses the browser's Back and waits for nothing: the page that comes may be out of the browser's own memory,
// without a load. The page goes in a task of its own: one that is left while it answers may never answer.
func Back() chromedp.Action[chromedp.Void] {
	return chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := cdp.Call(ctx, t, runtime.Evaluate, runtime.EvaluateParams{Expression: `setTimeout(() => history.back())`})
		return err
	})
}
