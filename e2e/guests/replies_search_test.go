package guests_test

import (
	"testing"

	"github.com/chromedp/chromedp"

	"convive/e2e/browser"
	"convive/handlers/webtest"
)

func TestTheRepliesFollowTheSearchWhileOneTypes(t *testing.T) {
	server, _ := webtest.Demo(t, "sqlite")
	host := browser.New(t)
	open(t, host, server, "host", "/e/amara-jonas/replies?show=all")
	holds(t, host, `document.querySelector('live-page').state === 'live' && document.querySelectorAll('#replies-list > li').length === 110`)
	must(t, chromedp.Do(host, chromedp.SendKeys(chromedp.CSS("input[name=q]"), "igwe")))
	holds(t, host, `location.search === '?show=all&q=igwe' && [...document.querySelectorAll('#replies-list > li')].every((row) => /Igwe/.test(row.textContent))`)
	holds(t, host, `document.activeElement.matches('input[name=q]') && document.querySelector('#replies-show [aria-current]').textContent.includes('All ' + document.querySelectorAll('#replies-list > li').length)`)
	holds(t, host, `document.querySelector('live-page').state === 'live'`)
}
