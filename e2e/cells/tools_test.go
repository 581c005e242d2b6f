package cells_test

import (
	"testing"

	"github.com/chromedp/chromedp"

	"convive/e2e/browser"
	"convive/handlers/webtest"
)

func TestTheFocusGoesOnToTheNextRowWhenItsOwnLeavesTheList(t *testing.T) {
	server, _ := webtest.Demo(t, "sqlite")
	ctx := browser.New(t)
	open(t, ctx, server, "planner")
	must(t, chromedp.Do(ctx, chromedp.Navigate(server.URL+"/e/amara-jonas/guests?view=people&side=Amara&cols=tags_side")))
	holds(t, ctx, `customElements.get('guest-cells') && document.querySelector('live-page').state === 'live'`)
	const rows, at = `[...document.querySelectorAll('#guests-rows tr:has([data-cell=side])')]`, `document.activeElement.closest('tr')?.id`
	for _, c := range []struct{ row, next string }{{"7", "8"}, {"-1", "-2"}} { // the last has none after it
		do(t, ctx, `window.row = `+rows+`.at(`+c.row+`); window.next = `+rows+`.at(`+c.next+`).id; const c = row.querySelector('[data-cell=side]'); c.tabIndex = 0; c.focus()`)
		keys(t, ctx, "\r")
		holds(t, ctx, opened)
		do(t, ctx, `const s = document.querySelector('.cell-form select'); s.value = 'Jonas'; s.dispatchEvent(new Event('change', {bubbles: true}))`)
		holds(t, ctx, `!document.getElementById(row.id) && `+at+` === next && document.activeElement.dataset.cell === 'side'`)
	}
}

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
