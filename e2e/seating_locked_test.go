package e2e

import (
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"convive/e2e/browser"
	"convive/handlers/webtest"
)

func TestWhoDragsWhatIsLockedIsToldWhyItStays(t *testing.T) {
	server, _ := webtest.Demo(t, "sqlite")
	tab := arranging(t, browser.New(t), server, "planner")
	press := func(keys string) {
		t.Helper()
		must(t, chromedp.Do(tab, browser.Keys(keys)))
	}
	const told = `said().includes('It is locked and stays where it stands.')`
	was := evaluate[string](t, tab, `spot('Table 8')`)
	evaluate[bool](t, tab, `piece('Table 8').focus(); true`)
	press("l") // locks what has the focus, though nothing is chosen
	must(t, browser.Wait(tab, `piece('Table 8').hasAttribute('data-locked') && said() !== ''`))
	if evaluate[bool](t, tab, told) {
		t.Error("it is told before anybody tries")
	}
	grab(t, tab, `piece('Table 8').querySelector('.room-top')`)
	drop(t, tab, `piece('Bar').querySelector('.room-shape')`)
	must(t, browser.Wait(tab, told+` && spot('Table 8') === '`+was+`'`))
	evaluate[bool](t, tab, `document.querySelector('#notice-problem button').click(); piece('Table 8').focus(); true`)
	must(t, browser.Wait(tab, `!(`+told+`)`))
	press(kb.ArrowRight)
	must(t, browser.Wait(tab, told+` && spot('Table 8') === '`+was+`'`))
}

func TestTheKeyThatCopiesLeadsToTheNumberOfCopies(t *testing.T) {
	server, _ := webtest.Demo(t, "sqlite")
	tab := arranging(t, browser.New(t), server, "planner")
	evaluate[bool](t, tab, `piece('Table 8').focus(); true`)
	must(t, chromedp.Do(tab, browser.Keys("d")))
	must(t, browser.Wait(tab, `document.querySelector('#plan-copies').open && document.activeElement.name === 'count'`))
	must(t, chromedp.Do(tab, browser.Keys(kb.Escape)))
	must(t, browser.Wait(tab, `!document.querySelector('#plan-copies').open && document.activeElement === piece('Table 8')`))
}

func TestARefusalInTheRoomEndsWithTheChoiceThatItIsAbout(t *testing.T) {
	server, _ := webtest.Demo(t, "sqlite")
	tab := arranging(t, browser.New(t), server, "planner")
	const asked = `document.querySelector('#notices .notice-refused') && document.querySelector('.plan-bar [data-failed]')`
	evaluate[bool](t, tab, `piece('Couple').focus(); true`)
	must(t, chromedp.Do(tab, browser.Keys(kb.Delete)))
	must(t, browser.Wait(tab, asked+` && said().includes('Locked: Couple. Remove it all the same?')`))
	must(t, chromedp.Do(tab, browser.Keys(kb.Escape)))
	must(t, browser.Wait(tab, `!document.querySelector('#notices .notice-refused') && !document.querySelector('.plan-bar [data-failed]') && piece('Couple')`))
}
