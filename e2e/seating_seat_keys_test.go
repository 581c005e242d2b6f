package e2e

import (
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"convive/e2e/browser"
	"convive/handlers/webtest"
)

// chairAt says of a tab's room on which seat of which table somebody sits: "Table 4/9".
const chairAt = `globalThis.plain = (text) => text.replace(/[\u2068\u2069]/g, '')
	globalThis.chairAt = (name) => at(name) + '/' + (row(name)?.closest('.room-chair')?.id.split('-').at(-1) ?? row(name)?.dataset.seat ?? '')
	globalThis.sentence = () => plain(document.querySelector('.seat-none').textContent)
	globalThis.lines = () => plain([...document.querySelectorAll('#seat-to li:not([hidden]) button')].map((b) => [...b.children].slice(0, 2).map((e) => e.textContent).join(' ')).join('; '))
	true`

func TestTypingATableAndASeatLeadsToTheSeatItself(t *testing.T) {
	server, _ := webtest.Demo(t, "sqlite")
	ctx := browser.New(t)
	tab, watching := atBoard(t, ctx, server, "planner"), inRoom(t, ctx, server, "host-2")
	evaluate[bool](t, tab, chairAt)
	evaluate[bool](t, watching, chairAt)
	press := func(keys string) {
		t.Helper()
		must(t, chromedp.Do(tab, browser.Keys(keys)))
	}
	moveTo := func(name, typed string) {
		t.Helper()
		evaluate[bool](t, tab, `row('`+name+`').querySelector('input').focus(); true`)
		press("m")
		must(t, browser.Wait(tab, `document.querySelector('#seat-to').open && document.activeElement.matches('.seat-seek')`))
		press(typed)
	}

	t.Log("a free seat")
	moveTo("Temi Afolabi", "4 9")
	must(t, browser.Wait(tab, `lines() === 'Seat 9 of Table 4 free' && sentence() === ''`))
	enter(t, tab)
	must(t, browser.Wait(watching, `chairAt('Temi Afolabi') === 'Table 4/9'`))
	must(t, browser.Wait(tab, `said().includes('Temi Afolabi: now at Table 4.') && document.activeElement.closest('.seat-guest') === row('Temi Afolabi')`))

	evaluate[bool](t, tab, `(() => {
		const fetched = fetch
		globalThis.held = new Promise((free) => { globalThis.free = free })
		globalThis.fetch = async (...all) => { const answer = await fetched(...all); if (String(all[0]).includes('/swap')) await held; return answer }
		document.addEventListener('command-state', ({ detail }) => { globalThis.last = detail.state })
		return true
	})()`)
	t.Log("a taken one: the two change places, or here one of them waits instead")
	moveTo("Rachel Afolabi", "table 4, seat 9")
	must(t, browser.Wait(tab, `lines() === 'Seat 9 of Table 4 swap with Temi Afolabi'`))
	enter(t, tab)
	must(t, browser.Wait(watching, `chairAt('Rachel Afolabi') === 'Table 4/9' && at('Temi Afolabi') === 'parking'`))
	must(t, browser.Wait(tab, `at('Rachel Afolabi') === 'Table 4' && document.activeElement.closest('.seat-guest') === row('Rachel Afolabi')`))

	t.Log("another seat of the same table, from all that it has")
	moveTo("Rachel Afolabi", "table 4 se")
	must(t, browser.Wait(tab, `lines().startsWith('Seat 1 of Table 4 free; Seat 2 of Table 4 free;') && !lines().includes('Seat 9') && lines().includes('Seat 10')`))
	t.Log("whose earlier move is answered only now")
	evaluate[bool](t, tab, `(free(), true)`)
	must(t, browser.Wait(tab, `last === 'saved'`))
	press(kb.Backspace + kb.Backspace + "2")
	must(t, browser.Wait(tab, `lines() === 'Seat 2 of Table 4 free'`))
	enter(t, tab)
	must(t, browser.Wait(watching, `chairAt('Rachel Afolabi') === 'Table 4/2'`))
	must(t, browser.Wait(tab, `chairAt('Rachel Afolabi') === 'Table 4/2'`))

	t.Log("parking")
	moveTo("Rachel Afolabi", "parkin")
	must(t, browser.Wait(tab, `lines() === 'Parking ' && sentence() === ''`))
	enter(t, tab)
	must(t, browser.Wait(watching, `at('Rachel Afolabi') === 'parking'`))
	must(t, browser.Wait(tab, `at('Rachel Afolabi') === 'parking' && !document.querySelector('[data-pending]')`))
	moveTo("Rachel Afolabi", "park")
	must(t, browser.Wait(tab, `lines() === '' && sentence().startsWith('No table or seat is called “park”.')`))
	press(kb.Escape)
	moveTo("Rachel Afolabi", "4 2")
	enter(t, tab)
	must(t, browser.Wait(watching, `chairAt('Rachel Afolabi') === 'Table 4/2'`))
	must(t, browser.Wait(tab, `chairAt('Rachel Afolabi') === 'Table 4/2' && !document.querySelector('[data-pending]')`))

	t.Log("what doesn't fit is said, and Enter does nothing")
	for typed, want := range map[string]string{
		"4 2":      "Rachel Afolabi sits there already: seat 2 of Table 4.",
		"4 11":     "Table 4 has no seat 11: its seats are 1 to 10.",
		"tab 99":   "No table or seat is called “tab 99”. Type a table, or a table and the number of a seat: 4 9.",
		"table 99": "No table or seat is called “table 99”. Type a table, or a table and the number of a seat: 4 9.",
		"roses 3":  "No table or seat is called “roses 3”. Type a table, or a table and the number of a seat: 4 9.",
	} {
		moveTo("Rachel Afolabi", typed)
		must(t, browser.Wait(tab, `sentence() === '`+want+`' && lines() === ''`))
		enter(t, tab)
		press(kb.Escape)
		if open := evaluate[bool](t, tab, `document.querySelector('#seat-to').open`); open {
			t.Errorf("after %q the dialog stays", typed)
		}
	}
	must(t, browser.Wait(watching, `chairAt('Rachel Afolabi') === 'Table 4/2' && quiet()`))

	t.Log("opened for another guest before the browser told that it was closed, and typed into at once")
	evaluate[bool](t, tab, `(() => {
		const open = (name) => row(name).querySelector('input').dispatchEvent(new KeyboardEvent('keydown', { key: 'm', bubbles: true, cancelable: true }))
		open('Peter Afolabi')
		document.querySelector('#seat-to').close()
		open('Elizabeth Afolabi')
		globalThis.ready = document.activeElement.matches('.seat-seek')
		return true
	})()`)
	must(t, browser.Wait(tab, `ready && row('Elizabeth Afolabi').querySelector('input').checked && !row('Peter Afolabi').querySelector('input').checked`))
	press("4 9")
	must(t, browser.Wait(tab, `lines() === 'Seat 9 of Table 4 free'`))
	press(kb.Escape)
	must(t, browser.Wait(tab, `document.querySelectorAll('.seat-guest input:checked').length === 0`))

	t.Log("several go to the table")
	for _, name := range []string{"Peter Afolabi", "Elizabeth Afolabi"} {
		evaluate[bool](t, tab, `row('`+name+`').querySelector('input').focus(); true`)
		press(" ")
	}
	press("m")
	must(t, browser.Wait(tab, `document.activeElement.matches('.seat-seek')`))
	press("4 9")
	must(t, browser.Wait(tab, `sentence().startsWith('One guest at a time') && lines().startsWith('Table 4 ')`))
	enter(t, tab)
	must(t, browser.Wait(watching, `at('Peter Afolabi') === 'Table 4' && at('Elizabeth Afolabi') === 'Table 4'`))
}

func TestWithSomebodyPickedUpArrowsReachFreeChairs(t *testing.T) {
	server, _ := webtest.Demo(t, "sqlite")
	ctx := browser.New(t)
	tab, watching := inRoom(t, ctx, server, "planner"), inRoom(t, ctx, server, "host-2")
	evaluate[bool](t, tab, chairAt)
	evaluate[bool](t, watching, chairAt)
	press := func(keys string) {
		t.Helper()
		must(t, chromedp.Do(tab, browser.Keys(keys)))
	}
	const onFree, called = `document.activeElement.matches('.room-chair[data-state=free]')`, `plain(document.activeElement.getAttribute('aria-label'))`

	t.Log("nobody is picked up: from the list no arrow leads across")
	evaluate[bool](t, tab, `row('Temi Afolabi').querySelector('input').focus(); true`)
	press(kb.ArrowRight)
	if on := evaluate[bool](t, tab, `document.activeElement.closest('.seat-guest') === row('Temi Afolabi')`); !on {
		t.Error("the focus went elsewhere")
	}

	t.Log("picked up, an arrow leads from the list to a chair that says whom it would seat; Escape leads back")
	press(" ")
	press(kb.ArrowRight)
	must(t, browser.Wait(tab, onFree+` && document.activeElement.getAttribute('role') === 'button' && /^Table \d+, seat \d+, free: seat Temi Afolabi here$/.test(`+called+`)`))
	press(kb.Escape)
	must(t, browser.Wait(tab, `document.activeElement.closest('.seat-guest') === row('Temi Afolabi')`))

	t.Log("on to another free chair, and there")
	press(kb.ArrowRight)
	must(t, browser.Wait(tab, onFree))
	first := evaluate[string](t, tab, called)
	for range 6 {
		press(kb.ArrowDown)
		if evaluate[bool](t, tab, onFree+` && `+called+` !== `+"`"+first+"`") {
			break
		}
	}
	chair := evaluate[string](t, tab, onFree+` ? document.activeElement.id : ''`)
	if chair == "" {
		t.Fatal("no arrow leads to another free chair")
	}
	if there := evaluate[bool](t, tab, called+` === `+"`"+first+"`"); there {
		t.Error("the focus stays on the first")
	}
	enter(t, tab)
	must(t, browser.Wait(watching, `row('Temi Afolabi').closest('.room-chair')?.id === '`+chair+`'`))
	must(t, browser.Wait(tab, `quiet() && said().includes('Temi Afolabi: now at') && document.activeElement === row('Temi Afolabi') && row('Temi Afolabi').getAttribute('aria-checked') === 'false'`))

	t.Log("who took the chair first is told, and who was picked up sits where they sat")
	press(" ")
	press(kb.ArrowUp)
	for range 6 {
		if evaluate[bool](t, tab, onFree) {
			break
		}
		press(kb.ArrowUp)
	}
	next := evaluate[string](t, tab, onFree+` ? document.activeElement.id : ''`)
	if next == "" {
		t.Fatal("no free chair is above")
	}
	grab(t, watching, `row('Rachel Afolabi')`)
	drop(t, watching, `document.getElementById('`+next+`')`)
	must(t, browser.Wait(tab, `row('Rachel Afolabi').closest('.room-chair')?.id === '`+next+`' && document.activeElement === row('Temi Afolabi')`))
}

func TestASeatOfATableThatTheSearchHidesIsTypedToo(t *testing.T) {
	server, _ := webtest.Demo(t, "sqlite")
	ctx := browser.New(t)
	tab, watching := atBoard(t, ctx, server, "planner"), inRoom(t, ctx, server, "host-2")
	evaluate[bool](t, tab, chairAt)
	evaluate[bool](t, watching, chairAt)
	evaluate[bool](t, tab, `document.querySelector('#seating-search').focus(); true`)
	must(t, chromedp.Do(tab, browser.Keys("temi")))
	must(t, browser.Wait(tab, `row('Temi Afolabi') && !table('Table 1') && document.querySelector('live-page').dataset.state === 'live' && document.querySelector('#seating-destinations [data-seat]')`))
	evaluate[bool](t, tab, `row('Temi Afolabi').querySelector('input').focus(); true`)
	must(t, chromedp.Do(tab, browser.Keys("m")))
	must(t, browser.Wait(tab, `document.querySelector('#seat-to').open && document.activeElement.matches('.seat-seek')`))
	must(t, chromedp.Do(tab, browser.Keys("table 1 1")))
	must(t, browser.Wait(tab, `lines() === 'Seat 1 of Table 1 swap with Chiamaka Udo'`))
	enter(t, tab)
	must(t, browser.Wait(watching, `chairAt('Temi Afolabi') === 'Table 1/1' && at('Chiamaka Udo') === 'parking'`))
}
