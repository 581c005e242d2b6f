package e2e

import (
	"testing"

	"github.com/chromedp/chromedp"

	"convive/e2e/browser"
	"convive/handlers/webtest"
)

func TestPlannersSeeAtWhichTableTheOthersHandIs(t *testing.T) {
	server, _ := webtest.Demo(t, "sqlite")
	ctx := browser.New(t)
	acting, watching := inRoom(t, ctx, server, "planner"), inRoom(t, ctx, server, "host-2")
	who := evaluate[string](t, acting, `document.querySelector('#presence [data-actor="' + document.body.dataset.me + '"]').title.split(' on ')[0]`)
	must(t, browser.Wait(watching, `document.querySelectorAll('#presence [data-actor]').length > 1`))
	must(t, browser.Wait(acting, `document.querySelectorAll('#presence [data-actor]').length > 1`))
	evaluate[bool](t, watching, `(globalThis.hand = () => [...document.querySelectorAll('.hand:not([hidden])')].find((h) => h.textContent.endsWith('`+who+`')),
		globalThis.above = (id) => { const [h, box] = [hand()?.getBoundingClientRect(), document.getElementById(id).getBoundingClientRect()]; return h && h.left < box.right && h.right > box.left && h.bottom >= box.top && h.top < box.bottom }, true)`)

	t.Log("over a table, then over parking")
	over(t, acting, `table('Table 16').querySelector('.room-top')`)
	must(t, browser.Wait(watching, `above(table('Table 16').id)`))
	over(t, acting, `document.querySelector('.parking-head')`)
	must(t, browser.Wait(watching, `above('parking')`))

	t.Log("in the other way to look at the board too, and by keyboard")
	must(t, chromedp.Do(watching, chromedp.Navigate(server.URL+"/e/amara-jonas/seating")))
	must(t, browser.Wait(watching, liveBadge))
	evaluate[bool](t, watching, `(globalThis.hand = () => [...document.querySelectorAll('.hand:not([hidden])')].find((h) => h.textContent.endsWith('`+who+`')), true)`)
	id := evaluate[string](t, acting, `(document.querySelector('.room-guest[tabindex]').focus(), 'table-' + document.activeElement.closest('.room-chair').dataset.of)`)
	must(t, browser.Wait(watching, `document.querySelector('#presence [data-at="`+id+`"]')`))
	evaluate[bool](t, watching, `(document.getElementById('`+id+`').scrollIntoView(), true)`)
	must(t, browser.Wait(watching, `hand()?.dataset.at === '`+id+`'`))

	t.Log("its arrow points at the table where one reads from the right too")
	evaluate[bool](t, watching, `(document.documentElement.dir = 'rtl', true)`)
	must(t, browser.Wait(watching, `hand() && (([arrow, name, of] = [hand().firstChild, hand().lastChild, hand()].map((el) => el.getBoundingClientRect())) => arrow.right <= name.left + 1 && Math.abs(arrow.left - of.left) < 1)()`))

	t.Log("gone with the page, and one's own is never shown")
	if evaluate[int](t, acting, `document.querySelectorAll('.hand').length`) != 0 {
		t.Error("somebody is shown their own hand")
	}
	must(t, chromedp.Do(acting, chromedp.Navigate(server.URL+"/e/amara-jonas/guests")))
	must(t, browser.Wait(watching, `!hand()`))
}
