package main

import (
	"context"
	"fmt"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"

	"convive/e2e/browser"
)

// window is one person's, of a size.
type window struct {
	ctx  context.Context
	size browser.Size
	url  string // of the server
}

// open makes a window of a person who hasn't been here before.
func (s *server) open(parent context.Context, size browser.Size) (*window, error) {
	ctx, _ := chromedp.NewContext(parent, chromedp.WithNewBrowserContext()) // ends with its parent
	w := &window{ctx, size, s.url}
	if err := chromedp.Do(w.ctx, chromedp.Navigate(s.url+"/demo")); err != nil {
		return nil, err
	}
	return w, browser.Resize(w.ctx, size, browser.Light)
}

// as signs in with the button of one of the demo's people.
func (w *window) as(role string) error {
	_, err := w.eval(fmt.Sprintf(`document.querySelector('form[action="/demo/%s"] button').click(), true`, role))
	if err != nil {
		return err
	}
	return browser.Wait(w.ctx, `location.pathname === '/e/amara-jonas'`)
}

// at shows a page, once its stream is there.
func (w *window) at(path string) error {
	if err := chromedp.Do(w.ctx, chromedp.Navigate(w.url+path)); err != nil {
		return err
	}
	return browser.Wait(w.ctx, `document.querySelector('live-page').dataset.state === 'live'`)
}

func (w *window) eval(js string) (bool, error) {
	return chromedp.Run(w.ctx, chromedp.Evaluate[bool](js))
}

func (w *window) text(js string) (string, error) {
	return chromedp.Run(w.ctx, chromedp.Evaluate[string](js))
}

// picture is what the window shows, as a PNG.
func (w *window) picture() ([]byte, error) {
	return chromedp.Run(w.ctx, chromedp.CaptureScreenshot())
}

// mouse does something where an element is.
func (w *window) mouse(kind input.DispatchMouseEventType, element string) error {
	at, err := chromedp.Run(w.ctx, chromedp.Evaluate[struct{ X, Y float64 }](`(() => {
		const r = (`+element+`).getBoundingClientRect()
		return {X: r.left + Math.min(r.width / 2, 90), Y: r.top + Math.min(r.height / 2, 20)}
	})()`))
	if err != nil {
		return err
	}
	_, err = chromedp.Call(w.ctx, input.DispatchMouseEvent, input.DispatchMouseEventParams{
		Type: kind, X: at.X, Y: at.Y, Button: input.MouseButtonLeft, Buttons: 1, ClickCount: 1})
	return err
}
