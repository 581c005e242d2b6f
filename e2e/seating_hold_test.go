package e2e

import (
	"fmt"
	"testing"

	"convive/e2e/browser"
	"convive/handlers/webtest"
)

// hurry moves a guest to and fro between two tables, as many times as it is told, 20 in a second, by the page's own form.
const hurry = `(async (name, tables, times) => {
	const board = document.querySelector('seat-board')
	const who = row(name).id.replace('guest-', '')
	let from = 'parking'
	for (let i = 0; i < times; i++) {
		const to = table(tables[i % 2]).id.replace('table-', '')
		const began = performance.now()
		const body = new URLSearchParams({command: crypto.randomUUID(), occasion: board.dataset.occasion, guest: who + ':' + from, to})
		const answer = await fetch(board.dataset.action, {method: 'POST', body, headers: {Accept: 'text/html'}, redirect: 'manual'})
		if (answer.status >= 400) throw new Error('the move was answered ' + answer.status)
		from = to
		globalThis.hurried = i + 1
		await new Promise((then) => setTimeout(then, Math.max(0, 50 - (performance.now() - began))))
	}
})`

func TestTwentyMovesASecondOfAnotherPlannerGoOnWhileATableIsHeld(t *testing.T) {
	server, _ := webtest.Demo(t, "sqlite")
	ctx := browser.New(t)
	acting, hurrying := atBoard(t, ctx, server, "planner"), atBoard(t, ctx, server, "host-2")
	counted := func(table string) string {
		return `table('` + table + `').querySelector('.seat-table-head').textContent`
	}

	t.Log("a hand holds a guest over a table while the other moves somebody else, 20 times in a second")
	grab(t, acting, `row('Temi Afolabi')`)
	over(t, acting, `table('Table 4')`)
	must(t, browser.Wait(acting, `table('Table 4').hasAttribute('data-over-here') && table('Table 4').dataset.drop === 'fits'`))
	evaluate[bool](t, acting, `globalThis.deliveries = 0; document.addEventListener('live-delivery', () => globalThis.deliveries++); true`)
	evaluate[bool](t, hurrying, hurry+`('Zoé Aubertin', ['Table 5', 'Table 16'], 20).catch(e => { globalThis.hurried = String(e) }); true`)
	must(t, browser.Wait(acting, `at('Zoé Aubertin') === 'Table 5' || at('Zoé Aubertin') === 'Table 16'`))
	must(t, browser.Wait(acting, `document.querySelector('.ghost:not([hidden])') && globalThis.deliveries > 5`))
	must(t, browser.Wait(hurrying, `globalThis.hurried === 20`))
	must(t, browser.Wait(acting, `at('Zoé Aubertin') === 'Table 16' && table('Table 16').dataset.drop === 'fits'`))

	t.Log("what somebody does at the table under the hand waits for the hand")
	before := evaluate[string](t, acting, counted("Table 4"))
	grab(t, hurrying, `row('Didier Aubertin')`)
	drop(t, hurrying, `table('Table 4')`)
	must(t, browser.Wait(hurrying, `at('Didier Aubertin') === 'Table 4' && !document.querySelector('[data-pending]')`))
	grab(t, hurrying, `row('Amélie Aubertin')`)
	drop(t, hurrying, `table('Table 5')`)
	must(t, browser.Wait(acting, `at('Amélie Aubertin') === 'Table 5'`))
	if now := evaluate[string](t, acting, counted("Table 4")); now != before {
		t.Errorf("the table under the hand went from %q to %q", before, now)
	}

	drop(t, acting, `table('Table 4')`)
	must(t, browser.Wait(acting, `at('Temi Afolabi') === 'Table 4' && at('Didier Aubertin') === 'Table 4' && !document.querySelector('[data-pending], [data-ignore-morph], .ghost:not([hidden])')`))
	same := `JSON.stringify([...document.querySelectorAll('.seat-guest')].map(r => [r.id, at(r.querySelector('.name').textContent)]))`
	must(t, browser.Wait(hurrying, fmt.Sprintf(`%s === %q`, same, evaluate[string](t, acting, same))))
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
