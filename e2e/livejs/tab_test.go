package livejs

import (
	"context"
	"fmt"
	"testing"

	"github.com/chromedp/chromedp"

	"convive/e2e/browser"
)

// tab is one browser tab on the site.
type tab struct {
	t   *testing.T
	ctx context.Context
}

// visit opens the site in a new browser. Cut connections are what these tests are about.
func (s *site) visit() *tab {
	s.t.Helper()
	b := &tab{s.t, browser.New(s.t)}
	browser.Allow(b.ctx, "ERR_INCOMPLETE_CHUNKED_ENCODING", "ERR_CONNECTION", "ERR_EMPTY_RESPONSE")
	b.load(s)
	return b
}

func (b *tab) load(s *site) {
	b.t.Helper()
	if err := chromedp.Do(b.ctx, chromedp.Navigate(s.URL+"/")); err != nil {
		b.t.Fatal(err)
	}
}

// allow names problems that the test makes on purpose.
func (b *tab) allow(texts ...string) { browser.Allow(b.ctx, texts...) }

// wait waits for a condition of the page.
func (b *tab) wait(condition string) {
	b.t.Helper()
	if err := browser.Wait(b.ctx, condition); err != nil {
		b.t.Fatalf("%s: %v; the page: %s", condition, err, b.text(`document.querySelector('live-page').outerHTML + document.querySelector('main').outerHTML`))
	}
}

// run carries out a script.
func (b *tab) run(script string) {
	b.t.Helper()
	if _, err := chromedp.Run(b.ctx, chromedp.Evaluate[any](`(async () => {`+script+`})().then(() => null)`, chromedp.EvalAwaitPromise)); err != nil {
		b.t.Fatalf("%s: %v", script, err)
	}
}

// text is the value of an expression, as text.
func (b *tab) text(expression string) string {
	b.t.Helper()
	got, err := chromedp.Run(b.ctx, chromedp.Evaluate[string](`String(`+expression+`)`))
	if err != nil {
		b.t.Fatalf("%s: %v", expression, err)
	}
	return got
}

func (b *tab) do(steps ...chromedp.Action[chromedp.Void]) {
	b.t.Helper()
	if err := chromedp.Do(b.ctx, steps...); err != nil {
		b.t.Fatal(err)
	}
}

// is waits for the badge's state.
func (b *tab) is(state string) {
	b.t.Helper()
	b.wait(fmt.Sprintf(`document.querySelector('live-page').dataset.state === %q`, state))
}

// at waits until the page has reached a position.
func (b *tab) at(position string) {
	b.t.Helper()
	b.wait(fmt.Sprintf(`document.querySelector('live-page').position === %q`, position))
}
