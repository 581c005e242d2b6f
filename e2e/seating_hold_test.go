package e2e

import (
	"context"
	"fmt"
	"net/http/httptest"
	"slices"
	"testing"

	"github.com/chromedp/chromedp"

	"convive/e2e/browser"
	"convive/handlers/webtest"
)

// hurry moves a guest from table to table and round again, as many times as it is told, 20 in a second, by the page's own form.
const hurry = `(async (name, tables, times) => {
	const board = document.querySelector('seat-board')
	const who = row(name).id.replace('guest-', '')
	let from = 'parking'
	for (let i = 0; i < times; i++) {
		const to = table(tables[i % tables.length]).id.replace('table-', '')
		const began = performance.now()
		const body = new URLSearchParams({command: crypto.randomUUID(), occasion: board.dataset.occasion, guest: who + ':' + from, to})
		const answer = await fetch(board.dataset.action, {method: 'POST', body, headers: {Accept: 'text/html'}, redirect: 'manual'})
		if (answer.status >= 400) throw new Error('the move was answered ' + answer.status)
		from = to
		globalThis.hurried = i + 1
		await new Promise((then) => setTimeout(then, Math.max(0, 50 - (performance.now() - began))))
	}
})`

// follows notes each place at which the page shows a guest, how many were shown while somebody is dragged, which tables
// were held meanwhile, and over which cards of the list the hand was: what others do moves cards under a hand that rests, too.
const follows = `((name) => {
	globalThis.followed = { places: [at(name)], dragged: 0, held: new Set(), under: new Set() }
	const called = (one) => one.dataset.called ?? one.querySelector('h3')?.textContent ?? document.getElementById('table-' + one.dataset.of)?.dataset.called ?? one.id
	let hand
	const look = () => {
		const one = hand && document.elementFromPoint(hand.clientX, hand.clientY)?.closest('.seat-table')
		if (one) followed.under.add(called(one))
	}
	addEventListener('pointermove', (event) => { hand = event; look() }, true)
	new MutationObserver(() => {
		const dragging = document.querySelector('.ghost:not([hidden])')
		look()
		if (dragging) for (const one of document.querySelectorAll('[data-ignore-morph]')) followed.held.add(called(one))
		if (at(name) === followed.places.at(-1)) return
		followed.places.push(at(name))
		if (dragging) followed.dragged++
	}).observe(document.querySelector('seat-board'), { subtree: true, childList: true, attributes: true, attributeFilter: ['data-guest', 'data-ignore-morph'] })
	return true
})`

func TestTwentyMovesASecondOfAnotherPlannerAreShownDuringADragWhereTheHandIsNot(t *testing.T) {
	server, _ := webtest.Demo(t, "sqlite")
	ctx := browser.New(t)
	for _, shown := range []struct {
		view string
		open func(*testing.T, context.Context, *httptest.Server, string) context.Context
	}{{"room", inRoom}, {"list", atBoard}} {
		t.Log("in the " + shown.view)
		acting, hurrying := shown.open(t, ctx, server, "planner"), shown.open(t, ctx, server, "host-2")
		const dragged, moved, moves = "Laura Udo", "Zoé Aubertin", 42
		from := evaluate[string](t, acting, `at('`+dragged+`')`)
		evaluate[bool](t, acting, follows+`('`+moved+`')`)
		grab(t, acting, `row('`+dragged+`')`)
		over(t, acting, `table('Table 4')`)
		must(t, browser.Wait(acting, `table('Table 4').hasAttribute('data-over-here') && table('Table 4').hasAttribute('data-ignore-morph')`))

		t.Log("the hand goes to and fro between two tables while the other moves somebody round three others, 20 times in a second")
		evaluate[bool](t, hurrying, hurry+`('`+moved+`', ['Table 5', 'Table 14', 'Table 16'], `+fmt.Sprint(moves)+`).catch(e => { globalThis.hurried = String(e) }); true`)
		for n := 0; evaluate[int](t, hurrying, `Number(globalThis.hurried ?? 0)`) < moves; n++ {
			over(t, acting, `table('`+[]string{"Table 4", "Table 15"}[n%2]+`')`)
		}
		if done := evaluate[string](t, hurrying, `String(globalThis.hurried)`); done != fmt.Sprint(moves) {
			t.Fatalf("the other got as far as %s", done)
		}
		over(t, acting, `table('Table 4')`) // the lists have changed their lengths under the hand
		must(t, browser.Wait(acting, `at('`+moved+`') === 'Table 16' && table('Table 16').dataset.drop`))
		said := evaluate[followed](t, acting, `({ Dragged: followed.dragged, Held: [...followed.held].sort(), Under: [...followed.under].sort() })`)
		t.Logf("%d of %d moves were shown each by itself, while %q were held, the hand over %q", said.Dragged, moves, said.Held, said.Under)
		if len(said.Under) > 6 { // the two, and what others' moves bring under the hand
			t.Errorf("the hand was over %q: it was to go between two", said.Under)
		}
		if said.Dragged < 4 { // two seconds, and a rendering, which brings all since the last one, rests for half of one at most
			t.Errorf("during the drag the page showed %d other places of who was moved %d times", said.Dragged, moves)
		}
		for _, table := range said.Held {
			if !slices.Contains(append(said.Under, from, "Table 4", "Table 15"), table) {
				t.Errorf("patches were kept from %s, where the hand was not", table)
			}
		}

		t.Log("what somebody does at the table under the hand waits for the hand")
		must(t, browser.Wait(acting, `table('Table 4').hasAttribute('data-ignore-morph')`))
		counted := `table('Table 4').querySelector('.count, .room-count').textContent`
		before := evaluate[string](t, acting, counted)
		grab(t, hurrying, `row('Didier Aubertin')`)
		drop(t, hurrying, `table('Table 4')`)
		must(t, browser.Wait(hurrying, `at('Didier Aubertin') === 'Table 4' && !document.querySelector('[data-pending]')`))
		grab(t, hurrying, `row('Amélie Aubertin')`)
		drop(t, hurrying, `table('Table 5')`)
		must(t, browser.Wait(acting, `at('Amélie Aubertin') === 'Table 5'`))
		if now := evaluate[string](t, acting, counted); now != before {
			t.Errorf("the table under the hand went from %q to %q", before, now)
		}

		drop(t, acting, `table('Table 4')`)
		for _, tab := range []context.Context{acting, hurrying} {
			must(t, browser.Wait(tab, `at('`+dragged+`') === 'Table 4' && at('Didier Aubertin') === 'Table 4' && !document.querySelector('[data-pending], [data-leaving], [data-saving], [data-ignore-morph], .ghost:not([hidden])')`))
			other, err := chromedp.Run(tab, chromedp.Evaluate[string](asFresh, chromedp.EvalAwaitPromise))
			must(t, err)
			if other != "" {
				t.Errorf("not as a fresh page: %s", other)
			}
		}
		for _, name := range []string{dragged, moved, "Didier Aubertin", "Amélie Aubertin"} { // for the next one
			grab(t, hurrying, `row('`+name+`')`)
			if name == dragged {
				drop(t, hurrying, `table('`+from+`')`)
			} else {
				drop(t, hurrying, `document.querySelector('.parking-head')`)
			}
			must(t, browser.Wait(hurrying, `!document.querySelector('[data-pending], [data-leaving], [data-ignore-morph], .ghost:not([hidden])')`))
		}
	}
}

// followed is how many places of somebody a page showed during a drag, which tables it held, and over which cards the hand was.
type followed struct {
	Dragged     int
	Held, Under []string
}

func TestATableIsRemovedWhileTheOtherDragsOntoIt(t *testing.T) {
	server, _ := webtest.Demo(t, "sqlite")
	ctx := browser.New(t)
	dragging, removing := atBoard(t, ctx, server, "planner"), atBoard(t, ctx, server, "planner-2")
	name := evaluate[string](t, removing, `document.querySelector('.me .sr').textContent.split(':')[0]`)
	browser.Allow(removing, "answer 404 for GET") // the stream of the table's own page, which is left a moment later
	grab(t, dragging, `row('Temi Afolabi')`)
	over(t, dragging, `table('Table 4')`)
	must(t, browser.Wait(dragging, `table('Table 4').hasAttribute('data-over-here')`))

	evaluate[bool](t, removing, `table('Table 4').querySelector('a[href*="/tables/"]').click(); true`)
	awaited(t, removing, `document.querySelector('form[action*="/removal"] button')`)
	evaluate[bool](t, removing, `document.querySelector('form[action*="/removal"] button').click(); true`)
	awaited(t, removing, `document.querySelector('.seat-table') && document.querySelector('#notices').textContent.includes('Removed Table 4.')`)

	drop(t, dragging, `table('Table 4')`)
	must(t, browser.Wait(dragging, `said().includes(`+"`"+name+` removed this table a moment ago.`+"`"+`)`))
	must(t, browser.Wait(dragging, `!table('Table 4') && at('Temi Afolabi') === 'parking' && !document.querySelector('[data-pending], [data-ignore-morph]')`))
}
