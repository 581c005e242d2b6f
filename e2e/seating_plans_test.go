package e2e

import (
	"testing"

	"github.com/chromedp/chromedp"

	"convive/e2e/browser"
	"convive/handlers/webtest"
)

func TestTwoPlannersTakeTheirOwnStepsBackByKeyboard(t *testing.T) {
	server, _ := webtest.Demo(t, "sqlite")
	ctx := browser.New(t)
	one, other := atBoard(t, ctx, server, "planner"), atBoard(t, ctx, server, "host-2")
	ctrl := chromedp.KeyModifiers(chromedp.ModifierCtrl)
	both := chromedp.KeyModifiers(chromedp.ModifierCtrl | chromedp.ModifierShift)

	grab(t, one, `row('Temi Afolabi')`)
	drop(t, one, `table('Table 4')`)
	must(t, browser.Wait(one, `said().includes('Temi Afolabi: now at Table 4.')`))
	grab(t, other, `row('Rachel Afolabi')`)
	drop(t, other, `table('Table 5')`)
	must(t, browser.Wait(other, `said().includes('Rachel Afolabi: now at Table 5.')`))

	t.Log("each takes back what they did themselves, though the other's step is the newer one")
	must(t, chromedp.Do(one, browser.Keys("z", ctrl)))
	must(t, browser.Wait(one, `at('Temi Afolabi') === 'parking' && at('Rachel Afolabi') === 'Table 5' && said().includes('Taken back: ')`))
	must(t, browser.Wait(other, `at('Temi Afolabi') === 'parking' && at('Rachel Afolabi') === 'Table 5'`))
	must(t, chromedp.Do(other, browser.Keys("z", ctrl)))
	must(t, browser.Wait(one, `at('Temi Afolabi') === 'parking' && at('Rachel Afolabi') === 'parking'`))

	t.Log("and does it again")
	must(t, chromedp.Do(one, browser.Keys("Z", both)))
	must(t, browser.Wait(other, `at('Temi Afolabi') === 'Table 4' && at('Rachel Afolabi') === 'parking'`))
	must(t, browser.Wait(one, `said().includes('Done again: ')`))

	t.Log("while something is typed, the field keeps the keys")
	evaluate[bool](t, one, `(document.querySelector('#seating-search').focus(), true)`)
	must(t, chromedp.Do(one, browser.Keys("z", ctrl)))
	must(t, chromedp.Do(other, browser.Keys("Z", both)))
	must(t, browser.Wait(one, `at('Rachel Afolabi') === 'Table 5' && at('Temi Afolabi') === 'Table 4'`))

	t.Log("what the other has changed since stays, and the one is told")
	grab(t, other, `row('Temi Afolabi')`)
	drop(t, other, `table('Table 5')`)
	must(t, browser.Wait(one, `at('Temi Afolabi') === 'Table 5'`))
	evaluate[bool](t, one, `(document.activeElement.blur(), true)`)
	must(t, chromedp.Do(one, browser.Keys("z", ctrl)))
	must(t, browser.Wait(one, `said().includes("Your last step can't be taken back: ") && said().includes('moved Temi Afolabi since.') && at('Temi Afolabi') === 'Table 5'`))
}

func TestASnapshotTakesBothPlannersBack(t *testing.T) {
	server, _ := webtest.Demo(t, "sqlite")
	ctx := browser.New(t)
	acting, watching := atBoard(t, ctx, server, "planner"), atBoard(t, ctx, server, "host-2")
	live := `document.querySelector('live-page').dataset.state === 'live'`

	t.Log("a snapshot is taken on the plan's page, reached from the board")
	must(t, chromedp.Do(acting, browser.Click("#seating-plan summary"), browser.Click("#seating-plan .menu-item[href*=\"/seating/plans\"]")))
	must(t, browser.Wait(acting, `location.pathname.endsWith('/seating/plans') && `+live))
	must(t, chromedp.Do(acting, browser.Click(".plan-row-ways a")))
	must(t, browser.Wait(acting, `document.querySelector('#snapshot-name') && `+live))
	must(t, chromedp.Do(acting, browser.Click("#snapshot-name"), browser.Keys("Friday"), browser.Click("#take-snapshot button")))
	must(t, browser.Wait(acting, `document.querySelector('#snapshot-list').textContent.includes('Friday')`))

	t.Log("meanwhile the other planner seats a household")
	grab(t, watching, `row('Rachel Afolabi').closest('.parked').querySelector('.seat-household')`)
	drop(t, watching, `table('Table 4')`)
	must(t, browser.Wait(watching, `at('Rachel Afolabi') === 'Table 4' && !document.querySelector('[data-pending]')`))
	must(t, browser.Wait(acting, `document.querySelector('#plan-standing').textContent.includes('124 seated')`))

	t.Log("going back moves them on the other's board too, and Undo brings them there again")
	must(t, chromedp.Do(acting, browser.Click("#snapshot-list button[formaction$=restoration]")))
	must(t, browser.Wait(watching, `at('Rachel Afolabi') === 'parking'`))
	must(t, browser.Wait(acting, `document.querySelector('#notices').textContent.includes('Back at Friday.') && document.querySelector('#snapshot-list').textContent.includes('Before going back')`))
	must(t, chromedp.Do(acting, browser.Click("#notices form button")))
	must(t, browser.Wait(watching, `at('Rachel Afolabi') === 'Table 4'`))

	t.Log("an alternative is made, and put to use under the other's eyes")
	must(t, chromedp.Do(acting, browser.Click(".page-actions a")))
	must(t, browser.Wait(acting, `document.querySelector('#plan-from') && `+live))
	must(t, chromedp.Do(acting, browser.Click("#plan-name"), browser.Keys("Rain"), browser.Click("#add-plan button")))
	must(t, browser.Wait(acting, `location.search.includes('plan=') && document.querySelector('#seating-plan')?.textContent.includes('Not in use') && `+live))
	if evaluate[string](t, watching, `at('Rachel Afolabi')`) != "Table 4" {
		t.Error("the other planner's board is that of the alternative")
	}
	must(t, chromedp.Do(acting, browser.Click("#seating-plan .plan-choose button")))
	must(t, browser.Wait(watching, `document.querySelector('#seating-plan summary').textContent.includes('Rain') && at('Rachel Afolabi') === 'parking'`))

	t.Log("the plan before it is removed under the other's eyes: nobody is offered to seat in it, and its page leads to the one in use")
	const offers = `[...document.querySelectorAll('.board-bar > .menu-end, .board-bar > .button-filled')].filter((el) => el.checkVisibility()).length`
	must(t, chromedp.Do(watching, browser.Click("#seating-plan summary"), browser.Click(`#seating-plan .menu-item[href*="plan="]`)))
	must(t, browser.Wait(watching, `location.search.includes('plan=') && `+live+` && `+offers+` === 2`))
	must(t, chromedp.Do(acting, chromedp.Navigate(server.URL+"/e/amara-jonas/seating/plans")))
	must(t, browser.Wait(acting, live))
	evaluate[bool](t, acting, `([...document.querySelectorAll('.plan-row')].find((row) => row.textContent.includes('Plan 1')).querySelector('.plan-row-ways a').click(), true)`)
	must(t, browser.Wait(acting, `!!document.querySelector('.plans-side form[action$="/removal"] button') && `+live))
	evaluate[bool](t, acting, `(document.querySelector('.plans-side form[action$="/removal"] button').click(), true)`)
	must(t, browser.Wait(watching, `document.querySelector('#seating-plan').textContent.includes('This plan was removed') && `+offers+` === 0`))
	must(t, chromedp.Do(watching, browser.Click("#seating-plan > a")))
	must(t, browser.Wait(watching, `!location.search.includes('plan=') && `+live+` && `+offers+` === 1`)) // it has no table yet, so nothing to seat at
}
