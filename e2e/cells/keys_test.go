package cells_test

import (
	"context"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

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

func TestTabWalksFromCellToCellAndLeavesTheListAtItsEnds(t *testing.T) {
	server, _ := webtest.Demo(t, "sqlite")
	ctx := browser.New(t)
	open(t, ctx, server, "planner")
	const cells, now = `[...document.querySelectorAll('#guests-rows [data-cell]')].filter((c) => c.checkVisibility())`, `document.activeElement`
	do(t, ctx, at("0", "tags")+`.tabIndex = 0; `+at("0", "tags")+`.focus()`)
	keys(t, ctx, kb.Tab)
	holds(t, ctx, now+` === `+at("0", "age"))
	shiftTab(t, ctx)
	holds(t, ctx, now+` === `+at("0", "tags"))

	t.Log("from the end of a row to the next one and back, and the arrows go on from there")
	keys(t, ctx, kb.End, kb.Tab)
	holds(t, ctx, now+` === `+at("1", "name"))
	shiftTab(t, ctx)
	holds(t, ctx, now+` === `+at("0", "email"))
	keys(t, ctx, kb.ArrowDown)
	holds(t, ctx, now+` === `+at("1", "email"))

	t.Log("Escape and Tab leave it, to what stands behind and before it")
	keys(t, ctx, kb.Escape, kb.Tab)
	holds(t, ctx, `!document.querySelector('#guests-rows').contains(`+now+`) && document.querySelector('#guests-rows').compareDocumentPosition(`+now+`) & 4`)
	do(t, ctx, at("1", "email")+`.focus()`)
	keys(t, ctx, kb.Escape)
	shiftTab(t, ctx)
	holds(t, ctx, `!document.querySelector('#guests-rows').contains(`+now+`) && document.querySelector('#guests-rows').compareDocumentPosition(`+now+`) & 2`)

	t.Log("so does Tab at the ends")
	do(t, ctx, `const c = `+cells+`.at(-1); c.tabIndex = 0; c.focus()`)
	keys(t, ctx, kb.Tab)
	holds(t, ctx, `!document.querySelector('#guests-rows').contains(`+now+`)`)
	do(t, ctx, `const c = `+cells+`[0]; c.tabIndex = 0; c.focus()`)
	shiftTab(t, ctx)
	holds(t, ctx, `!document.querySelector('#guests-rows').contains(`+now+`)`)
}

func shiftTab(t *testing.T, ctx context.Context) {
	t.Helper()
	must(t, chromedp.Do(ctx, browser.Keys(kb.Tab, chromedp.KeyModifiers(chromedp.ModifierShift))))
}

// pastes puts lines on a cell as a spreadsheet's clipboard would.
func pastes(t *testing.T, ctx context.Context, cell, lines string) {
	t.Helper()
	do(t, ctx, cell+`.tabIndex = 0; `+cell+`.focus();
		const data = new DataTransfer(); data.setData('text/plain', '`+lines+`');
		`+cell+`.dispatchEvent(new ClipboardEvent('paste', {clipboardData: data, bubbles: true, cancelable: true}))`)
}

func TestLinesArePastedByKeyOnACellThatWasClicked(t *testing.T) {
	server, _ := webtest.Demo(t, "sqlite")
	ctx := browser.New(t)
	open(t, ctx, server, "planner")
	const cell = `[...document.querySelectorAll('#guests-rows .row-member :is([data-cell=side], [data-cell=tags])')].find((cell) => cell.firstElementChild && cell.textContent.trim())`
	ctrl := func(key, command string) {
		t.Helper()
		_, err := chromedp.Call(ctx, input.DispatchKeyEvent, input.DispatchKeyEventParams{Type: input.DispatchKeyEventTypeRawKeyDown, Modifiers: 2, Key: key, WindowsVirtualKeyCode: int64(strings.ToUpper(key)[0]), Commands: []string{command}})
		must(t, err)
	}
	do(t, ctx, `globalThis.lines = document.body.appendChild(document.createElement('textarea')); lines.value = 'Jonas\nboth'; lines.select()`)
	ctrl("c", "copy")
	do(t, ctx, `lines.remove()`)
	do(t, ctx, cell+`.scrollIntoView({block: 'center'})`)
	spot, err := chromedp.Run(ctx, chromedp.Evaluate[[]float64](`(r => [r.left + r.width / 2, r.top + r.height / 2])(`+cell+`.firstElementChild.getBoundingClientRect())`))
	must(t, err)
	for _, kind := range []input.DispatchMouseEventType{input.DispatchMouseEventTypeMousePressed, input.DispatchMouseEventTypeMouseReleased} {
		_, err := chromedp.Call(ctx, input.DispatchMouseEvent, input.DispatchMouseEventParams{Type: kind, X: spot[0], Y: spot[1], Button: input.MouseButtonLeft, ClickCount: 1})
		must(t, err)
	}
	holds(t, ctx, `document.activeElement === `+cell)
	do(t, ctx, `sessionStorage.column = document.activeElement.dataset.cell`)
	ctrl("v", "paste")
	holds(t, ctx, `document.querySelector('#paste-form [name=column]')?.value === sessionStorage.column && document.querySelector('#paste-fill').textContent.includes('Change')`)
}

func TestMealsArePastedAndWhatIsNotEditedHereSaysSoInSight(t *testing.T) {
	server, _ := webtest.Demo(t, "sqlite")
	ctx := browser.New(t)
	open(t, ctx, server, "planner")
	must(t, chromedp.Do(ctx, chromedp.Navigate(server.URL+"/e/amara-jonas/guests?q=adebayo")))
	holds(t, ctx, `customElements.get('guest-cells') && document.querySelector('live-page').state === 'live'`)
	const said = `document.querySelector('#notice-problem')?.checkVisibility() && document.querySelector('#notice-problem').textContent`
	seat := at("0", "table")
	do(t, ctx, seat+`.tabIndex = 0; `+seat+`.focus()`)
	keys(t, ctx, kb.Enter)
	holds(t, ctx, said+` === 'This is not edited here.' && document.activeElement === `+seat)
	reply := `document.querySelector('#guests-rows .row-member [data-cell^="reply."]')`
	pastes(t, ctx, reply, `yes\nno`)
	holds(t, ctx, said+` === 'Several cells can’t be pasted into this column.' && document.activeElement === `+reply)

	coming, err := chromedp.Run(ctx, chromedp.Evaluate[string](`[...document.querySelectorAll('.filter-inner')].map(a => a.search).findLast(s => s.includes('reply=attending') && s.includes(document.querySelector('#guests-rows [data-cell^="meal."]').dataset.cell.split('.')[1]))`))
	must(t, err)
	must(t, chromedp.Do(ctx, chromedp.Navigate(server.URL+"/e/amara-jonas/guests"+strings.Replace(coming, "q=adebayo", "", 1)+"&age=adult")))
	holds(t, ctx, `customElements.get('guest-cells') && document.querySelector('live-page').state === 'live'`)
	const eats = `[...document.querySelectorAll('#guests-rows .row-member [data-cell^="meal."]')].filter((cell) => cell.textContent.trim())`
	other, err := chromedp.Run(ctx, chromedp.Evaluate[string](eats+`.map((cell) => cell.textContent.trim()).find((meal, _, all) => meal !== all[0])`))
	must(t, err)
	pastes(t, ctx, eats+`[0]`, strings.ToUpper(other)+`\nnothing of this`)
	holds(t, ctx, `document.querySelector('#paste-form [name=column]')?.selectedOptions[0].textContent === 'Meal: Reception' && document.querySelector('#paste-fill').textContent.includes('`+other+`')`)
	holds(t, ctx, `document.querySelector('#paste-wrong')?.parentElement.textContent.includes('nothing of this is no meal of Reception.')`)
	do(t, ctx, `document.querySelector('#paste-fill').requestSubmit()`)
	holds(t, ctx, `document.querySelector('#guests-rows') && document.querySelector('#notices').textContent.includes('Changed ') && location.search.includes('age=adult')`) // the list as it was shown
}
