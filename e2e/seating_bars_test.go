package e2e

import (
	"testing"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"

	"convive/e2e/browser"
	"convive/handlers/webtest"
)

// apart says whether two things are to be seen, and neither lies over the other.
const apartFrom = `((a, b) => { const [p, q] = [a, b].map((s) => document.querySelector(s).getBoundingClientRect()); return p.height > 0 && q.height > 0 && (p.bottom <= q.top || q.bottom <= p.top || p.right <= q.left || q.right <= p.left) })`

// remarks puts a notice onto the page that is two lines long on a phone.
const remarks = `document.getElementById('notices-done').replaceChildren(Object.assign(document.createElement('div'), {id: 'notice-done', className: 'notice', textContent: 'Temi Afolabi, Peter Afolabi and Elizabeth Afolabi: now at Table 12.'})); true`

func TestTheBarOfWhatIsChosenInTheRoomLiesOverNeitherToolsNorRoom(t *testing.T) {
	server, _ := webtest.Demo(t, "sqlite")
	ctx := browser.New(t)
	tab := browser.Session(t, ctx)
	signIn(t, tab, server, "host")
	must(t, chromedp.Do(tab, chromedp.Navigate(server.URL+"/e/amara-jonas/seating/room")))
	must(t, browser.Wait(tab, `document.querySelector('live-page').dataset.state === 'live'`))
	for _, size := range []browser.Size{browser.Laptop, browser.Tablet} {
		must(t, browser.Resize(tab, size, browser.Light))
		must(t, browser.Wait(tab, `(document.querySelector('.plan-bar').checkVisibility() || document.querySelector('.plan-piece').dispatchEvent(new MouseEvent('click', { bubbles: true }))) && `+apartFrom+`('.plan-bar', '.plan > .board-bar')`))
		evaluate[bool](t, tab, `scrollTo(0, 0); true`)
		must(t, browser.Wait(tab, apartFrom+`('.plan-bar', '#room-plan')`))
		evaluate[bool](t, tab, remarks)
		must(t, browser.Wait(tab, apartFrom+`('#notices', '.plan-bar') && `+apartFrom+`('#notices', '.plan > .board-bar')`))

		t.Log("a menu of the bar lies over a notice")
		evaluate[bool](t, tab, `document.querySelector('.plan-bar details').checkVisibility() || document.querySelectorAll('.plan-piece')[1].dispatchEvent(new MouseEvent('click', { bubbles: true, shiftKey: true })); true`)
		must(t, browser.Wait(tab, `document.querySelector('.plan-bar details').checkVisibility()`))
		evaluate[bool](t, tab, remarks+`; document.querySelector('.plan-bar details').open = true`)
		must(t, browser.Wait(tab, `[...document.querySelectorAll('.plan-bar .menu-item')].every((item) => { const r = item.getBoundingClientRect(); return r.height > 0 && item.contains(document.elementFromPoint(r.left + r.width / 2, r.top + r.height / 2)) })`))
		evaluate[bool](t, tab, `document.querySelector('.plan-bar details').open = false; true`)
	}
}

func TestOnAPhoneWhoIsTickedAtTheLowerEndStaysAboveTheBarThatComes(t *testing.T) {
	server, _ := webtest.Demo(t, "sqlite")
	phone := browser.Session(t, browser.New(t))
	signIn(t, phone, server, "planner")
	onPhone(t, phone)
	must(t, chromedp.Do(phone, chromedp.Navigate(server.URL+"/e/amara-jonas/seating")))
	must(t, browser.Wait(phone, `document.querySelector('live-page').dataset.state === 'live'`))
	if under := evaluate[float64](t, phone, `(() => {
		const low = [...document.querySelectorAll('.seat-guest')].filter((row) => row.getBoundingClientRect().bottom < innerHeight - 80).pop()
		low.querySelector('input').click()
		return low.getBoundingClientRect().bottom - document.querySelector('.seat-bar').getBoundingClientRect().top
	})()`); under > 0 {
		t.Errorf("who was ticked lies %v px under the bar", under)
	}
}

func TestOnAPhoneNoNoticeOfAMoveLiesOverTheBoardsHead(t *testing.T) {
	server, _ := webtest.Demo(t, "sqlite")
	ctx := browser.New(t)
	phone := browser.Session(t, ctx)
	signIn(t, phone, server, "planner")
	onPhone(t, phone)
	must(t, chromedp.Do(phone, chromedp.Navigate(server.URL+"/e/amara-jonas/seating")))
	must(t, browser.Wait(phone, `document.querySelector('live-page').dataset.state === 'live'`))
	evaluate[bool](t, phone, boardOf)

	t.Log("the notice of the step before goes when somebody is ticked for the next one")
	evaluate[bool](t, phone, remarks)
	tap(t, phone, `row('Chiamaka Udo').querySelector('input')`)
	must(t, browser.Wait(phone, `document.querySelector('.seat-bar').checkVisibility() && !document.querySelector('#notice-done')`))

	t.Log("one that comes later stands between head and bar")
	evaluate[bool](t, phone, remarks)
	evaluate[bool](t, phone, `scrollTo(0, 0); true`)
	must(t, browser.Wait(phone, apartFrom+`('#notices', '.seat-bar') && `+apartFrom+`('#notices', '.seating > .board-bar')`))

	t.Log("what a finger carries stays in the window")
	tap(t, phone, `row('Chiamaka Udo').querySelector('input')`)
	fingers(t, phone, input.DispatchTouchEventTypeTouchStart, spotOf(t, phone, `row('Laura Udo')`), 0, 1)
	must(t, browser.Wait(phone, `document.querySelector('.ghost:not([hidden])')`))
	for _, to := range []spot{{380, 500}, {20, 640}, {385, 700}} {
		fingers(t, phone, input.DispatchTouchEventTypeTouchMove, to, 0, 1)
		must(t, browser.Wait(phone, `(r => r.width > 100 && r.left >= 0 && r.right <= 390 && r.bottom <= 844)(document.querySelector('.ghost').getBoundingClientRect())`))
	}
	fingers(t, phone, input.DispatchTouchEventTypeTouchCancel, spot{}, 0, 0)
}

func TestTheMenuOfTheWallsClosesOnceTheyAreSavedSoThatTheyAreSeen(t *testing.T) {
	server, _ := webtest.Demo(t, "sqlite")
	tab := arranging(t, browser.New(t), server, "planner")
	const menu = `document.querySelector('#room-corners').closest('details')`
	submit := func(walls string) {
		t.Helper()
		evaluate[bool](t, tab, menu+`.open = true`)
		evaluate[bool](t, tab, `(f => { f.elements.walls.value = '`+walls+`'; f.elements.walls.focus(); f.requestSubmit(); return true })(document.querySelector('#room-corners'))`)
	}
	submit(`0 0\n9 9\n9 0\n0 9`)
	must(t, browser.Wait(tab, menu+`.open && `+menu+`.textContent.includes('cross or touch each other')`))
	submit(`0 0\n20 0\n20 30\n10 30\n10 22\n0 22`)
	must(t, browser.Wait(tab, `said().includes('Saved the walls of the room.') && !`+menu+`.open && document.activeElement === `+menu+`.firstElementChild`))
}
