package e2e

import (
	"testing"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"convive/e2e/browser"
	"convive/handlers/webtest"
	"convive/models/change"
	"convive/models/guests"
)

// What is on the page of somebody who does nothing but look, write or choose survives what somebody else does. In each
// story the row or part in question itself is drawn anew.

func rowOf(g guests.Guest) string { return `document.getElementById('guest-` + string(g.ID) + `')` }

// annaTags gives a guest a tag, which draws their row anew.
func annaTags(w *webtest.World, g guests.Guest, tag string) {
	w.T.Helper()
	w.As("anna").Post("/e/amara-jonas/guests/tags", "guest", string(g.ID), "add", tag).Change()
}

// annaSeats puts a guest from parking at an empty table.
func annaSeats(w *webtest.World, g guests.Guest, table change.ID) {
	w.T.Helper()
	w.As("anna").Post("/e/amara-jonas/seating/moves", "occasion", string(w.Ours.Occasions[1].ID), "guest", string(g.ID)+":parking", "to", string(table)+":0").Change()
}

// annaRenames gives our first household another name, which draws their requests anew.
func annaRenames(w *webtest.World, name string) {
	w.T.Helper()
	h := w.Ours.Households[0]
	w.As("anna").Post("/e/amara-jonas/households/"+string(h.ID)+"/edit", "version", "1", "envelope_name", name, "note", h.Note, "street", h.Street, "city", h.City, "list", string(h.List)).Change()
}

// keeps expects a condition, said as what has survived.
func (s *sending) keeps(what, condition string) {
	s.Helper()
	if !evaluate[bool](s.T, s.ben, `!!(`+condition+`)`) {
		s.Errorf("%s is lost; the focus is on %s", what, evaluate[string](s.T, s.ben, `document.activeElement.outerHTML.slice(0, 200)`))
	}
}

func TestTheFocusStaysOnALinkWhoseRowIsDrawnAnew(t *testing.T) {
	w := newWorld(t)
	s := looks(t, w, "/e/amara-jonas/guests")
	guest := w.Ours.Guests[1]
	s.does(`globalThis.link = ` + rowOf(guest) + `.querySelector('.cell-name a'), link.focus(), globalThis.blurs = 0, link.addEventListener('blur', () => blurs++)`)
	annaTags(w, guest, "choir")
	s.sees(rowOf(guest) + `.textContent.includes('choir')`)
	s.keeps("the focus", `document.activeElement === link && link.isConnected && blurs === 0`)
	s.types("\r")
	s.sees(here("/e/amara-jonas/guests/" + string(guest.ID)))
}

func TestTheFocusStaysOnAButtonWhoseRowIsDrawnAnew(t *testing.T) {
	w := newWorld(t)
	id, _ := asks(t, w, "A high chair, please")
	s := looks(t, w, "/e/amara-jonas/requests")
	s.does(`globalThis.button = ` + requestRow(id) + `.querySelector('button[formaction]'), button.focus()`)
	annaRenames(w, "The happy Lawsons")
	s.sees(requestRow(id) + `.textContent.includes('The happy Lawsons')`)
	s.keeps("the focus", `document.activeElement === button && button.isConnected`)
	s.types("\r")
	s.sees(`!` + requestRow(id) + ` && document.querySelector('#notices').textContent.includes('Declined the request of')`)
}

func TestTheFocusGoesToTheNextRowWhenItsOwnIsGone(t *testing.T) {
	w := newWorld(t)
	asks(t, w, "A high chair, please")
	second, _ := asks(t, w, "A chair with arms, please")
	s := looks(t, w, "/e/amara-jonas/requests")
	s.does(`(rows => { globalThis.next = rows[rows.indexOf(` + requestRow(second) + `) + 1] ?? rows.at(-2) })([...document.querySelectorAll('#requests-list > li')]), ` + requestRow(second) + `.querySelector('button[formaction]').focus()`)
	s.types("\r")
	s.sees(`!` + requestRow(second) + ` && document.querySelector('#notices').textContent.includes('Declined the request of')`)
	s.keeps("the place in the list", `document.activeElement === next`)
}

func TestSelectedTextStaysSelectedWhenItsRowsAreDrawnAnew(t *testing.T) {
	w := newWorld(t)
	s := looks(t, w, "/e/amara-jonas/guests")
	first, second := w.Ours.Guests[0], w.Ours.Guests[1]
	s.does(`getSelection().setBaseAndExtent(` + rowOf(first) + `.querySelector('.name').firstChild, 4, ` + rowOf(second) + `.querySelector('.name').firstChild, 3), globalThis.selected = String(getSelection())`)
	s.keeps("what is selected at first", `selected.startsWith('Lawson OURS') && selected.endsWith('Ben')`)
	annaTags(w, first, "choir")
	annaTags(w, second, "band")
	s.sees(rowOf(first) + `.textContent.includes('choir') && ` + rowOf(second) + `.textContent.includes('band')`)
	s.keeps("the selection", `getSelection().anchorOffset === 4 && getSelection().focusOffset === 3 && String(getSelection()).startsWith('Lawson OURS') && String(getSelection()).endsWith('Ben')`)
}

// caret puts it in the middle of what is written in a field, and between is where it is.
const caret = `(field, at) => (field.focus(), field.setSelectionRange(at, at))`

func TestTheCaretStaysInTheSearchWhileTheListIsDrawnAnew(t *testing.T) {
	w := newWorld(t)
	s := looks(t, w, "/e/amara-jonas/guests")
	const field = `document.getElementById('guests-search')`
	s.does(field + `.focus()`)
	s.types("laon") // two letters from Lawson: one would be forgiven
	s.sees(`location.search === '?q=laon' && document.querySelector('#guests-not-found')`)
	s.does(`(` + caret + `)(` + field + `, 2)`)
	s.types("ws")
	s.sees(`location.search === '?q=lawson' && ` + rowOf(w.Ours.Guests[1]))
	annaTags(w, w.Ours.Guests[1], "choir")
	s.sees(rowOf(w.Ours.Guests[1]) + `.textContent.includes('choir')`)
	s.keeps("the caret", `document.activeElement === `+field+` && `+field+`.value === 'lawson' && `+field+`.selectionStart === 4`)
}

func TestAnOpenMenuAndWhatIsTypedInItSurviveWhenTheMenuIsDrawnAnew(t *testing.T) {
	w := newWorld(t)
	s := looks(t, w, "/e/amara-jonas/guests")
	const field = `document.querySelector('#guests-bulk input[name=typed]')`
	s.does(rowOf(w.Ours.Guests[0]) + `.querySelector('.row-pick').click(), document.querySelector('#guests-bulk summary').click(), ` + field + `.focus()`)
	s.types("coir")
	s.does(`(` + caret + `)(` + field + `, 1)`)
	annaTags(w, w.Ours.Guests[4], "band")
	s.sees(`document.querySelector('#guests-bulk').textContent.includes('Add “band”')`)
	s.types("h")
	s.keeps("what was typed", `document.activeElement === `+field+` && `+field+`.value === 'choir' && `+field+`.selectionStart === 2 && `+field+`.closest('details').open && `+field+`.checkVisibility()`)

	t.Log("a menu of filters, in the fragment that a new tag draws anew")
	s.types(kb.Escape)
	s.does(rowOf(w.Ours.Guests[0]) + `.querySelector('.row-pick').click(), document.querySelector('#guests-filter-tag summary').click(), globalThis.menu = document.querySelector('#guests-filter-tag[open]')`)
	annaTags(w, w.Ours.Guests[4], "alto")
	s.sees(`document.querySelector('#guests-filter-tag').textContent.includes('alto')`)
	s.keeps("the open menu", `menu.isConnected && menu.open && document.querySelectorAll('.chip-menu[open]').length === 1`)
}

func TestAnEditInPlaceGoesOnWhileItsSurroundingsAreDrawnAnew(t *testing.T) {
	w := newWorld(t)
	h := w.Ours.Households[0]
	s := looks(t, w, "/e/amara-jonas/households/"+string(h.ID))
	const field = `document.getElementById('f-note')`
	s.does(`document.querySelector('#household-edit > summary').click(), ` + field + `.value = '', ` + field + `.focus()`)
	s.types("Beside te band")
	s.does(`(` + caret + `)(` + field + `, 8)`)
	annaTags(w, w.Ours.Guests[0], "choir")
	annaRenames(w, "The happy Lawsons")
	s.sees(`document.querySelector('#household-people').textContent.includes('choir') && document.querySelector('#household-head h1').textContent === 'The happy Lawsons'`)
	s.types("h")
	s.keeps("what was typed", `document.activeElement === `+field+` && `+field+`.value === 'Beside the band' && `+field+`.selectionStart === 9 && document.getElementById('household-edit').open`)
	clicked(t, s.ben, "#edit-household .button-filled")
	s.sees(`document.querySelector('#notices').textContent.includes('Saved.') && document.querySelector('#household-head h1').textContent === 'The happy Lawsons'`)
}

func TestAnAnswerAndItsCaretSurviveShow(t *testing.T) {
	w := newWorld(t)
	id, _ := asks(t, w, "A high chair, please")
	s := looks(t, w, "/e/amara-jonas/requests")
	field := requestRow(id) + `.querySelector('input[name=answer]')`
	s.does(requestRow(id) + `.querySelector('summary').click(), ` + field + `.focus()`)
	s.types("Of curse.")
	s.does(`(` + caret + `)(` + field + `, 4)`)
	annaRenames(w, "The happy Lawsons")
	asks(t, w, "And a pram")
	s.sees(`document.querySelector('.held-banner')`)
	s.keeps("the row as it was", `!document.querySelector('#requests-list').textContent.includes('happy')`)
	at := spotOf(t, s.ben, `document.querySelector('.held-banner button')`)
	mouse(t, s.ben, input.DispatchMouseEventTypeMousePressed, at)
	mouse(t, s.ben, input.DispatchMouseEventTypeMouseReleased, at)
	s.sees(`document.querySelector('#requests-list').textContent.includes('And a pram') && ` + requestRow(id) + `.textContent.includes('The happy Lawsons')`)
	s.types("o")
	s.keeps("the answer", `document.activeElement === `+field+` && `+field+`.value === 'Of course.' && `+field+`.selectionStart === 5 && `+field+`.closest('details').open`)
}

func TestATickSurvivesWhenItsRowIsDrawnAnew(t *testing.T) {
	w := newWorld(t)
	tables := reception(w)
	s := looks(t, w, "/e/amara-jonas/seating")
	ticked, beside := w.Ours.Guests[0], w.Ours.Guests[1]
	s.does(rowOf(ticked) + `.querySelector('input').click()`)
	annaSeats(w, beside, tables[0])
	s.sees(rowOf(beside) + `.closest('.seat-table')`)
	s.keeps("the tick", rowOf(ticked)+`.querySelector('input').checked && document.querySelector('.seat-count').textContent === '1 selected'`)
	w.As("anna").Post("/e/amara-jonas/guests/"+string(ticked.ID)+"/edit", "version", "1", "name", "Ada Anders", "age", "adult").Change()
	s.sees(rowOf(ticked) + `.textContent.includes('Ada Anders')`)
	s.keeps("the tick", rowOf(ticked)+`.querySelector('input').checked && document.querySelector('.seat-count').textContent === '1 selected'`)
}

func TestOpenDialogsSurviveWhenThePageIsDrawnAnew(t *testing.T) {
	w := newWorld(t)
	tables := reception(w)
	s := looks(t, w, "/e/amara-jonas/seating")
	s.does(rowOf(w.Ours.Guests[0]) + `.querySelector('input').focus()`)
	s.types("m")
	s.sees(`document.querySelector('#seat-to:modal') && document.activeElement.matches('.seat-seek')`)
	s.types("table 2")
	annaSeats(w, w.Ours.Guests[1], tables[1])
	s.sees(`document.querySelector('#seating-destinations').textContent.includes('1 of 8')`)
	s.keeps("the dialog", `document.querySelector('#seat-to:modal') && document.activeElement.matches('.seat-seek') && document.activeElement.value === 'table 2'
		&& [...document.querySelectorAll('#seating-destinations li')].filter(li => !li.hidden).length === 1`)
	enter(t, s.ben)
	s.sees(rowOf(w.Ours.Guests[0]) + `.closest('#table-` + string(tables[1]) + `')`)

	t.Log("the palette, while a number beside the navigation changes")
	must(t, chromedp.Do(s.ben, browser.Keys("k", chromedp.KeyModifiers(chromedp.ModifierCtrl))))
	s.sees(`document.querySelector('#palette:modal') && document.activeElement.name === 'q'`)
	s.types("zoe")
	asks(t, w, "A high chair, please")
	s.sees(`document.querySelector('#nav-requests').textContent.includes('1')`)
	s.keeps("the palette", `document.querySelector('#palette:modal') && document.activeElement.name === 'q' && document.activeElement.value === 'zoe'`)
	s.types(kb.Escape)
	s.sees(`!document.querySelector('#palette').open`)
}

func TestWhatIsOpenOrFoldedStaysSoWhenItIsDrawnAnew(t *testing.T) {
	w := newWorld(t)
	tables := reception(w)
	id, _ := asks(t, w, "A high chair, please")
	s := looks(t, w, "/e/amara-jonas/requests")
	s.does(requestRow(id) + `.querySelector('summary').click()`)
	annaRenames(w, "The happy Lawsons")
	s.sees(requestRow(id) + `.textContent.includes('The happy Lawsons')`)
	s.keeps("what was unfolded", requestRow(id)+`.querySelector('details').open`)

	t.Log("a table that was folded")
	visit(t, s, "/e/amara-jonas/seating")
	table := `document.getElementById('table-` + string(tables[0]) + `')`
	s.does(table + `.querySelector('summary').click()`)
	annaSeats(w, w.Ours.Guests[0], tables[0])
	s.sees(table + `.textContent.includes('1 of 8')`)
	s.keeps("what was folded", `!`+table+`.querySelector('details').open`)
}
