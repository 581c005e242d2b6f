package cells_test

import (
	"testing"

	"convive/e2e/browser"
	"convive/handlers/webtest"
)

func TestTheQuestionMarkIsALetterOnACellAndOpensTheMapOfKeysElsewhere(t *testing.T) {
	server, _ := webtest.Demo(t, "sqlite")
	ctx := browser.New(t)
	open(t, ctx, server, "planner")
	const shut = `!document.querySelector('#guest-keys').open`
	do(t, ctx, at("0", "tags")+`.tabIndex = 0; `+at("0", "tags")+`.focus()`)
	types(t, ctx, "?")
	holds(t, ctx, shut+` && document.activeElement.value === '?'`)
	keys(t, ctx, "\u001b")
	holds(t, ctx, `!document.querySelector('.cell-form')`)
	types(t, ctx, "/")
	holds(t, ctx, `document.activeElement.value === '/'`)
	keys(t, ctx, "\u001b")
	holds(t, ctx, `!document.querySelector('.cell-form')`)

	do(t, ctx, `document.activeElement.blur()`)
	keys(t, ctx, "?")
	holds(t, ctx, `document.querySelector('#guest-keys:modal')?.textContent.includes('From cell to cell')`)
	keys(t, ctx, "\u001b")
	holds(t, ctx, shut)
	do(t, ctx, `document.activeElement.dispatchEvent(new KeyboardEvent('keydown', {key: '/', bubbles: true, cancelable: true}))`)
	holds(t, ctx, `document.activeElement.id === 'guests-search' && document.activeElement.value === 'adebayo'`)
	keys(t, ctx, "?")
	holds(t, ctx, shut+` && document.activeElement.value === '?'`)
}

func TestAHouseholdsPeopleAreFoldedAwayAndStayItsPeople(t *testing.T) {
	server, _ := webtest.Demo(t, "sqlite")
	ctx := browser.New(t)
	other := browser.Session(t, ctx)
	open(t, ctx, server, "planner")
	open(t, other, server, "host")
	const arrow, hidden = `document.querySelectorAll('.row-fold')[1]`, `document.querySelectorAll('#guests-rows .row-member[hidden]').length`
	must(t, browser.Wait(ctx, arrow+`.getAttribute('aria-expanded') === 'true' && `+hidden+` === 0`))
	do(t, ctx, arrow+`.focus()`)
	keys(t, ctx, "\r")
	holds(t, ctx, arrow+`.getAttribute('aria-expanded') === 'false' && `+hidden+` === 3 && document.activeElement === `+arrow)

	t.Log("a change of somebody else leaves them folded")
	do(t, other, at("2", "tags")+`.tabIndex = 0; `+at("2", "tags")+`.focus()`)
	types(t, other, "b")
	keys(t, other, "oat", "\r")
	holds(t, ctx, at("2", "tags")+`.textContent.includes('boat') && `+hidden+` === 3 && `+arrow+`.getAttribute('aria-expanded') === 'false'`)

	t.Log("the arrows of the keyboard go past them, and the household's box ticks them")
	do(t, ctx, `const c = document.querySelectorAll('.row-group')[1].querySelector('[data-cell=envelope_name]'); c.tabIndex = 0; c.focus()`)
	do(t, ctx, `document.activeElement.dispatchEvent(new KeyboardEvent('keydown', {key: 'ArrowDown', bubbles: true, cancelable: true}))`)
	holds(t, ctx, `document.activeElement.closest('tr') === document.querySelectorAll('.row-group')[2]`)
	do(t, ctx, `document.querySelectorAll('.row-group')[1].querySelector('.row-pick').click()`)
	holds(t, ctx, `document.querySelector('[data-chosen]').textContent === '3'`)
	do(t, ctx, arrow+`.click()`)
	holds(t, ctx, hidden+` === 0`)
}
