package e2e

import (
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"convive/e2e/browser"
	"convive/handlers/webtest"
)

func TestToAlignIsOneKeyAwayAndThePieceHasTheFocusAgain(t *testing.T) {
	server, _ := webtest.Demo(t, "sqlite")
	tab := arranging(t, browser.New(t), server, "planner")
	press := func(keys string) {
		t.Helper()
		must(t, chromedp.Do(tab, browser.Keys(keys)))
	}
	for _, name := range []string{"Table 7", "Table 16"} {
		evaluate[bool](t, tab, `piece('`+name+`').focus(); true`)
		press(" ")
	}
	must(t, browser.Wait(tab, shows("2 selected")))
	const menu = `document.querySelector('.plan-bar details')`
	press("a")
	must(t, browser.Wait(tab, menu+`.open && document.activeElement.dataset.do === 'left'`))
	press(kb.Escape)
	must(t, browser.Wait(tab, `!`+menu+`.open && document.activeElement === piece('Table 16')`))
	press("a")
	must(t, browser.Wait(tab, menu+`.open && document.activeElement.dataset.do === 'left'`))
	enter(t, tab)
	must(t, browser.Wait(tab, `quiet() && said().includes('Moved Table 16.') && drawnAt('Table 7').split(',')[0] === drawnAt('Table 16').split(',')[0]`))
	must(t, browser.Wait(tab, `!`+menu+`.open && document.activeElement === piece('Table 16')`))

	t.Log("its page, and back to it by the page's link and by the browser")
	enter(t, tab)
	const back = `[...document.querySelectorAll('a')].find((a) => a.textContent.trim() === 'Back to the room')`
	const again = `document.readyState === 'complete' && document.activeElement?.dataset.called === 'Table 16' && document.activeElement.matches('.plan-piece')`
	must(t, browser.Wait(tab, `!!`+back))
	evaluate[bool](t, tab, back+`.click(), true`)
	must(t, browser.Wait(tab, again))
	enter(t, tab)
	must(t, browser.Wait(tab, `!!`+back))
	must(t, chromedp.Do(tab, browser.Back()))
	must(t, browser.Wait(tab, again))
}

func TestOnAPhoneTheRoomsToolsAreTwoLinesAndEachMeasureIsWhole(t *testing.T) {
	server, _ := webtest.Demo(t, "sqlite")
	tab := arranging(t, browser.New(t), server, "planner")
	onPhone(t, tab)
	must(t, browser.Wait(tab, `innerWidth < 400 && document.querySelector('.plan > .board-bar').getBoundingClientRect().height < 140`))
	must(t, browser.Wait(tab, `[...document.querySelectorAll('.plan > .board-bar .button')].filter((b) => b.checkVisibility()).every((b) => { const r = b.getBoundingClientRect(); return r.height >= 44 && r.width >= 44 && r.left >= 0 && r.right <= innerWidth })`))
	evaluate[bool](t, tab, `piece('Photo booth').focus(); globalThis.was = spot('Photo booth'); true`)
	must(t, chromedp.Do(tab, browser.Keys(kb.ArrowLeft, chromedp.KeyModifiers(chromedp.ModifierShift)))) // towards the wall
	must(t, browser.Wait(tab, `quiet() && spot('Photo booth') !== was`))
	for _, name := range []string{"Photo booth", "Buffet", "Table 5", "Table 8", "Bar", "Table 4"} {
		evaluate[bool](t, tab, `piece('`+name+`').querySelector('rect').dispatchEvent(new MouseEvent('click', { bubbles: true })); true`)
		must(t, browser.Wait(tab, shows(name)+` && document.querySelectorAll('.plan-measures .plan-gap').length > 1`))
		const cut = `(() => {
			const room = document.querySelector('#room-plan').getBoundingClientRect()
			const all = [...document.querySelectorAll('.plan-measures .plan-gap')].map((g) => ({ words: g.textContent, r: g.getBoundingClientRect() }))
			return all.filter(({ r }) => r.left < room.left - 1 || r.right > room.right + 1 || r.top < room.top - 3 || r.bottom > room.bottom + 3).map(({ words }) => words).join(', ')
		})()`
		if got := evaluate[string](t, tab, cut); got != "" {
			t.Errorf("beside %s these are cut: %s", name, got)
		}
	}
}
