// Package messages_test sends a mailing in real browsers: one acts, another one watches, and a stranger sees nothing.
package messages_test

import (
	"context"
	"os"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"

	"convive/e2e/browser"
	"convive/handlers/messages"
	"convive/handlers/webtest"
	"convive/models/dbtest/postbox"
	rows "convive/models/messages"
	"convive/static"
	"convive/views/layout"
)

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// holds waits for a condition of the page.
func holds(t *testing.T, tab context.Context, condition string) {
	t.Helper()
	if err := browser.Wait(tab, condition); err != nil {
		t.Fatalf("%s: %v", condition, err)
	}
}

// open has a tab show a page as somebody.
func open(t *testing.T, tab context.Context, c *webtest.Client, path string) {
	t.Helper()
	name, value, _ := strings.Cut(c.Cookie(), "=")
	_, err := chromedp.Call(tab, network.SetCookie, network.SetCookieParams{Name: name, Value: value, URL: c.World.Server.URL})
	must(t, err)
	must(t, browser.Resize(tab, browser.Laptop, browser.Light))
	must(t, chromedp.Do(tab, chromedp.Navigate(c.World.Server.URL+path)))
}

// look takes pictures for somebody who asks for them.
func look(t *testing.T, tab context.Context, name string) {
	folder := os.Getenv("CONVIVE_PICTURES")
	if folder == "" {
		return
	}
	for _, s := range []struct {
		name   string
		size   browser.Size
		scheme browser.Scheme
	}{{"1440", browser.Laptop, browser.Light}, {"768-dark", browser.Tablet, browser.Dark}, {"390", browser.Phone, browser.Light}} {
		must(t, browser.Screenshot(tab, folder+"/"+name+"-"+s.name+".png", s.size, s.scheme))
	}
	must(t, browser.Resize(tab, browser.Laptop, browser.Light))
}

func TestAMailingIsSentWhileAnotherBrowserWatchesTheOutbox(t *testing.T) {
	must(t, static.Check())
	layout.SetAssets(static.URL)
	w := webtest.New(t, "sqlite")
	box := postbox.New(t, postbox.Options{})
	m, err := rows.NewMailer(rows.SMTP{URL: "smtp://" + box.Addr + "?tls=none", From: "wedding@convive.example.org"})
	must(t, err)
	t.Cleanup(m.Close)
	w.App.Mail = m
	sender := rows.NewSender(w.DB, m, messages.Voice(webtest.Secret, w.App.Link), 0)

	anna := browser.New(t)
	ben, stranger := browser.Session(t, anna), browser.Session(t, anna)
	open(t, anna, w.As("anna"), "/e/amara-jonas/messages")
	look(t, anna, "outbox-empty")
	open(t, ben, w.As("ben"), "/e/amara-jonas/messages")
	open(t, stranger, w.Stranger(), "/e/other-wedding/messages")
	holds(t, ben, `document.querySelector('live-page').state === 'live'`)

	t.Log("who gets it is shown before it goes; one household is left out")
	must(t, chromedp.Do(anna, browser.Click(`.message-kind[href$="kind=invitation"]`)))
	holds(t, anna, `document.querySelectorAll('[name=household]:checked').length === 3`)
	look(t, anna, "compose")
	for _, left := range []string{"0", "3"} { // all of them, and none
		must(t, chromedp.Do(anna, browser.Click(`.pick-all`)))
		holds(t, anna, `document.querySelectorAll('[name=household]:checked').length === `+left+` && document.querySelector('[data-chosen]').textContent === '`+left+`'`)
	}
	must(t, chromedp.Do(anna, browser.Click(`.pick-all`), browser.Click(`#compose .button-filled`)))
	holds(t, anna, `document.querySelector('#compose .error-summary') && document.querySelector('[data-chosen]').textContent === '0'`)
	must(t, chromedp.Do(anna, browser.Click(`.pick-all`)))
	must(t, chromedp.Do(anna, browser.Click(`[name=household]`), browser.Click(`#compose .button-filled`)))
	holds(t, anna, `document.querySelector('#notices').textContent.includes('Sending to 2 households in 60 s.')`)
	holds(t, ben, `document.querySelector('#messages-list').textContent.includes('2 waiting')`)
	look(t, anna, "mailing-waiting")

	t.Log("it is taken back by the notice, and sent again")
	holds(t, anna, `document.querySelector('live-page').state === 'live'`) // before its scripts are there, a form leads elsewhere
	must(t, chromedp.Do(anna, browser.Click(`#notices form button`)))
	holds(t, anna, `document.querySelector('#mailing-head').textContent.includes('was taken back')`)
	holds(t, ben, `document.querySelector('#messages-list').textContent.includes('Nothing was sent yet')`)
	open(t, anna, w.As("anna"), "/e/amara-jonas/messages/new?kind=invitation")
	must(t, chromedp.Do(anna, browser.Click(`#compose .button-filled`)))
	holds(t, anna, `document.querySelector('#mailing-head') && document.querySelector('live-page').state === 'live'`)

	t.Log("the minute passes: both pages follow, the stranger's doesn't")
	w.Clock.Move(rows.Grace)
	for worked := true; worked; {
		worked, err = sender.Round(t.Context())
		must(t, err)
	}
	holds(t, anna, `document.querySelectorAll('#mailing-messages .pill-good').length === 3`)
	holds(t, ben, `document.querySelector('#messages-list').textContent.includes('3 sent')`)
	holds(t, stranger, `document.querySelector('#messages-list').textContent.includes('Nothing was sent yet')`)
	look(t, anna, "mailing-done")
	look(t, ben, "outbox")
	must(t, chromedp.Do(ben, browser.Click(`#messages-list a`)))
	holds(t, ben, `document.querySelectorAll('#mailing-messages a').length === 3`)
	must(t, chromedp.Do(ben, browser.Click(`#mailing-messages a`)))
	holds(t, ben, `document.querySelector('#message-text').value.includes('/r/') && document.querySelector('#message-subject').value.includes('Wedding OURS')`)
	look(t, ben, "one")
}
