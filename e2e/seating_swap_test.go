package e2e

import (
	"testing"

	"convive/e2e/browser"
	"convive/handlers/webtest"
)

// TestNobodyVanishesFromAListWhenTwoChangePlaces has two change places whose tables the stream tells of differently: of one
// whole, of the other row by row.
func TestNobodyVanishesFromAListWhenTwoChangePlaces(t *testing.T) {
	server, _ := webtest.Demo(t, "sqlite")
	ctx := browser.New(t)
	acting, watching := atBoard(t, ctx, server, "planner"), atBoard(t, ctx, server, "host-2")
	const swap = `((x, y) => {
		const tables = [...document.querySelectorAll('li.seat-table')].filter(t => t.querySelectorAll('.seat-guest').length > 1)
		const two = [tables[x].querySelectorAll('.seat-guest')[1], tables[y].querySelectorAll('.seat-guest')[0]]
		globalThis.two = two.map(r => r.querySelector('.name').textContent)
		globalThis.places = two.map(r => r.closest('.seat-table').querySelector('h3').textContent)
		for (const r of two) r.querySelector('input').click()
		document.querySelector('#seat-move [data-swap]').click()
		return JSON.stringify([two.map(r => r.querySelector('.name').textContent), globalThis.places.toReversed()])
	})`
	for _, tables := range []string{"(0, 1)", "(1, 0)", "(2, 5)", "(5, 2)", "(9, 10)", "(10, 9)"} {
		who := evaluate[string](t, acting, swap+tables)
		must(t, browser.Wait(acting, `two.every((name, i) => at(name) === places[1 - i])`))
		must(t, browser.Wait(watching, `(([names, tables]) => names.every((name, i) => at(name) === tables[i]))(`+who+`)`))
		must(t, browser.Wait(acting, `!document.querySelector('.seat-guest input:checked') && !document.querySelector('[data-pending]')`))
	}
}

// TestWhoIsOnTheWayBetweenTwoListsWhenTheAnswerComesIsNoLongerMarkedAsSaving has the answer come between the patch that takes a
// row out of one list and the one that puts it into the other.
func TestWhoIsOnTheWayBetweenTwoListsWhenTheAnswerComesIsNoLongerMarkedAsSaving(t *testing.T) {
	server, _ := webtest.Demo(t, "sqlite")
	acting := atBoard(t, browser.New(t), server, "planner")
	evaluate[bool](t, acting, `(() => {
		const row = document.querySelector('li.seat-table .seat-guest'), list = row.parentElement
		globalThis.row = row
		const becomes = (own) => document.dispatchEvent(new CustomEvent('command-state', {detail: {form: document.getElementById('seat-move'), submitter: null, command: 'one', own}}))
		row.querySelector('input').click()
		becomes('pending')
		globalThis.marked = row.hasAttribute('data-pending')
		row.remove()
		becomes('saved')
		list.append(row)
		const page = document.querySelector('live-page')
		page.dispatchEvent(new CustomEvent('live-delivery', {bubbles: true, detail: {position: page.position, changes: 1}}))
		return true
	})()`)
	must(t, browser.Wait(acting, `marked && row.hasAttribute('data-saved') && !row.hasAttribute('data-pending') && !row.querySelector('input').checked`))
}
