package cells_test

import (
	"testing"

	"github.com/chromedp/chromedp"

	"convive/e2e/browser"
	"convive/handlers/webtest"
)

func TestTheToolsOfTheListKeepToOneLineWithASearchOrAFilter(t *testing.T) {
	server, _ := webtest.Demo(t, "sqlite")
	ctx := browser.New(t)
	open(t, ctx, server, "planner")
	const list = "/e/amara-jonas/guests"
	must(t, chromedp.Do(ctx, chromedp.Navigate(server.URL+list)))
	longest, err := chromedp.Run(ctx, chromedp.Evaluate[string](`[...document.querySelectorAll('.filter-inner')].filter(a => /occasion=/.test(a.search)).map(a => a.search).at(-1)`))
	must(t, err)
	for _, query := range []string{"", "?q=nour", longest, longest + "&q=nour", longest + "&missing=address"} {
		must(t, chromedp.Do(ctx, chromedp.Navigate(server.URL+list+query)))
		holds(t, ctx, `document.querySelector('live-page').state === 'live'`)
		rows, err := chromedp.Run(ctx, chromedp.Evaluate[float64](`(() => {
			const bar = document.querySelector('.guest-toolbar'), height = (el) => el.getBoundingClientRect().height
			return Math.round((height(bar) - parseFloat(getComputedStyle(bar).paddingBlockEnd)) / height(bar.querySelector('.search')))
		})()`))
		must(t, err)
		if rows != 1 {
			t.Errorf("with %q the tools are %v lines high", query, rows)
		}
	}
}
