package browser

import (
	"context"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// Keys presses keys one after the other, as a keyboard does: a page that takes a key for itself gets no character after
// it. chromedp.KeyEvent sends the character on its own, so it ends in whatever field the page has opened meanwhile.
// Named keys are those of package kb.
func Keys(keys string, options ...chromedp.KeyOption) chromedp.Action[chromedp.Void] {
	return chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		for _, r := range keys {
			for _, press := range whole(kb.Encode(r)) {
				for _, option := range options {
					option(press)
				}
				if press.Modifiers&^int64(chromedp.ModifierShift) != 0 {
					press.Text, press.UnmodifiedText = "", "" // a shortcut writes nothing
				}
				if _, err := cdp.Call(ctx, t, input.DispatchKeyEvent, *press); err != nil {
					return err
				}
			}
		}
		return nil
	})
}

// whole puts the character of a key into the press of it: the browser itself writes it then, unless the page forbids.
func whole(events []*input.DispatchKeyEventParams) []*input.DispatchKeyEventParams {
	if len(events) != 3 {
		return events
	}
	down, char, up := events[0], events[1], events[2]
	down.Type, down.Text, down.UnmodifiedText = input.DispatchKeyEventTypeKeyDown, char.Text, char.UnmodifiedText
	return []*input.DispatchKeyEventParams{down, up}
}
