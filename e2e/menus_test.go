package e2e

import (
	"context"
	"testing"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"convive/e2e/browser"
	"convive/handlers/webtest"
)

func TestAMenuClosesOnceItsCommandIsSentAndTheNextKeySendsNothing(t *testing.T) {
	w := newWorld(t)
	anna := browser.New(t)
	arrives(t, anna, w, w.Ours.Accounts["anna"], "/e/amara-jonas/team")
	must(t, browser.Wait(anna, liveBadge))
	name := w.Ours.Accounts["paul"].Name
	evaluate[bool](t, anna, `(() => {
		globalThis.row = () => [...document.querySelectorAll('#team-members > .member')].find(r => r.querySelector('strong').textContent === '`+name+`')
		globalThis.menu = () => row().querySelector('details.menu')
		globalThis.line = (words) => [...menu().querySelectorAll('.menu-item')].find(b => b.textContent.trim() === words)
		menu().firstElementChild.focus()
		return true
	})()`)
	enter(t, anna)
	must(t, browser.Wait(anna, `menu().open`))
	evaluate[bool](t, anna, `(line('Make Coordinator').focus(), true)`)
	enter(t, anna)
	must(t, browser.Wait(anna, `!menu().open && document.activeElement === menu().firstElementChild`))
	must(t, browser.Wait(anna, `row().querySelector('.member-role').textContent.trim() === 'Coordinator' && document.activeElement === menu().firstElementChild`))

	t.Log("the second Enter opens the menu again, and what had the focus is nobody else's line")
	enter(t, anna)
	must(t, browser.Wait(anna, `menu().open && row().querySelector('.member-role').textContent.trim() === 'Coordinator'`))
	evaluate[bool](t, anna, `(globalThis.sent = line('Make Door'), line('Make Door').focus(), true)`)
	enter(t, anna)
	must(t, browser.Wait(anna, `row().querySelector('.member-role').textContent.trim() === 'Door' && !line('Make Door') && !sent.isConnected && line('Make Coordinator') !== sent`))

	t.Log("one who holds the key sends one command too")
	evaluate[bool](t, anna, `(menu().open = true, line('Make Planner').focus(), true)`)
	heldEnter(t, anna)
	must(t, browser.Wait(anna, `row().querySelector('.member-role').textContent.trim() === 'Planner' && !menu().open && document.activeElement === menu().firstElementChild`))
}

func TestAMenuClosesBehindWhoWalksOnByKeyboard(t *testing.T) {
	w := newWorld(t)
	s := looks(t, w, "/e/amara-jonas/guests")
	s.sees(liveBadge)
	s.does(`document.querySelector('.live-panel > summary').focus()`)
	enter(t, s.ben)
	s.sees(`document.querySelector('.live-panel').open`)
	must(t, chromedp.Do(s.ben, browser.Keys(kb.Tab)))
	s.sees(`!document.querySelector('.live-panel').open && document.activeElement.checkVisibility() && !document.activeElement.closest('.live-panel')`)

	t.Log("and stays open for who walks about in it")
	s.does(`document.querySelector('.menu-me > summary').focus()`)
	enter(t, s.ben)
	must(t, chromedp.Do(s.ben, browser.Keys(kb.Tab)))
	s.sees(`document.querySelector('.menu-me').open && document.activeElement.closest('.menu-me .menu-panel')`)
}

func TestWhoMendsAProblemByKeyStaysAmongTheProblems(t *testing.T) {
	server, _ := webtest.Demo(t, "sqlite")
	tab := atBoard(t, browser.New(t), server, "planner")
	must(t, browser.Resize(tab, browser.Laptop, browser.Light))
	evaluate[bool](t, tab, `(globalThis.items = () => [...document.querySelectorAll('.problem-item')],
		globalThis.first = items().find(li => li.querySelector('.problem-fix button')),
		globalThis.next = items()[items().indexOf(first) + 1], globalThis.mended = first.id,
		globalThis.other = [...document.querySelectorAll('.problem-item button')],
		first.querySelector('.problem-fix button').focus(), true)`)
	enter(t, tab)
	must(t, browser.Wait(tab, `!document.getElementById(mended) && document.activeElement === next`))
	must(t, browser.Wait(tab, `next.matches('.problem-item') && getComputedStyle(next).outlineStyle !== 'none'`))
	enter(t, tab)
	must(t, browser.Wait(tab, `document.activeElement === next && !document.querySelector('[data-pending]')`))
}

// heldEnter presses Enter and goes on, as a key does under a slow finger.
func heldEnter(t *testing.T, tab context.Context) {
	t.Helper()
	key := input.DispatchKeyEventParams{Type: input.DispatchKeyEventTypeKeyDown, Key: "Enter", Code: "Enter", Text: "\r", WindowsVirtualKeyCode: 13}
	for _, again := range []bool{false, true, true, true} {
		key.AutoRepeat = &again
		_, err := chromedp.Call(tab, input.DispatchKeyEvent, key)
		must(t, err)
	}
	key.Type, key.Text, key.AutoRepeat = input.DispatchKeyEventTypeKeyUp, "", nil
	_, err := chromedp.Call(tab, input.DispatchKeyEvent, key)
	must(t, err)
}
