package e2e

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"convive/e2e/browser"
)

// inDialog says that one dialog lies over the page, wholly on the screen, and has the focus.
const inDialog = `(() => {
	const all = document.querySelectorAll('dialog[open]')
	if (all.length !== 1 || !all[0].matches(':modal') || !all[0].contains(document.activeElement)) return false
	const box = all[0].getBoundingClientRect()
	return box.top >= 0 && box.bottom <= innerHeight && document.querySelectorAll('#conflict').length === 1
})()`

// TestAConflictIsADialogThatGoesWhenItIsAnswered is about a form that stays on its page.
func TestAConflictIsADialogThatGoesWhenItIsAnswered(t *testing.T) {
	w := newWorld(t)
	path := w.Server.URL + "/e/amara-jonas/households/" + string(w.Ours.Households[0].ID)
	anna := browser.New(t)
	ben := browser.Session(t, anna)
	for name, tab := range map[string]context.Context{"anna": anna, "ben": ben} {
		arrives(t, tab, w, w.Ours.Accounts[name], path[len(w.Server.URL):])
		awaited(t, tab, `document.querySelector('#edit-household') && document.readyState === 'complete'`)
	}
	saves := func(tab context.Context, note string) {
		t.Helper()
		typed(t, tab, map[string]string{"f-note": note})
		evaluate[bool](t, tab, `(document.querySelector('#edit-household .button-filled').click(), true)`)
	}
	typed(t, ben, map[string]string{"f-note": "From Ben"}) // begun before: a form that nobody has touched follows what is stored
	saves(anna, "From Anna")
	awaited(t, anna, `document.querySelector('#notices').textContent.includes('Saved.')`)
	saves(ben, "From Ben")
	awaited(t, ben, inDialog)

	t.Log("Escape puts it away, and what was typed is still there")
	must(t, chromedp.Do(ben, browser.Keys(kb.Escape)))
	awaited(t, ben, `!document.querySelector('dialog[open]') && document.getElementById('f-note').value === 'From Ben'`)
	evaluate[bool](t, ben, `(document.querySelector('#edit-household .button-filled').click(), true)`)
	awaited(t, ben, inDialog)

	t.Log("Anna is faster once more: the next conflict takes the place of the first")
	must(t, chromedp.Do(anna, chromedp.Navigate(path)))
	awaited(t, anna, `document.querySelector('#edit-household') && document.readyState === 'complete'`)
	saves(anna, "Anna again")
	awaited(t, anna, `document.querySelector('#notices').textContent.includes('Saved.')`)
	must(t, chromedp.Do(ben, browser.Keys(kb.Enter))) // the first choice has the focus: Enter sends the form
	awaited(t, ben, `document.querySelector('.conflict-table')?.textContent.includes('Anna again')`)
	awaited(t, ben, inDialog)
	must(t, chromedp.Do(ben, browser.Keys(kb.Enter)))
	awaited(t, ben, `!document.querySelector('dialog[open], #conflict') && document.querySelector('#notices').textContent.includes('Saved.')`)
	must(t, browser.Wait(ben, `document.getElementById('f-note').value === 'From Ben'`))
}

func TestWhoTakesWhatTheOtherSavedIsToldSoWhereTheyWere(t *testing.T) {
	e := newEditing(t)
	e.saves(e.anna, map[string]string{"f-phone": "+49 30 1234567"})
	e.isSaved(e.anna)
	typed(t, e.ben, map[string]string{"f-phone": "+49 30 7654321"})
	evaluate[bool](t, e.ben, `(globalThis.same = true, document.querySelector('#edit-guest .button-filled').focus(), true)`)
	enter(t, e.ben)
	awaited(t, e.ben, inDialog)
	evaluate[bool](t, e.ben, `(document.querySelector('#conflict [name=pick-all]').focus(), true)`)
	enter(t, e.ben)
	awaited(t, e.ben, `!document.querySelector('dialog[open], #conflict') && document.querySelector('#notices').textContent.includes('Nothing to save: it stands there already.')`)
	awaited(t, e.ben, `globalThis.same && document.getElementById('f-phone').value === '+49 30 1234567' && document.activeElement.closest('#edit-guest')`)

	t.Log("and the form goes on from what is stored")
	e.saves(e.ben, map[string]string{"f-phone": "+49 30 7654321"})
	e.isSaved(e.ben)
	e.stranger()
}

func TestOnAPhoneBothSidesOfAConflictHaveTheWholeWidth(t *testing.T) {
	e := newEditing(t)
	long := strings.Repeat("Sits near the door, because of the long way. ", 6)
	e.saves(e.anna, map[string]string{"f-note": long + "Anna"})
	e.isSaved(e.anna)
	must(t, browser.Resize(e.ben, browser.Phone, browser.Light))
	e.saves(e.ben, map[string]string{"f-note": long + "Ben"})
	awaited(t, e.ben, inDialog)
	const sides = `(([mine, theirs], table) => [mine, theirs].every(r => r.width > 0.9 * table.width) && theirs.top >= mine.bottom)(
		[...document.querySelectorAll('.conflict-pick')].map(el => el.getBoundingClientRect()), document.querySelector('.conflict-table').getBoundingClientRect())`
	awaited(t, e.ben, sides+` && document.querySelector('.conflict').innerText.includes('Anna OURS, 14:00')`)
	for _, scheme := range []browser.Scheme{browser.Light, browser.Dark} {
		must(t, browser.Screenshot(e.ben, fmt.Sprintf("screenshots/conflict-390-%v.png", scheme), browser.Phone, scheme))
	}
	must(t, browser.Resize(e.ben, browser.Laptop, browser.Light))
	awaited(t, e.ben, `!document.querySelector('.conflict-side').checkVisibility() && (([mine, theirs]) => mine.top === theirs.top)([...document.querySelectorAll('.conflict-pick')].map(el => el.parentNode.getBoundingClientRect()))`)
}
