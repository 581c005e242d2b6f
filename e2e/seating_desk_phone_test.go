package e2e

import (
	"context"
	"testing"

	"github.com/chromedp/chromedp"

	"convive/e2e/browser"
	"convive/handlers/webtest"
)

func TestOnePlannerAtADeskAndOneOnAPhoneWorkOnTheSameBoard(t *testing.T) {
	server, _ := webtest.Demo(t, "sqlite")
	ctx := browser.New(t)
	desk := inRoom(t, ctx, server, "planner")
	phone := browser.Session(t, ctx)
	signIn(t, phone, server, "host-2")
	onPhone(t, phone)
	must(t, chromedp.Do(phone, chromedp.Navigate(server.URL+"/e/amara-jonas/seating")))
	must(t, browser.Wait(phone, `document.querySelector('live-page').dataset.state === 'live'`))
	evaluate[bool](t, phone, boardOf)
	const bar, rests = `document.querySelector('.seat-bar')`, `!document.querySelector('[data-pending], [data-leaving], [data-saving]')`
	from := evaluate[string](t, phone, `at('Laura Udo')`)

	t.Log("dragged in the room at the desk: the phone's cards follow")
	grab(t, desk, `row('Temi Afolabi')`)
	drop(t, desk, `table('Table 4').querySelector('.room-top')`)
	must(t, browser.Wait(phone, `at('Temi Afolabi') === 'Table 4' && table('Table 4').textContent.includes('1 of 10')`))
	must(t, browser.Wait(desk, `quiet() && at('Temi Afolabi') === 'Table 4'`))

	t.Log("moved by taps on the phone: the chair at the desk is taken")
	tap(t, phone, `row('Rachel Afolabi').querySelector('input')`)
	must(t, browser.Wait(phone, bar+`.checkVisibility()`))
	tap(t, phone, bar+`.querySelector('[commandfor=seat-to]')`)
	must(t, browser.Wait(phone, `document.querySelector('#seat-to').open`))
	tap(t, phone, `[...document.querySelectorAll('#seating-destinations button')].find(b => b.querySelector('bdi').textContent === 'Table 16')`)
	must(t, browser.Wait(desk, `at('Rachel Afolabi') === 'Table 16'`))
	must(t, browser.Wait(phone, `at('Rachel Afolabi') === 'Table 16' && `+rests))

	t.Log("two change places on the phone")
	for _, name := range []string{"Rachel Afolabi", "Laura Udo"} {
		tap(t, phone, `row('`+name+`').querySelector('input')`)
	}
	must(t, browser.Wait(phone, `document.querySelector('.seat-count').textContent === '2 selected' && `+bar+`.querySelector('[data-swap]').checkVisibility()`))
	tap(t, phone, bar+`.querySelector('[data-swap]')`)
	must(t, browser.Wait(desk, `at('Rachel Afolabi') === '`+from+`' && at('Laura Udo') === 'Table 16'`))
	must(t, browser.Wait(phone, `at('Rachel Afolabi') === '`+from+`' && at('Laura Udo') === 'Table 16' && `+rests))

	t.Log("the desk takes its own step back, the older one, and what the phone did stays")
	clicked(t, desk, `#step-undo button`)
	must(t, browser.Wait(phone, `at('Temi Afolabi') === 'parking' && at('Laura Udo') === 'Table 16'`))
	must(t, browser.Wait(desk, `at('Temi Afolabi') === 'parking' && at('Laura Udo') === 'Table 16'`))

	t.Log("the phone takes back its swap, and the desk does its step again")
	tap(t, phone, `document.querySelector('#step-undo button')`)
	must(t, browser.Wait(desk, `at('Rachel Afolabi') === 'Table 16' && at('Laura Udo') === '`+from+`' && at('Temi Afolabi') === 'parking'`))
	clicked(t, desk, `#step-redo button`)
	must(t, browser.Wait(phone, `at('Temi Afolabi') === 'Table 4' && at('Rachel Afolabi') === 'Table 16'`))

	t.Log("and the phone its first step; in the end both show the same")
	must(t, browser.Wait(phone, rests+` && document.querySelector('#step-undo button').checkVisibility()`))
	tap(t, phone, `document.querySelector('#step-undo button')`)
	for _, tab := range []context.Context{desk, phone} {
		must(t, browser.Wait(tab, `at('Rachel Afolabi') === 'parking' && at('Temi Afolabi') === 'Table 4' && at('Laura Udo') === '`+from+`'`))
	}
	if wide := evaluate[bool](t, phone, `document.documentElement.scrollWidth > 390`); wide {
		t.Error("the phone's page is wider than its window")
	}
}
