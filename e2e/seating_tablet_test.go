package e2e

import (
	"testing"

	"github.com/chromedp/chromedp"

	"convive/e2e/browser"
	"convive/handlers/webtest"
)

func TestOnATabletTheProblemsLieOverParkingOnRequest(t *testing.T) {
	server, _ := webtest.Demo(t, "sqlite")
	ctx := browser.New(t)
	for _, view := range []string{"", "?view=room"} {
		tab := browser.Session(t, ctx)
		signIn(t, tab, server, "planner")
		must(t, browser.Resize(tab, browser.Tablet, browser.Light))
		must(t, chromedp.Do(tab, chromedp.Navigate(server.URL+"/e/amara-jonas/seating"+view)))
		must(t, browser.Wait(tab, liveBadge))
		const (
			problems = `document.querySelector('#seating-problems')`
			onTop    = `(() => { const r = document.querySelector('#parking').getBoundingClientRect(); return document.elementFromPoint(r.left + r.width / 2, r.top + 200).closest('#parking, #seating-problems').id })()`
		)
		must(t, browser.Wait(tab, `!`+problems+`.checkVisibility() && `+onTop+` === 'parking'`))

		t.Log("the number above leads to them, and each to whom it is about")
		clicked(t, tab, `.seat-counts [href="#seating-problems"]`)
		must(t, browser.Wait(tab, problems+`.checkVisibility() && `+onTop+` === 'seating-problems'`))
		clicked(t, tab, `.problems-back`)
		must(t, browser.Wait(tab, `!`+problems+`.checkVisibility() && `+onTop+` === 'parking'`))
		clicked(t, tab, `.seat-counts [href="#seating-problems"]`)
		must(t, browser.Wait(tab, problems+`.checkVisibility()`))
		clicked(t, tab, `.problem-words`)
		must(t, browser.Wait(tab, `location.hash.startsWith('#guest-') && !`+problems+`.checkVisibility()`))
	}
}
