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
