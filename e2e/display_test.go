package e2e

import (
	"net/url"
	"os"
	"path/filepath"
	"testing"

	"github.com/chromedp/chromedp"

	"convive/e2e/browser"
	"convive/handlers/webtest"
)

// foyer is the venue's tablet, lying on its side.
var foyer = browser.Size{Width: 1024, Height: 768}

func TestTheVenuesTabletFollowsTheRoomUntilItsLinkIsRevoked(t *testing.T) {
	server, _ := webtest.Demo(t, "sqlite")
	checker, err := os.ReadFile(axe)
	must(t, err)
	ctx := browser.New(t)
	host, tablet, plain := browser.Session(t, ctx), browser.Session(t, ctx), browser.Session(t, ctx)

	t.Log("a host makes the link, which is shown this once")
	signIn(t, host, server, "host")
	must(t, chromedp.Do(host, chromedp.Navigate(server.URL+"/e/amara-jonas/seating/screens")))
	must(t, browser.Wait(host, liveBadge))
	look(t, host, screen{name: "screens"}, string(checker))
	typed(t, host, map[string]string{"f-label": "Tablet in the foyer"})
	clicked(t, host, "#make-screen .button-filled")
	must(t, browser.Wait(host, `document.querySelector('#screen-link') && `+liveBadge+` && document.querySelector('#screen-links').textContent.includes('Tablet in the foyer')`))
	look(t, host, screen{name: "screens-made"}, string(checker))
	link, err := url.Parse(evaluate[string](t, host, `document.getElementById('screen-link').value`))
	must(t, err)

	t.Log("the tablet shows all of it in its window, with names and without a way to anywhere")
	must(t, browser.Resize(tablet, foyer, browser.Light))
	must(t, chromedp.Do(tablet, chromedp.Navigate(server.URL+link.Path)))
	must(t, browser.Wait(tablet, liveBadge))
	if evaluate[bool](t, tablet, `document.documentElement.scrollHeight > innerHeight || document.documentElement.scrollWidth > innerWidth`) {
		t.Error("the page is larger than the tablet")
	}
	if evaluate[int](t, tablet, `document.querySelectorAll('main a, main form, main button, header a').length`) > 0 {
		t.Error("the screen leads somewhere")
	}
	for scheme, name := range map[browser.Scheme]string{browser.Light: "display-1024", browser.Dark: "display-dark-1024"} {
		must(t, browser.Screenshot(tablet, filepath.Join("screenshots", name+".png"), foyer, scheme))
	}
	look(t, tablet, screen{name: "display"}, string(checker))
	must(t, browser.Resize(tablet, foyer, browser.Light))

	t.Log("a planner moves a guest, and the tablet follows")
	planner := atBoard(t, ctx, server, "planner")
	must(t, browser.Wait(tablet, `!document.querySelector('#screen-tables').textContent.includes('Temi\u00a0Afolabi')`))
	grab(t, planner, `row('Temi Afolabi')`)
	drop(t, planner, `table('Table 4')`)
	at := func(table string) string {
		return `[...document.querySelectorAll('#screen-tables li')].some(li => li.querySelector('h2 bdi').textContent === '` + table + `' && li.textContent.includes('Temi\u00a0Afolabi'))`
	}
	must(t, browser.Wait(tablet, at("Table 4")+` && [...document.querySelectorAll('#seating-room title')].some(t => t.textContent.startsWith('Temi Afolabi, Table 4'))`))

	t.Log("without JavaScript the same is there")
	withoutScript(t, plain)
	must(t, chromedp.Do(plain, chromedp.Navigate(server.URL+link.Path)))
	if text := evaluate[string](t, plain, `document.querySelector('#screen-tables').textContent`); text != evaluate[string](t, tablet, `document.querySelector('#screen-tables').textContent`) {
		t.Errorf("without JavaScript it says %q", text)
	}

	t.Log("the host revokes the link, and the tablet says so")
	clicked(t, host, "#screen-links .member-steps button")
	must(t, browser.Wait(tablet, `document.querySelector('main').textContent.includes('This screen’s link has ended.') && !document.querySelector('#screen-tables, #seating-room')`))
	must(t, browser.Screenshot(tablet, filepath.Join("screenshots", "display-ended-1024.png"), foyer, browser.Light))
	must(t, browser.Wait(host, `document.querySelector('#screen-links').textContent.includes('revoked')`))
	browser.Allow(plain, "404")
	must(t, chromedp.Do(plain, chromedp.Navigate(server.URL+link.Path)))
	if !evaluate[bool](t, plain, `document.querySelector('main').textContent.includes('This screen’s link has ended.')`) {
		t.Error("the page of a link that was revoked doesn't say that it has ended")
	}
}
