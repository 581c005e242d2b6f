package e2e

import (
	"testing"

	"github.com/chromedp/chromedp"

	"convive/e2e/browser"
	"convive/handlers/webtest"
	"convive/models/demo"
)

// strangers open the small event of the other organization; whatever happens at the wedding, their pages stand still.
const unmoved = `document.querySelector('live-page').changes === 0 && document.querySelector('live-page').dataset.state === 'live'`

func TestAGuestAsksAHostResolvesAndTheGuestSeesItAtOnce(t *testing.T) {
	server, d := webtest.Demo(t, "sqlite")
	link, err := demo.GuestLink(t.Context(), d, webtest.Secret)
	must(t, err)
	host := browser.New(t)
	signIn(t, host, server, "host")
	watcher, stranger, guest := browser.Session(t, host), browser.Session(t, host), browser.Session(t, host)
	signIn(t, watcher, server, "planner")
	signIn(t, stranger, server, "stranger")
	must(t, chromedp.Do(host, chromedp.Navigate(server.URL+"/e/amara-jonas/requests")))
	must(t, chromedp.Do(watcher, chromedp.Navigate(server.URL+"/e/amara-jonas/activity")))
	must(t, chromedp.Do(stranger, chromedp.Navigate(server.URL+"/e/nadia-tom/requests")))
	must(t, browser.Wait(stranger, unmoved))
	must(t, browser.Wait(watcher, `document.querySelector('live-page').dataset.state === 'live'`))

	must(t, chromedp.Do(guest, chromedp.Navigate(server.URL+link)))
	evaluate[bool](t, guest, `location.assign(location.pathname + '/requests'), true`)
	must(t, browser.Wait(guest, `document.querySelector('#ask select[name=kind]') && document.querySelector('live-page').dataset.state === 'live'`))
	evaluate[bool](t, guest, `(() => {
		const form = document.querySelector('#ask')
		form.elements.kind.value = 'child'
		form.elements.words.value = 'Is there <b>room</b> for a pram?'
		form.requestSubmit()
		return true
	})()`)
	must(t, browser.Wait(guest, `document.querySelector('#requests-own').textContent.includes('Is there <b>room</b> for a pram?')`))
	must(t, browser.Wait(guest, `document.querySelector('#ask').elements.words.value === ''`))

	const row = `[...document.querySelectorAll('#requests-list > li')].find(li => li.textContent.includes('for a pram'))`
	must(t, browser.Wait(host, `!!`+row+` && document.querySelector('#nav-requests').textContent.includes('16')`))
	must(t, browser.Wait(watcher, `document.querySelector('#activity-list > li').textContent.includes('sent a request')`))

	evaluate[bool](t, host, `(() => {
		const li = `+row+`
		li.querySelector('summary').click()
		li.querySelector('input[name=answer]').value = 'Beside your table.'
		li.querySelector('form').requestSubmit(li.querySelector('button:not([formaction])'))
		return true
	})()`)
	must(t, browser.Wait(host, `!`+row+` && document.querySelector('#notices').textContent.includes('Undo')`))
	must(t, browser.Wait(guest, `document.querySelector('#requests-own').textContent.includes('Beside your table.')`))
	must(t, browser.Wait(watcher, `document.querySelector('#activity-list > li').textContent.includes('resolved a request')`))

	evaluate[bool](t, host, `document.querySelector('#notices form').requestSubmit(), true`)
	must(t, browser.Wait(host, `!!`+row))
	must(t, browser.Wait(guest, `!document.querySelector('#requests-own').textContent.includes('Beside your table.')`))
	must(t, browser.Wait(stranger, unmoved))
}
