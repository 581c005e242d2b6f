package e2e

import (
	"context"
	"testing"

	"github.com/chromedp/chromedp"

	"convive/e2e/browser"
	"convive/handlers/webtest"
	"convive/models/change"
	"convive/models/db"
	"convive/models/seating"
)

func TestFromTheSecondPageOfALongParkingAGuestIsDraggedAndASearchFindsTheRest(t *testing.T) {
	w := newWorld(t)
	reception := w.Ours.Occasions[1].ID
	w.Crowd(reception, 300)
	w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) {
		return seating.AddTables(tx, seating.NewTables{Occasion: reception, Count: 2, Seats: 8, Shape: seating.Round})
	})
	ctx := browser.New(t)
	const path = "/e/amara-jonas/seating"
	open := func(who string) context.Context {
		tab := browser.Session(t, ctx)
		arrives(t, tab, w, w.Ours.Accounts[who], path)
		must(t, browser.Wait(tab, `document.querySelector('live-page').dataset.state === 'live'`))
		evaluate[bool](t, tab, boardOf)
		return tab
	}
	acting, watching := open("anna"), open("ben")

	t.Log("the second page is a click away")
	clicked(t, acting, "#parking-pages [rel=next]")
	must(t, browser.Wait(acting, `location.search.includes('page=2') && document.querySelector('live-page')?.dataset.state === 'live' && document.querySelector('#seating-parked').textContent.includes('Households 61 to 120 of 300')`))
	evaluate[bool](t, acting, boardOf)
	grab(t, acting, `row('Anna2 Crowd060')`)
	drop(t, acting, `table('Table 1')`)
	must(t, browser.Wait(acting, `at('Anna2 Crowd060') === 'Table 1' && !document.querySelector('[data-pending]') && said().includes('Anna2 Crowd060: now at Table 1.')`))
	must(t, browser.Wait(watching, `at('Anna2 Crowd060') === 'Table 1'`))

	t.Log("a household from the first page makes room there and on the second")
	grab(t, watching, `row('Anna0 Crowd000').closest('.parked').querySelector('.seat-household')`)
	drop(t, watching, `table('Table 2')`)
	must(t, browser.Wait(watching, `at('Anna3 Crowd000') === 'Table 2' && at('Anna0 Crowd060') === 'parking'`))
	must(t, browser.Wait(acting, `at('Anna0 Crowd000') === 'Table 2' && at('Anna0 Crowd060') === '' && at('Anna0 Crowd120') === 'parking'`))

	t.Log("a search finds who is on another page, in place, and leads back to the first page")
	typed(t, acting, map[string]string{"seating-search": "crowd299"})
	must(t, browser.Wait(acting, `at('Anna0 Crowd299') === 'parking' && !location.search.includes('page=') && !document.querySelector('#parking-pages a')`))
	must(t, chromedp.Do(acting, chromedp.Navigate(w.Server.URL+path+"?page=5")))
	must(t, browser.Wait(acting, `document.querySelector('#seating-parked')?.textContent.includes('Households 241 to 299 of 299')`))
}

func TestTheMenuOfAShortParkingIsReachedToItsEnd(t *testing.T) {
	server, _ := webtest.Demo(t, "sqlite")
	ctx := browser.New(t)
	tab := browser.Session(t, ctx)
	signIn(t, tab, server, "planner")
	for _, view := range []string{"room", ""} {
		must(t, chromedp.Do(tab, chromedp.EmulateViewport(1440, 900), chromedp.Navigate(server.URL+"/e/amara-jonas/seating?only=diet%3Akosher&view="+view)))
		must(t, browser.Wait(tab, `document.querySelector('live-page').dataset.state === 'live' && document.querySelectorAll('.parking .seat-guest').length === 1`))
		clicked(t, tab, "#seating-parked .menu > summary")
		hidden := evaluate[string](t, tab, `(() => {
			const entries = [...document.querySelectorAll('#seating-parked .menu-item')]
			const covered = entries.filter((el) => { el.scrollIntoView({ block: 'nearest' }); const { x, y, width, height } = el.getBoundingClientRect(); return !el.contains(document.elementFromPoint(x + width / 2, y + height / 2)) })
			return entries.length < 5 ? 'the menu has too few entries to be cut off' : covered.map((el) => el.textContent.trim()).join()
		})()`)
		if hidden != "" {
			t.Errorf("in view %q: %s", view, hidden)
		}
	}
}
