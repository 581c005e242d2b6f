package cells_test

import (
	"testing"

	"convive/e2e/browser"
	"convive/handlers/webtest"
)

func TestCellsOfOneRowOfASpreadsheetAreLookedAtBeforeTheyArePasted(t *testing.T) {
	server, _ := webtest.Demo(t, "sqlite")
	ctx := browser.New(t)
	open(t, ctx, server, "planner")
	const side = `document.querySelector('#guests-rows .row-member [data-cell=side]')`
	const tags = `document.querySelector('#guests-rows .row-member [data-cell=tags]')`
	t.Log("one cell with the tab behind it that some copy is pasted into the cell")
	pastes(t, ctx, tags, `choir\t`)
	holds(t, ctx, `document.activeElement.value === 'choir' && !document.querySelector('#paste-form')`)
	keys(t, ctx, "\x1b")
	t.Log("several go to the page that says what becomes of them")
	pastes(t, ctx, side, `jonas\tvegan\t`)
	holds(t, ctx, `document.querySelector('#paste-form [name=column]')?.value === 'side' && document.querySelector('#paste-column').textContent.includes('Only the first column is taken; 1 more is left out.')`)
}
