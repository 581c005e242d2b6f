package guestlist_test

import (
	"testing"

	"github.com/chromedp/chromedp"

	"convive/e2e/browser"
	"convive/handlers/webtest"
)

func TestWidthsOfADeskDontMakeTheListOfAPhoneWide(t *testing.T) {
	server, _ := webtest.Demo(t, "sqlite")
	ctx := browser.New(t)
	open(t, ctx, server, "host")
	fits := `document.querySelector('.guest-table').getBoundingClientRect().width <= innerWidth && document.documentElement.scrollWidth <= innerWidth`
	address := func(from string) string {
		t.Helper()
		to, err := chromedp.Run(ctx, chromedp.Evaluate[string](`'`+server.URL+page+`?cols=' + `+from+`.join('_')`))
		must(t, err)
		return to
	}
	wide := address(`[...document.querySelectorAll('th[data-column]')].map((th) => th.dataset.column + '~300')`)
	own := address(`['name~400', 'email~300', ...[...document.querySelectorAll('th[data-column^=reply]')].map((th) => th.dataset.column + '~200')]`)

	t.Log("the usual columns, widened at a desk, which has the widths")
	must(t, chromedp.Do(ctx, chromedp.Navigate(wide)))
	holds(t, ctx, `document.querySelector('th[data-column=name]').offsetWidth === 300 && document.querySelector('th[data-column=side]').checkVisibility()`)
	t.Log("on a phone they are the usual list, which scrolls with the page")
	must(t, browser.Resize(ctx, browser.Phone, browser.Light))
	holds(t, ctx, fits+` && !document.querySelector('th[data-column=side]').checkVisibility() && document.querySelector('th[data-column^=reply]').checkVisibility()`)
	holds(t, ctx, `getComputedStyle(document.querySelector('[data-keep-columns]')).overflowY === 'visible'`)

	t.Log("columns of one's own are all there, as wide as what they hold; they scroll beside the page, which stays narrow")
	must(t, chromedp.Do(ctx, chromedp.Navigate(own)))
	holds(t, ctx, `document.querySelector('th[data-column=email]').checkVisibility() && document.querySelector('th[data-column^=reply]').offsetWidth < 150 && document.documentElement.scrollWidth <= innerWidth`)
}
