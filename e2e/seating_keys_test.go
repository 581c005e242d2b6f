package e2e

import (
	"testing"

	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"convive/e2e/browser"
	"convive/handlers/webtest"
)

func TestTheBoardIsSearchedAsOneTypes(t *testing.T) {
	server, _ := webtest.Demo(t, "sqlite")
	ctx := browser.New(t)
	tab, other := atBoard(t, ctx, server, "planner"), atBoard(t, ctx, server, "host-2")
	evaluate[bool](t, tab, `document.querySelector('#seating-search').focus(); globalThis.stayed = true`)
	must(t, chromedp.Do(tab, browser.Keys("temi")))
	must(t, browser.Wait(tab, `row('Temi Afolabi') && !table('Table 4') && !table('Table 5')`))
	must(t, browser.Wait(tab, `globalThis.stayed && location.search.includes('q=temi') && document.activeElement.id === 'seating-search' && document.querySelector('live-page').dataset.state === 'live'`))

	t.Log("what the other does is followed as the search shows it")
	grab(t, other, `row('Temi Afolabi')`)
	drop(t, other, `table('Table 4')`)
	must(t, browser.Wait(tab, `at('Temi Afolabi') === 'Table 4' && !table('Table 5')`))
}

func TestTheKeyboardMapOpensOnAQuestionMarkUnlessOneIsTyping(t *testing.T) {
	server, _ := webtest.Demo(t, "sqlite")
	ctx := browser.New(t)
	tab := atBoard(t, ctx, server, "planner")
	press := func(keys string) {
		t.Helper()
		must(t, chromedp.Do(tab, browser.Keys(keys)))
	}
	const open, shut = `document.querySelector('#seat-keys:modal')`, `!document.querySelector('#seat-keys').open`
	press("?")
	must(t, browser.Wait(tab, open+` && ['M', 'B', '?'].every(k => [...document.querySelectorAll('#seat-keys kbd')].some(e => e.textContent === k))`))
	press(kb.Escape)
	must(t, browser.Wait(tab, shut))
	evaluate[bool](t, tab, `row('Temi Afolabi').querySelector('input').focus(); true`)
	press("?")
	must(t, browser.Wait(tab, open))
	press(kb.Escape)
	must(t, browser.Wait(tab, shut+` && document.activeElement.closest('.seat-guest') === row('Temi Afolabi')`))

	t.Log("in a field it is a character")
	evaluate[bool](t, tab, `document.querySelector('#seating-search').focus(); true`)
	press("?")
	must(t, browser.Wait(tab, `document.querySelector('#seating-search').value === '?'`))
	if evaluate[bool](t, tab, `!!`+open) {
		t.Error("the map opens over the search field")
	}
	t.Log("and a button opens it too")
	clicked(t, tab, `.board-bar [commandfor=seat-keys]`)
	must(t, browser.Wait(tab, open))
}

func TestAKeyLeadsFromATickedGuestToTheBarAndBack(t *testing.T) {
	server, _ := webtest.Demo(t, "sqlite")
	ctx := browser.New(t)
	tab := atBoard(t, ctx, server, "planner")
	press := func(keys string) {
		t.Helper()
		must(t, chromedp.Do(tab, browser.Keys(keys)))
	}
	const onTemi = `document.activeElement.closest('.seat-guest') === row('Temi Afolabi')`
	evaluate[bool](t, tab, `row('Temi Afolabi').querySelector('input').focus(); true`)
	press("b")
	must(t, browser.Wait(tab, onTemi))
	press(" ")
	press("b")
	must(t, browser.Wait(tab, `document.activeElement.matches('.seat-bar .seat-suggest')`))
	press(kb.Escape)
	must(t, browser.Wait(tab, onTemi))
	press("b")
	enter(t, tab)
	must(t, browser.Wait(tab, `at('Temi Afolabi') !== 'parking' && said().includes('Temi Afolabi: now at') && `+onTemi))

	t.Log("Shift ticks all between, as the map says")
	evaluate[bool](t, tab, `row('Rachel Afolabi').querySelector('input').focus(); true`)
	press(" ")
	press(kb.ArrowDown + kb.ArrowDown)
	must(t, chromedp.Do(tab, browser.Keys(" ", chromedp.KeyModifiers(chromedp.ModifierShift))))
	must(t, browser.Wait(tab, `document.querySelector('.seat-count').textContent === '3 selected'`))
	if got := evaluate[string](t, tab, `document.querySelector('.seat-bar [commandfor=seat-to]').textContent.trim()`); got != "Move to…" {
		t.Errorf("the button is called %q", got)
	}

	t.Log("M on the bar, or on somebody else, names who goes; Escape on a guest unticks all")
	press("b")
	must(t, browser.Wait(tab, `document.activeElement.closest('.seat-bar')`))
	press("m")
	const named = `document.querySelector('#seat-to:modal') && document.querySelector('.seat-whom').textContent.replace(/[\u2068\u2069]/g, '') === `
	must(t, browser.Wait(tab, named+`[...document.querySelectorAll('.seat-guest:has(:checked) .name')].map(el => el.textContent).join(', ')`))
	press(kb.Escape)
	must(t, browser.Wait(tab, `!document.querySelector('#seat-to').open`))
	evaluate[bool](t, tab, `row('Temi Afolabi').querySelector('input').focus(); true`)
	press(" ")
	press("m")
	must(t, browser.Wait(tab, named+`[...document.querySelectorAll('.seat-guest:has(:checked) .name')].slice(0, 3).map(el => el.textContent).join(', ') + ' and 1 more'`))
	press(kb.Escape)
	must(t, browser.Wait(tab, `!document.querySelector('#seat-to').open && `+onTemi))
	press(kb.Escape)
	must(t, browser.Wait(tab, `!document.querySelector('.seat-guest :checked') && document.querySelector('.seat-count').textContent === '' && `+onTemi))

	t.Log("who is seated by the palette has the focus that nothing else had")
	evaluate[bool](t, tab, `document.activeElement.blur(); true`)
	must(t, chromedp.Do(tab, browser.Keys("k", chromedp.KeyModifiers(chromedp.ModifierCtrl))))
	must(t, browser.Wait(tab, `document.querySelector('#palette:modal')`))
	press("rachel afolabi table 20")
	enter(t, tab)
	must(t, browser.Wait(tab, `at('Rachel Afolabi') === 'Table 20' && !document.querySelector('[data-pending]') && document.activeElement.closest('.seat-guest') === row('Rachel Afolabi')`))
}

func TestADragWithoutConnectionSlidesBackAndSaysSo(t *testing.T) {
	server, _ := webtest.Demo(t, "sqlite")
	ctx := browser.New(t)
	tab := atBoard(t, ctx, server, "planner")
	browser.Allow(tab, "failed request: ") // but no uncaught error
	evaluate[bool](t, tab, hopeless)
	block := func(patterns ...*network.BlockPattern) {
		t.Helper()
		_, err := chromedp.Call(tab, network.SetBlockedURLs, network.SetBlockedURLsParams{URLPatterns: patterns})
		must(t, err)
	}
	block(&network.BlockPattern{URLPattern: "*://*:*/*/seating/moves*", Block: true})
	grab(t, tab, `row('Temi Afolabi')`)
	drop(t, tab, `table('Table 4')`)
	must(t, browser.Wait(tab, `said() === 'No connection: the move is not confirmed, and everybody is back where they were. If it arrived all the same, the board will show it.'`))
	must(t, browser.Wait(tab, `at('Temi Afolabi') === 'parking' && !document.querySelector('[data-pending]')`))

	block()
	grab(t, tab, `row('Temi Afolabi')`)
	drop(t, tab, `table('Table 4')`)
	must(t, browser.Wait(tab, `at('Temi Afolabi') === 'Table 4' && said().includes('Temi Afolabi: now at Table 4.') && !said().includes('not saved')`))
}
