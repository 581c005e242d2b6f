package e2e

import (
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"convive/e2e/browser"
)

func TestThePaletteLeadsToAGuestByTheKeyboardAlone(t *testing.T) {
	w := newWorld(t)
	anna := browser.New(t)
	arrives(t, anna, w, w.Ours.Accounts["anna"], "/e/amara-jonas")
	awaited(t, anna, `document.readyState === 'complete' && document.querySelector('live-page').dataset.state === 'live'`)
	opens := func() {
		t.Helper()
		must(t, chromedp.Do(anna, browser.Keys("k", chromedp.KeyModifiers(2)))) // Ctrl
		awaited(t, anna, `document.querySelector('#palette').matches(':modal') && document.activeElement.name === 'q'`)
	}
	opens()
	awaited(t, anna, `[...document.querySelectorAll('#palette-found a')].some(a => a.textContent === 'Guests')`)
	must(t, chromedp.Do(anna, browser.Keys(kb.Escape)))
	awaited(t, anna, `!document.querySelector('#palette').open`)

	opens()
	must(t, chromedp.Do(anna, browser.Keys("zoe")))
	awaited(t, anna, `document.querySelector('#palette-found a')?.textContent.includes('Zoé Aubertin')`)
	must(t, chromedp.Do(anna, browser.Keys(kb.ArrowDown), browser.Keys(kb.ArrowDown), browser.Keys(kb.ArrowUp)))
	awaited(t, anna, `document.activeElement === document.querySelector('#palette-found a')`)
	must(t, chromedp.Do(anna, browser.Keys(kb.Enter)))
	awaited(t, anna, `location.pathname === '/e/amara-jonas/guests/`+string(w.Ours.Guests[3].ID)+`' && document.readyState === 'complete'`)

	opens()
	must(t, chromedp.Do(anna, browser.Keys("repo"), browser.Keys(kb.Enter)))
	awaited(t, anna, `location.pathname === '/e/amara-jonas/reports'`)
}

func TestTheSearchWorksWithoutScript(t *testing.T) {
	w := newWorld(t)
	anna := browser.New(t)
	arrives(t, anna, w, w.Ours.Accounts["anna"], "/e/amara-jonas")
	withoutScript(t, anna)
	must(t, chromedp.Do(anna, chromedp.Navigate(w.Server.URL+"/e/amara-jonas"), browser.Click(".jump"), chromedp.SendKeys(chromedp.CSS(".find-search input"), "aubertin"+kb.Enter)))
	awaited(t, anna, `location.search === '?q=aubertin' && document.querySelector('#found a').textContent.includes('Aubertin')`)
}
