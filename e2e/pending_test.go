package e2e

import (
	"context"
	"fmt"
	"testing"

	"github.com/chromedp/chromedp"

	"convive/e2e/browser"
	"convive/handlers/webtest"
	"convive/models/change"
)

// sending is Ben at a page behind a line of the test's own, and Anna who does something else meanwhile.
type sending struct {
	*testing.T
	w   *webtest.World
	l   *line
	ben context.Context
}

func newSending(t *testing.T, w *webtest.World, path string) *sending {
	l := newLine(t, &w.Server.URL)
	s := looks(t, w, path)
	s.l = l
	browser.Allow(s.ben, "failed request: net::ERR_")
	return s
}

// looks is the same without a line: nothing gets lost.
func looks(t *testing.T, w *webtest.World, path string) *sending {
	s := &sending{T: t, w: w, ben: browser.New(t)}
	arrives(t, s.ben, w, w.Ours.Accounts["ben"], "/e/amara-jonas/activity")
	must(t, browser.Resize(s.ben, browser.Laptop, browser.Light)) // narrower lists show no tags
	visit(t, s, path)
	return s
}

func (s *sending) sees(condition string) {
	s.Helper()
	awaited(s.T, s.ben, condition)
}

func (s *sending) does(js string) {
	s.Helper()
	evaluate[bool](s.T, s.ben, `(`+js+`, true)`)
}

// types writes where the focus is, as a keyboard does.
func (s *sending) types(text string) {
	s.Helper()
	must(s.T, chromedp.Do(s.ben, browser.Keys(text)))
}

func requestRow(id change.ID) string { return `document.getElementById('request-` + string(id) + `')` }

func TestARequestIsShownAsPendingAtOnceAndAsSavedWhenTheStreamSaysSo(t *testing.T) {
	w := newWorld(t)
	id, path := asks(t, w, "A high chair, please")
	s := newSending(t, w, "/e/amara-jonas/requests?show=all")
	row := requestRow(id)
	for _, step := range []struct{ does, button, then string }{
		{"resolution", "button:not([formaction])", "resolved"}, {"reopening", "button", "Resolve"}, {"refusal", "button[formaction]", "declined"},
	} {
		t.Log(step.does)
		s.sees(row + `.querySelector('` + step.button + `')`)
		goOn := s.l.hold(path + "/" + step.does)
		s.does(measuresWhenPending(row))
		s.does(row + `.querySelector('` + step.button + `').click()`)
		s.sees(row + `.dataset.pending === 'Saving…'`) // as soon as it is sent, which a task of its own does
		if at := evaluate[[]string](t, s.ben, `pendingAt`); len(at) != 2 || at[0] != at[1] {
			t.Errorf("the row moved for being pending: %q", at)
		}
		s.sees(`document.getElementById('command-status').textContent === 'Saving…'`)
		goOn()
		s.sees(row + `.textContent.includes('` + step.then + `') && ` + row + `.dataset.saved === 'Saved' && !('pending' in ` + row + `.dataset)`)
		s.sees(`document.getElementById('command-status').textContent === ''`) // a notice says it
	}
	s.sees(`!document.querySelector('[data-saved]')`)
}

// measuresWhenPending has the page note where a row and its first button stand, now and in the moment in which the row
// becomes pending: the stream may bring the row's new state right after it.
func measuresWhenPending(row string) string {
	return `((row) => {
		const place = () => row.offsetHeight + ' ' + row.querySelector('button').getBoundingClientRect().x
		globalThis.pendingAt = [place()]
		new MutationObserver((_, observer) => {
			if (row.dataset.pending) { observer.disconnect(); pendingAt.push(place()) }
		}).observe(row, { attributeFilter: ['data-pending'] })
	})(` + row + `)`
}

func TestAMarkSurvivesWhenItsRowIsDrawnAnew(t *testing.T) {
	w := newWorld(t)
	id, path := asks(t, w, "A high chair, please")
	s := newSending(t, w, "/e/amara-jonas/requests?show=all")
	row := requestRow(id)
	goOn := s.l.hold(path + "/resolution")
	s.does(row + `.querySelector('button:not([formaction])').click()`)
	s.sees(row + `.textContent.includes('resolved') && ` + row + `.dataset.pending === 'Saving…'`) // by the stream; the answer waits
	goOn()
	s.sees(row + `.dataset.saved === 'Saved' && !('pending' in ` + row + `.dataset)`)
}

func TestARefusedOutcomeGoesBackSaysWhyAndKeepsWhatWasTyped(t *testing.T) {
	w := newWorld(t)
	id, path := asks(t, w, "A high chair, please")
	s := newSending(t, w, "/e/amara-jonas/requests")
	row := requestRow(id)
	s.does(row + `.querySelector('summary').click(), ` + row + `.querySelector('input[name=answer]').focus()`)
	s.types("Of course.")
	w.As("anna").Post(path+"/refusal", "version", "1").Status(200)
	s.sees(`document.querySelector('.held-banner')`)
	s.types("\r")
	s.sees(`document.querySelector('#notices').textContent.includes('Anna OURS declined this a moment ago.')`)
	s.sees(row + `.dataset.failed === 'Not saved' && ` + row + `.querySelector('input[name=answer]').value === 'Of course.'`)

	t.Log("Show brings how it is now")
	clicked(t, s.ben, `.held-banner button`)
	s.sees(`!` + row)
}

func TestAFailedRequestLetsNoHeldRowMove(t *testing.T) {
	w := newWorld(t)
	id, path := asks(t, w, "A high chair, please")
	s := newSending(t, w, "/e/amara-jonas/requests")
	row := requestRow(id)
	s.does(hopeless)
	s.does(row + `.querySelector('summary').click(), ` + row + `.querySelector('input[name=answer]').focus()`)
	s.types("Of course.")
	_, other := asks(t, w, "And a pram")
	s.sees(`document.querySelector('.held-banner')`)
	s.l.lose(inTheAnswer, 100, path)
	browser.Allow(s.ben, "answer 500")
	s.types("\r")
	s.sees(`document.querySelector('#notices').textContent.startsWith('Not confirmed: no answer came')`)
	moved := `document.getElementById('request-` + other[len("/e/amara-jonas/requests/"):] + `')`
	if !evaluate[bool](t, s.ben, `!`+moved+` && document.querySelector('#requests-list').hasAttribute('data-ignore-morph') && `+row+`.querySelector('input[name=answer]').value === 'Of course.'`) {
		t.Error("the rows moved although nothing was saved")
	}
	s.l.lose("", 0, "")
	s.types("\r")
	s.sees(moved + ` && !` + row)
}

// The page's motion is reduced in these stories, so none of this rests on a movement.
func TestAMoveIsShownAsPendingSavedAndFailed(t *testing.T) {
	w := newWorld(t)
	tables := reception(w)
	s := newSending(t, w, "/e/amara-jonas/seating")
	guest := w.Ours.Guests[0]
	row, table := rowOf(guest), `document.getElementById('table-`+string(tables[0])+`')`
	shown := func(state, outline, sign string) string {
		return table + `.contains(` + row + `) && ` + row + `.dataset.` + state + ` && getComputedStyle(` + row + `).outlineStyle === '` + outline + `' && getComputedStyle(` + row + `, '::after').content.startsWith('` + sign + `')`
	}
	s.does(`globalThis.numbers = () => ['#table-` + string(tables[0]) + ` .count .num', '#seating-parked > span', '#seating-counts [href="#parking"] b'].map(at => parseInt(document.querySelector(at).textContent)).join()`)
	numbers := func(seated, parked int) string {
		return fmt.Sprintf("numbers() === '%d,%d,%d'", seated, parked, parked)
	}
	parked := evaluate[int](t, s.ben, `parseInt(document.querySelector('#seating-parked').textContent)`)
	goOn := s.l.hold("/e/amara-jonas/seating/moves")
	grab(t, s.ben, row)
	drop(t, s.ben, table)
	s.keeps("what a move under way makes of the numbers", numbers(1, parked-1))
	s.keeps("the mark of a move under way", shown("pending", "dashed", "none"))
	goOn()
	s.sees(shown("saved", "solid", `"✓`))
	s.sees(`!document.querySelector('[data-saved]')`)

	t.Log("by the bar, and without an answer")
	s.does(hopeless)
	s.l.lose(beforeTheAnswer, 100, "/e/amara-jonas/seating/moves")
	s.does(row + `.querySelector('input').click(), document.querySelector('.seat-bar [value=parking]').click()`)
	s.sees(`document.querySelector('#notices').textContent.includes('No connection: the move is not confirmed, and everybody is back where they were.')`)
	s.sees(row + `.dataset.failed === 'Not confirmed' && getComputedStyle(` + row + `, '::after').content.startsWith('"!')`)

	t.Log("by hand, and nothing arrives: it slides back, marked, and says why")
	s.l.lose(onTheWay, 100, "/e/amara-jonas/seating/moves")
	other := rowOf(w.Ours.Guests[3])
	grab(t, s.ben, other)
	drop(t, s.ben, table)
	s.sees(`document.querySelector('#notices').textContent.includes('No connection: the move is not confirmed, and everybody is back where they were.')`)
	s.sees(numbers(0, parked))
	s.sees(other + `.dataset.failed === 'Not confirmed' && ` + other + `.closest('#parking') && !document.querySelector('[data-pending]')`)
}

func TestAnEditInPlaceSaysSavingSavedAndNotSaved(t *testing.T) {
	w := newWorld(t)
	path := "/e/amara-jonas/households/" + string(w.Ours.Households[0].ID)
	s := newSending(t, w, path)
	const place = `document.querySelector('#edit-household .actions')`
	s.does(`document.getElementById('household-edit').open = true, ` + impatient)
	sent := func() {
		t.Helper()
		s.does(`globalThis.width = ` + place + `.firstElementChild.offsetWidth, globalThis.height = document.getElementById('household-edit').offsetHeight`)
		s.does(place + `.firstElementChild.click()`)
	}
	note := func(text string) {
		t.Helper()
		typed(t, s.ben, map[string]string{"f-note": text})
		sent()
	}

	goOn := s.l.hold(path)
	s.does(`document.body.dataset.answerMs = 20000`)
	note("Beside the band")
	s.sees(place + `.dataset.pending === 'Saving…' && width === ` + place + `.firstElementChild.offsetWidth && height === document.getElementById('household-edit').offsetHeight`)
	goOn()
	s.sees(place + `.dataset.saved === 'Saved' && document.getElementById('f-note').value === 'Beside the band'`)

	t.Log("no answer, however often it is sent")
	s.does(hopeless)
	s.l.lose(inTheAnswer, 100, path)
	note("Far from the band")
	s.sees(place + `.dataset.failed === 'Not confirmed' && document.querySelector('#notices').textContent.includes('Not confirmed: no answer came')`)
	s.sees(`document.getElementById('f-note').value === 'Far from the band'`)
	s.does(`document.getElementById('f-note').focus()`)
	s.types("!")
	s.sees(`!document.querySelector('[data-failed]')`)

	t.Log("and a conflict is not saved either, until it is answered")
	s.l.lose("", 0, "")
	must(t, chromedp.Do(s.ben, chromedp.Navigate(w.Server.URL+path)))
	s.sees(`document.querySelector('live-page').dataset.state === 'live'`)
	household := w.Ours.Households[0]
	s.does(`document.getElementById('household-edit').open = true`)
	typed(t, s.ben, map[string]string{"f-note": "By Ben"}) // before Anna's: what nobody has touched would follow hers
	w.As("anna").Post(path+"/edit", "version", "3", "envelope_name", household.EnvelopeName, "note", "By Anna").Change()
	sent()
	s.sees(`document.querySelector('#conflict-dialog[open]') && ` + place + `.dataset.failed === 'Not saved'`)
}

// visit opens a page of Ben's anew.
func visit(t *testing.T, s *sending, path string) {
	t.Helper()
	must(t, chromedp.Do(s.ben, chromedp.Navigate(s.w.Server.URL+path)))
	s.sees(`document.readyState === 'complete' && document.querySelector('live-page').dataset.state === 'live'`)
}
