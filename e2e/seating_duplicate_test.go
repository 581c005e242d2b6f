package e2e

import (
	"testing"

	"github.com/chromedp/chromedp"

	"convive/e2e/browser"
)

func TestWhoDuplicatesAPlanWritesItsNameAtOnce(t *testing.T) {
	w := newWorld(t)
	seatsFor(t, w)
	tab := browser.Session(t, browser.New(t))
	arrives(t, tab, w, w.Ours.Accounts["anna"], "/e/amara-jonas/seating/plans")
	must(t, browser.Wait(tab, liveBadge+` && document.querySelectorAll('.plan-row').length === 1`))
	must(t, chromedp.Do(tab, browser.Click(`.plan-row-ways a[href$="#plan-name"]`)))
	must(t, browser.Wait(tab, liveBadge+` && document.activeElement.id === 'plan-name' && document.querySelector('.plans-side h2').textContent.includes('Duplicate')`))
	must(t, chromedp.Do(tab, browser.Keys("Rain"), browser.Click("#add-plan .actions button")))
	must(t, browser.Wait(tab, `location.pathname.endsWith('/seating') && document.querySelector('#seating-plan')?.textContent.includes('Rain')`))
}
