package e2e

import (
	"context"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"

	"convive/e2e/browser"
	"convive/handlers/webtest"
)

// onPhone makes a tab's window a phone's, with fingers.
func onPhone(t *testing.T, tab context.Context) {
	t.Helper()
	_, err := chromedp.Call(tab, emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{Width: 390, Height: 844, DeviceScaleFactor: 2, Mobile: true})
	must(t, err)
	_, err = chromedp.Call(tab, emulation.SetTouchEmulationEnabled, emulation.SetTouchEmulationEnabledParams{Enabled: true})
	must(t, err)
}

// tap touches the middle of an element, in real.
func tap(t *testing.T, tab context.Context, js string) {
	t.Helper()
	middle := evaluate[spot](t, tab, `(() => {
		const el = `+js+`
		const { top, bottom } = el.getBoundingClientRect()
		if (!el.closest('.seat-bar') && (top < 60 || bottom > innerHeight - 260)) el.scrollIntoView({ block: 'center', behavior: 'instant' })
		const r = el.getBoundingClientRect()
		return { X: r.left + r.width / 2, Y: r.top + r.height / 2 }
	})()`)
	fingers(t, tab, input.DispatchTouchEventTypeTouchStart, middle, 0, 1)
	fingers(t, tab, input.DispatchTouchEventTypeTouchEnd, middle, 0, 0)
}

func TestOnAPhoneGuestsAreMovedInTheListByTaps(t *testing.T) {
	server, _ := webtest.Demo(t, "sqlite")
	ctx := browser.New(t)
	watching := inRoom(t, ctx, server, "host-2")
	phone := browser.Session(t, ctx)
	signIn(t, phone, server, "planner")
	onPhone(t, phone)
	must(t, chromedp.Do(phone, chromedp.Navigate(server.URL+"/e/amara-jonas/seating")))
	must(t, browser.Wait(phone, `document.querySelector('live-page').dataset.state === 'live'`))
	evaluate[bool](t, phone, boardOf)

	t.Log("the tables are cards below each other, and nothing is wider than the window")
	if list := evaluate[bool](t, phone, `!document.querySelector('#seating-room') && document.documentElement.scrollWidth <= 390 &&
		[...document.querySelectorAll('.seat-table')].every((card, i, all) => i === 0 || card.getBoundingClientRect().top >= all[i - 1].getBoundingClientRect().bottom - 1)`); !list {
		t.Error("the board isn't a list of cards")
	}

	t.Log("three are tapped: the bar comes, above what the phone shows at its lower end")
	const bar = `document.querySelector('.seat-bar')`
	if shown := evaluate[bool](t, phone, bar+`.checkVisibility()`); shown {
		t.Error("the bar is there before anybody is chosen")
	}
	for _, name := range []string{"Rachel Afolabi", "Temi Afolabi", "Peter Afolabi"} {
		tap(t, phone, `row('`+name+`').querySelector('input')`)
	}
	must(t, browser.Wait(phone, bar+`.checkVisibility() && document.querySelector('.seat-count').textContent === '3 selected'`))
	if within := evaluate[bool](t, phone, `(() => { const r = `+bar+`.getBoundingClientRect(); const at = document.elementFromPoint(195, r.bottom - 4); return r.left >= 0 && r.right <= 390 && r.bottom <= 844 && `+bar+`.contains(at) })()`); !within {
		t.Error("the bar is covered, or doesn't fit")
	}
	small := evaluate[string](t, phone, `[...`+bar+`.querySelectorAll('button')].filter(b => b.checkVisibility() && b.getBoundingClientRect().height < 44 && !b.matches('.seat-clear')).map(b => b.textContent.trim()).join(', ')`)
	if small != "" {
		t.Errorf("too small for a finger: %s", small)
	}
	if unseat := evaluate[bool](t, phone, bar+`.querySelector('[value=parking]').checkVisibility()`); unseat {
		t.Error("who has no seat is offered to lose it")
	}

	t.Log("to a table, for all to see")
	tap(t, phone, bar+`.querySelector('[commandfor=seat-to]')`)
	must(t, browser.Wait(phone, `document.querySelector('#seat-to').open`))
	tap(t, phone, `[...document.querySelectorAll('#seating-destinations button')].find(b => b.querySelector('bdi').textContent === 'Table 4')`)
	must(t, browser.Wait(phone, `['Rachel', 'Temi', 'Peter'].every(n => at(n + ' Afolabi') === 'Table 4') && !`+bar+`.checkVisibility()`))
	must(t, browser.Wait(watching, `taken('Table 4') === '3/10' && at('Temi Afolabi') === 'Table 4'`))

	t.Log("and back to parking")
	must(t, browser.Wait(phone, `!document.querySelector('[data-pending], [data-leaving]')`))
	tap(t, phone, `row('Temi Afolabi').querySelector('input')`)
	must(t, browser.Wait(phone, bar+`.querySelector('[value=parking]').checkVisibility()`))
	tap(t, phone, bar+`.querySelector('[value=parking]')`)
	must(t, browser.Wait(watching, `taken('Table 4') === '2/10' && at('Temi Afolabi') === 'parking'`))
}

func TestAFingerAtAnEdgeScrollsThePageBetweenItsBarsAndTheRoomThatIsLarger(t *testing.T) {
	server, _ := webtest.Demo(t, "sqlite")
	ctx := browser.New(t)
	tab := browser.Session(t, ctx)
	signIn(t, tab, server, "planner")
	onPhone(t, tab)
	rests := func(js string) {
		t.Helper()
		fingers(t, tab, input.DispatchTouchEventTypeTouchStart, spotOf(t, tab, js), 0, 1)
		must(t, browser.Wait(tab, `document.querySelector('.ghost:not([hidden])')`))
	}
	at := func(page, ways string) {
		t.Helper()
		must(t, chromedp.Do(tab, chromedp.Navigate(server.URL+"/e/amara-jonas/seating"+page)))
		must(t, browser.Wait(tab, `document.querySelector('live-page').dataset.state === 'live'`))
		evaluate[bool](t, tab, ways)
	}

	t.Log("in the list, above the tabs and below the head")
	at("", boardOf)
	rests(`row('Chiamaka Udo')`)
	evaluate[bool](t, tab, `globalThis.was = scrollY; true`)
	tabs := evaluate[float64](t, tab, `document.querySelector('.app-nav').getBoundingClientRect().top`)
	fingers(t, tab, input.DispatchTouchEventTypeTouchMove, spot{195, tabs - 6}, 0, 1)
	must(t, browser.Wait(tab, `scrollY > was + 300`))
	head := evaluate[float64](t, tab, `document.querySelector('.app-header').getBoundingClientRect().bottom`)
	fingers(t, tab, input.DispatchTouchEventTypeTouchMove, spot{195, head + 6}, 0, 1)
	must(t, browser.Wait(tab, `scrollY < was + 100`))
	fingers(t, tab, input.DispatchTouchEventTypeTouchCancel, spot{}, 0, 0)

	t.Log("in a room from nearer, both ways")
	at("?view=room", roomOf)
	evaluate[bool](t, tab, `for (let i = 0; i < 4; i++) document.querySelector('[data-zoom=in]').click()
		scrollTo({ top: 0, behavior: 'instant' })
		globalThis.room = document.querySelector('.room-scroll'); true`)
	rests(`row('Jacob Mensah').querySelector('.room-seat')`)
	evaluate[bool](t, tab, `globalThis.was = [room.scrollLeft, room.scrollTop]; true`)
	fingers(t, tab, input.DispatchTouchEventTypeTouchMove, spot{384, 500}, 0, 1)
	must(t, browser.Wait(tab, `room.scrollLeft > was[0] + 200`))
	fingers(t, tab, input.DispatchTouchEventTypeTouchMove, spot{195, tabs - 6}, 0, 1)
	must(t, browser.Wait(tab, `room.scrollTop > was[1] + 40`))
	fingers(t, tab, input.DispatchTouchEventTypeTouchCancel, spot{}, 0, 0)
	must(t, browser.Wait(tab, `!document.querySelector('.ghost:not([hidden]), [data-dragging]')`))
}
