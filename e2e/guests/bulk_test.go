package guests_test

import (
	"context"
	"testing"

	"github.com/chromedp/chromedp"

	"convive/e2e/browser"
	"convive/handlers/webtest"
)

// sides are those of the people that a list shows, from above.
const sides = `[...document.querySelectorAll('#guests-rows [data-cell="side"]')].map((cell) => cell.textContent.trim())`

func TestManyAreEditedAtOnceWhileAPlannerWatchesAndAStrangerSeesNothing(t *testing.T) {
	server, _ := webtest.Demo(t, "sqlite")
	host := browser.New(t)
	watching, stranger := browser.Session(t, host), browser.Session(t, host)
	const asked = page + "?view=people&q=adebayo"
	open(t, host, server, "host", asked)
	open(t, watching, server, "planner", asked)
	open(t, stranger, server, "stranger", "/e/nadia-tom/guests")
	for _, tab := range []context.Context{host, watching, stranger} {
		holds(t, tab, `document.querySelector('live-page').state === 'live'`)
	}
	do(t, stranger, `window.seen = document.querySelector('main').innerHTML`)
	holds(t, watching, sides+`.length > 4 && `+sides+`.every((side) => side === 'Amara’s side')`)

	do(t, host, `document.querySelector('.pick-all').click(); document.querySelector('button[name="side"][value="Jonas"]').click()`)
	all, err := chromedp.Run(watching, chromedp.Evaluate[string](`String(`+sides+`.length)`))
	must(t, err)
	holds(t, host, `document.querySelector('#notices').textContent.includes('Changed `+all+` guests.')`)
	holds(t, watching, sides+`.every((side) => side === 'Jonas’s side')`)

	t.Log("one step: its undo brings all of them back")
	do(t, host, `document.querySelector('#notice-done button[type=submit]').click()`)
	holds(t, watching, sides+`.every((side) => side === 'Amara’s side')`)
	holds(t, stranger, `document.querySelector('live-page').state === 'live' && document.querySelector('main').innerHTML === window.seen`)
}
