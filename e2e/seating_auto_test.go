package e2e

import (
	"context"
	"strconv"
	"testing"

	"github.com/chromedp/chromedp"

	"convive/e2e/browser"
	"convive/handlers/jobs"
	"convive/handlers/webtest"
	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
	"convive/models/seating"
)

func TestAPlannerWatchesASearchStopsItAndAppliesThePlan(t *testing.T) {
	w := newWorld(t)
	ctx := browser.New(t)
	acting, watching := browser.Session(t, ctx), browser.Session(t, ctx)
	const page = "/e/amara-jonas/seating"
	seatsFor(t, w)
	arrives(t, acting, w, w.Ours.Accounts["anna"], page)
	must(t, browser.Wait(acting, liveBadge))
	arrives(t, watching, w, w.Ours.Accounts["ben"], page)
	must(t, browser.Wait(watching, liveBadge+` && document.querySelectorAll('#seating-parking .seat-guest').length > 3`))
	parked := evaluate[int](t, watching, `document.querySelectorAll('#seating-parking .seat-guest').length`)

	t.Log("a search that would go on for a minute shows its best so far, and is stopped")
	found := make(chan struct{})
	w.App.Works.Patience = -1
	var told bool
	w.App.Works.SetFaults(jobs.Faults{Hold: func(ctx context.Context, at jobs.Progress) {
		if !at.Best.Found {
			return
		}
		if !told {
			told = true
			close(found)
		}
		<-ctx.Done()
	}})
	must(t, chromedp.Do(acting, chromedp.Navigate(w.Server.URL+page+"/auto")))
	must(t, browser.Wait(acting, `!!document.querySelector('#auto-ask')`))
	evaluate[bool](t, acting, `(document.querySelector('#auto-ask [name=seconds]').value = '60', document.querySelector('#auto-ask .actions button').click(), true)`)
	<-found
	must(t, browser.Wait(acting, shows("Best so far:")+` && document.querySelector('#auto-progress progress') !== null`))
	must(t, browser.Wait(acting, `document.querySelectorAll('#auto-best > li').length === 3 && document.querySelectorAll('#auto-best [data-moves]').length === `+strconv.Itoa(parked)))
	evaluate[bool](t, acting, `(document.querySelector('#auto-cancel button').click(), true)`)
	must(t, browser.Wait(acting, shows("The search was stopped early.")+` && !!document.querySelector('#auto-apply')`))

	t.Log("why somebody sits there: the parts are the score")
	evaluate[bool](t, acting, `(document.querySelector('.auto-table a').click(), true)`)
	must(t, browser.Wait(acting, `!!document.querySelector('#why')`))
	if wrong := evaluate[string](t, acting, `(() => {
		const points = [...document.querySelectorAll('#why dl dd')].map((dd) => Math.round(1000 * Number(dd.textContent.replace('−', '-'))))
		const [score, others, mine] = [points.pop(), points.pop(), points.pop()]
		const shown = Math.round(1000 * Number(document.querySelector('#auto-score').textContent.replace('Seating score ', '').replace('−', '-')))
		return points.reduce((a, b) => a + b, 0) === mine && mine + others === score && score === shown ? '' : document.querySelector('#why').innerText
	})()`); wrong != "" {
		t.Errorf("the parts are not the score: %s", wrong)
	}

	t.Log("what the other does meanwhile is said, until it is as it was")
	const stale = `document.querySelector('auto-moved > p').checkVisibility()`
	if evaluate[bool](t, acting, stale) {
		t.Error("the board is said to have moved on")
	}
	const again = `document.querySelector('.auto-head [form="auto-ask"]').checkVisibility()`
	const applies = `document.querySelector('#auto-apply button').checkVisibility()`
	must(t, browser.Wait(acting, applies+` && !`+again))
	evaluate[bool](t, watching, `(document.querySelector('#seating-parking .seat-guest input').click(), document.querySelector('.seat-suggest').click(), true)`)
	must(t, browser.Wait(acting, stale+` && document.querySelector('auto-moved').textContent.includes('Since this search') && !`+applies+` && `+again))
	must(t, browser.Wait(watching, `[...document.querySelectorAll('#notices button')].some((b) => b.textContent.includes('Undo'))`))
	evaluate[bool](t, watching, `([...document.querySelectorAll('#notices button')].find((b) => b.textContent.includes('Undo')).click(), true)`)
	must(t, browser.Wait(acting, `!`+stale+` && `+applies+` && !`+again))

	t.Log("on the board too, what can be reached is said while it is the one that was searched")
	const reaches = `document.querySelector('.score-reach > p').checkVisibility()`
	must(t, chromedp.Do(acting, chromedp.Navigate(w.Server.URL+page+"?view=room")))
	must(t, browser.Wait(acting, liveBadge+` && `+reaches+` && document.querySelector('.score-reach a').pathname.endsWith('/auto')`))
	evaluate[bool](t, watching, `(document.querySelector('#seating-parking .seat-guest input').click(), document.querySelector('.seat-suggest').click(), true)`)
	must(t, browser.Wait(acting, `!`+reaches))
	must(t, browser.Wait(watching, `[...document.querySelectorAll('#notices button')].some((b) => b.textContent.includes('Undo'))`))
	evaluate[bool](t, watching, `([...document.querySelectorAll('#notices button')].find((b) => b.textContent.includes('Undo')).click(), true)`)
	must(t, browser.Wait(acting, reaches))
	evaluate[bool](t, acting, `(document.querySelector('.score-reach a').click(), true)`)
	must(t, browser.Wait(acting, `!!document.querySelector('#auto-apply button') && `+liveBadge))

	t.Log("applied as one change, which the other sees, and takes back")
	evaluate[bool](t, acting, `(document.querySelector('#auto-apply button').click(), true)`)
	must(t, browser.Wait(acting, `location.pathname.endsWith('/seating') && `+shows("as proposed.")+` && `+liveBadge))
	must(t, browser.Wait(watching, `document.querySelectorAll('#seating-parking .seat-guest').length === 0`))
	evaluate[bool](t, acting, `([...document.querySelectorAll('#notices button')].find((b) => b.textContent.includes('Undo')).click(), true)`)
	for _, tab := range []context.Context{acting, watching} {
		must(t, browser.Wait(tab, `document.querySelectorAll('#seating-parking .seat-guest').length === `+strconv.Itoa(parked)))
	}
}

func TestAPlannerWishesByKeyboardOnTheBoard(t *testing.T) {
	w := newWorld(t)
	ctx := browser.New(t)
	seatsFor(t, w)
	acting, watching := browser.Session(t, ctx), browser.Session(t, ctx)
	const page = "/e/amara-jonas/seating"
	arrives(t, acting, w, w.Ours.Accounts["anna"], page)
	arrives(t, watching, w, w.Ours.Accounts["ben"], page+"/wishes")
	must(t, browser.Wait(acting, liveBadge+` && document.querySelectorAll('#seating-parking .seat-guest input').length > 3`))
	must(t, browser.Wait(watching, liveBadge))
	press := func(key string) { must(t, chromedp.Do(acting, chromedp.KeyEvent(key))) }

	evaluate[bool](t, acting, `(document.querySelector('#seating-parking .seat-guest input').focus(), true)`)
	press(" ")
	evaluate[bool](t, acting, `(document.querySelectorAll('#seating-parking .seat-guest input')[3].focus(), true)`)
	press(" ")
	must(t, browser.Wait(acting, shows("2 selected")))
	evaluate[bool](t, acting, `(document.querySelector('[commandfor="seat-wish"]').focus(), true)`)
	press("\r")
	must(t, browser.Wait(acting, `document.querySelector('#seat-wish').open`))
	evaluate[bool](t, acting, `(globalThis.field = (id) => document.querySelector('#wish-' + id), field('kind').value = 'away', field('reason').value = 'Loud', field('reason').focus(), true)`)
	enter(t, acting) // what can't be written down comes back into the dialog
	must(t, browser.Wait(acting, `document.querySelector('#seat-wish').open && ['Choose the one guest whom the wish is about.', 'Choose the thing in the room.'].every((words) => document.querySelector('#seat-wish .error-summary').textContent.includes(words))`))
	must(t, browser.Wait(acting, `field('kind').value === 'away' && field('reason').value === 'Loud' && document.querySelectorAll('.seat-wish-who li').length === 2 && document.querySelectorAll('#seating-parking :checked').length === 2`))
	evaluate[bool](t, acting, `(field('kind').value = 'apart', document.querySelector('#seat-wish .actions button').focus(), true)`)
	press("\r")
	must(t, browser.Wait(watching, shows(" apart")))
	must(t, browser.Wait(acting, shows("The wish is written down.")+` && !document.querySelector('#seat-wish').open`))
}

// seatsFor lets everybody attend, with three tables.
func seatsFor(t *testing.T, w *webtest.World) {
	t.Helper()
	w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) {
		rows, err := db.From[guests.Invitation](tx.Read).Where("occasion_id = ?", string(w.Ours.Occasions[1].ID)).All()
		if err != nil {
			return nil, err
		}
		for i := range rows {
			if err := db.Update(tx, &rows[i], db.Set{"reply": guests.Attending}); err != nil {
				return nil, err
			}
		}
		return seating.AddTables(tx, seating.NewTables{Occasion: w.Ours.Occasions[1].ID, Count: 3, Seats: 8, Shape: seating.Round})
	})
}
