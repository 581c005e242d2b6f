package guestlist_test

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"convive/e2e/browser"
	"convive/handlers/webtest"
)

func TestAPhoneShowsTheFirstGuestAndTheListGoesOutAsItIsSearched(t *testing.T) {
	server, _ := webtest.Demo(t, "sqlite")
	ctx := browser.New(t)
	open(t, ctx, server, "host")
	must(t, browser.Resize(ctx, browser.Phone, browser.Light))

	t.Log("the first guest stands above the tabs, wholly")
	holds(t, ctx, `scrollY === 0 && document.querySelector('.row-member').getBoundingClientRect().bottom < document.querySelector('.app-nav').getBoundingClientRect().top`)
	holds(t, ctx, `[...document.querySelectorAll('#guests-actions :is(.button, summary)')].filter((el) => el.checkVisibility()).map((el) => el.textContent.trim()).join('|') === 'More|Add household'`)

	t.Log("by keys: what is typed in the search is what the file would hold")
	must(t, chromedp.Do(ctx, chromedp.Focus(chromedp.CSS("#guests-search"))))
	must(t, chromedp.Do(ctx, browser.Keys("adebayo")))
	holds(t, ctx, `document.querySelector('#guests-shown b').textContent === '8'`)
	const file = `document.querySelector('.on-phones a[href*="/guests/csv"]')`
	holds(t, ctx, file+`.search === '?q=adebayo'`)
	must(t, chromedp.Do(ctx, chromedp.Focus(chromedp.CSS("#guests-actions > .menu > summary"))))
	must(t, chromedp.Do(ctx, chromedp.KeyEvent(kb.Enter)))
	holds(t, ctx, file+`.checkVisibility()`)
	lines, err := chromedp.Run(ctx, chromedp.Evaluate[string](`fetch(`+file+`.href).then((answer) => answer.text())`, chromedp.EvalAwaitPromise))
	must(t, err)
	if strings.Count(lines, "\r\n") != 1+8 || !strings.Contains(lines, "Laura Adebayo") || strings.Contains(lines, "Afolabi") {
		t.Errorf("the file holds\n%s", lines)
	}
}
