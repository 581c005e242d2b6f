package e2e

import (
	"context"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"convive/e2e/browser"
	"convive/handlers/webtest"
	"convive/models/db"
	"convive/models/guests"
)

// editing is two hosts with the form of one guest, and a stranger who looks at the guests of another event.
type editing struct {
	t              *testing.T
	w              *webtest.World
	path           string
	anna, ben, far context.Context
}

func newEditing(t *testing.T) *editing {
	w := newWorld(t)
	e := &editing{t: t, w: w, path: "/e/amara-jonas/guests/" + string(w.Ours.Guests[0].ID), anna: browser.New(t)}
	e.ben, e.far = browser.Session(t, e.anna), browser.Session(t, e.anna)
	arrives(t, e.anna, w, w.Ours.Accounts["anna"], e.path)
	arrives(t, e.ben, w, w.Ours.Accounts["ben"], e.path)
	arrives(t, e.far, w, w.Theirs.Accounts["anna"], "/e/"+w.Theirs.Slug+"/guests")
	must(t, browser.Wait(e.far, liveBadge))
	evaluate[bool](t, e.far, `window.seen = document.querySelector('main').innerHTML, true`)
	return e
}

// stranger expects that nothing of it all came to the other event.
func (e *editing) stranger() {
	e.t.Helper()
	awaited(e.t, e.far, liveBadge+` && document.querySelector('main').innerHTML === window.seen && !document.querySelector('dialog[open]')`)
}

// opens has somebody open the form as it is now.
func (e *editing) opens(tab context.Context) {
	e.t.Helper()
	must(e.t, chromedp.Do(tab, chromedp.Navigate(e.w.Server.URL+e.path)))
	awaited(e.t, tab, `document.querySelector('#edit-guest') && document.readyState === 'complete'`)
}

// saves fills fields of somebody's form and sends it.
func (e *editing) saves(tab context.Context, fields map[string]string) {
	e.t.Helper()
	typed(e.t, tab, fields)
	evaluate[bool](e.t, tab, `(document.querySelector('#edit-guest .button-filled').click(), true)`)
}

// isSaved waits for the page that follows a form that was saved.
func (e *editing) isSaved(tab context.Context) {
	e.t.Helper()
	awaited(e.t, tab, `location.pathname.startsWith('/e/amara-jonas/households/') && document.querySelector('#notices').textContent.includes('Saved.') && document.readyState === 'complete'`)
}

// holds expects what the guest's row holds.
func (e *editing) holds(note, tags, aliases string) {
	e.t.Helper()
	var g guests.Guest
	e.w.Must(e.w.DB.Read(e.t.Context(), e.w.System(e.w.Ours), func(r *db.Read) (err error) {
		g, err = db.Find[guests.Guest](r, e.w.Ours.Guests[0].ID)
		return err
	}))
	if got := [3]string{g.Note, strings.Join(g.Tags, ", "), strings.Join(g.Aliases, ", ")}; got != [3]string{note, tags, aliases} {
		e.t.Errorf("note, tags and aliases are %q", got)
	}
}

// picks is what the table of a conflict shows, row by row: what is chosen stands in brackets.
const picks = `[...document.querySelectorAll('.conflict-table tbody tr')].map(row => row.querySelector('th').textContent + ': ' +
	([...row.querySelectorAll('.conflict-pick')].map(p => p.querySelector('input').checked ? '[' + p.textContent.trim() + ']' : p.textContent.trim()).join(' or ')
		|| row.querySelector('td').innerText.trim())).join('; ')`

func (e *editing) shows(tab context.Context, want string) {
	e.t.Helper()
	awaited(e.t, tab, `document.querySelectorAll('#conflict').length === 1`)
	if got := evaluate[string](e.t, tab, picks); got != want {
		e.t.Errorf("the conflict shows %q, want %q", got, want)
	}
	if who := evaluate[string](e.t, tab, `document.querySelector('.conflict-who').textContent`); who != "Anna OURS, 14:00" {
		e.t.Errorf("theirs are those of %q", who)
	}
}

func TestTwoHostsEditDifferentFieldsOfAGuestAndBothAreKept(t *testing.T) {
	e := newEditing(t)
	e.saves(e.anna, map[string]string{"f-note": "Sits near the door"})
	e.isSaved(e.anna)
	e.saves(e.ben, map[string]string{"f-tags": "choir, family"})
	e.isSaved(e.ben)
	e.holds("Sits near the door", "choir, family", "")
	e.opens(e.anna)
	must(t, browser.Wait(e.anna, `document.getElementById('f-tags').value === 'choir, family' && document.getElementById('f-note').value === 'Sits near the door'`))
	e.stranger()
}

func TestTwoHostsEditTheSameFieldAndTheSecondPicks(t *testing.T) {
	e := newEditing(t)
	e.saves(e.anna, map[string]string{"f-note": "From Anna", "f-tags": "choir", "f-prefix": "Dr"})
	e.isSaved(e.anna)
	e.saves(e.ben, map[string]string{"f-note": "From <b>Ben</b> & co", "f-tags": "band", "f-aliases": "Benny"})
	e.shows(e.ben, "Note: [From <b>Ben</b> & co] or From Anna; Tags: [band] or choir; Title: merged: Dr")
	must(t, browser.Wait(e.ben, `document.getElementById('f-note').value === 'From <b>Ben</b> & co' && document.getElementById('f-aliases').value === 'Benny'`))
	e.holds("From Anna", "choir", "")
	clicked(t, e.ben, `#conflict input[name="pick.tags"][value="theirs"]`)
	clicked(t, e.ben, `#conflict input[name="pick.note"][value="theirs"]`)
	clicked(t, e.ben, `#conflict input[name="pick.note"][value="mine"]`)
	clicked(t, e.ben, "#conflict .button-filled")
	e.isSaved(e.ben)
	e.holds("From <b>Ben</b> & co", "choir", "Benny")
	e.opens(e.ben)
	must(t, browser.Wait(e.ben, `document.getElementById('f-prefix').value === 'Dr'`))

	t.Log("and who takes all of theirs still keeps what nobody else touched")
	e.opens(e.anna)
	e.opens(e.ben)
	e.saves(e.anna, map[string]string{"f-note": "Anna again"})
	e.isSaved(e.anna)
	e.saves(e.ben, map[string]string{"f-note": "Ben again", "f-tags": "choir, late"})
	e.shows(e.ben, "Note: [Ben again] or Anna again")
	clicked(t, e.ben, `#conflict button[name="pick-all"]`)
	e.isSaved(e.ben)
	e.holds("Anna again", "choir, late", "Benny")
	e.stranger()
}

func TestTwoHostsEditTheSameFieldWithoutScript(t *testing.T) {
	e := newEditing(t)
	withoutScript(t, e.ben)
	browser.Allow(e.ben, "answer 409 for POST")
	e.opens(e.ben)
	e.saves(e.anna, map[string]string{"f-note": "From Anna", "f-tags": "choir"})
	e.isSaved(e.anna)
	e.saves(e.ben, map[string]string{"f-note": "From Ben", "f-aliases": "Benny"})
	e.shows(e.ben, "Note: [From Ben] or From Anna; Tags: merged: choir")
	e.holds("From Anna", "choir", "")

	t.Log("Anna is faster once more, and the answer meets the next conflict")
	e.opens(e.anna)
	e.saves(e.anna, map[string]string{"f-note": "Anna again"})
	e.isSaved(e.anna)
	clicked := func(selector string) {
		t.Helper()
		evaluate[bool](t, e.ben, `(document.querySelector('`+selector+`').click(), true)`)
	}
	clicked("#conflict .button-filled")
	awaited(t, e.ben, shows("Anna again"))
	e.shows(e.ben, "Note: [From Ben] or Anna again")
	clicked(`#conflict input[value="mine"]`)
	clicked("#conflict .button-filled")
	e.isSaved(e.ben)
	e.holds("From Ben", "choir", "Benny")
}
