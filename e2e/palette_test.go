package e2e

import (
	"context"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"convive/e2e/browser"
	"convive/models/change"
	"convive/models/db"
	"convive/models/seating"
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

func TestThePaletteSeatsSomebodyByTheKeyboardAlone(t *testing.T) {
	w := newWorld(t)
	w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) {
		return seating.AddTables(tx, seating.NewTables{Occasion: w.Ours.Occasions[1].ID, Count: 2, Seats: 1, Shape: seating.Round})
	})
	anna := browser.New(t)
	ben := browser.Session(t, anna)
	arrives(t, anna, w, w.Ours.Accounts["anna"], "/e/amara-jonas")
	arrives(t, ben, w, w.Ours.Accounts["ben"], "/e/amara-jonas/seating")
	for _, tab := range []context.Context{anna, ben} {
		awaited(t, tab, `document.readyState === 'complete' && `+liveBadge)
	}
	types := func(words string) {
		t.Helper()
		must(t, chromedp.Do(anna, browser.Keys("k", chromedp.KeyModifiers(2)))) // Ctrl
		awaited(t, anna, `document.querySelector('#palette').matches(':modal') && document.activeElement.name === 'q'`)
		must(t, chromedp.Do(anna, browser.Keys(words), browser.Keys(kb.Enter)))
		awaited(t, anna, `!document.querySelector('#palette').open`)
	}
	types("zoe table 2")
	awaited(t, anna, `/Zoé.*now at.*Table 2/.test(document.querySelector('#notices').innerText)`)
	awaited(t, ben, `[...document.querySelectorAll('#seating-tables > *')].some(t => t.innerText.includes('Table 2') && t.innerText.includes('Zoé'))`)

	types("ada table 2") // it seats one
	awaited(t, anna, `/Table 2 seats 1; seating .*Ada.* makes 2/.test(document.querySelector('#notices').innerText)`)
	must(t, chromedp.Do(anna, browser.Keys("k", chromedp.KeyModifiers(2))))
	must(t, chromedp.Do(anna, browser.Keys("ada tab")))
	awaited(t, anna, `document.querySelectorAll('#palette-found button').length === 2`)
	must(t, chromedp.Do(anna, browser.Keys(kb.ArrowDown), browser.Keys(kb.ArrowDown)))
	awaited(t, anna, `document.activeElement === document.querySelectorAll('#palette-found button')[1]`)
	must(t, chromedp.Do(anna, browser.Keys(kb.ArrowUp)))
	awaited(t, anna, `document.activeElement === document.querySelector('#palette-found button')`)
	must(t, chromedp.Do(anna, browser.Keys(kb.Enter)))
	awaited(t, ben, `[...document.querySelectorAll('#seating-tables > *')].some(t => t.innerText.includes('Table 1') && t.innerText.includes('Ada'))`)
}

func TestTheSearchWorksWithoutScript(t *testing.T) {
	w := newWorld(t)
	anna := browser.New(t)
	arrives(t, anna, w, w.Ours.Accounts["anna"], "/e/amara-jonas")
	withoutScript(t, anna)
	must(t, chromedp.Do(anna, chromedp.Navigate(w.Server.URL+"/e/amara-jonas"), browser.Click(".jump"), chromedp.SendKeys(chromedp.CSS(".find-search input"), "aubertin"+kb.Enter)))
	awaited(t, anna, `location.search === '?q=aubertin' && document.querySelector('#found a').textContent.includes('Aubertin')`)
}
