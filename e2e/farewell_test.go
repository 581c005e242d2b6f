package e2e

import (
	"context"
	"testing"

	"github.com/chromedp/chromedp"

	"convive/e2e/browser"
	"convive/handlers/webtest"
	"convive/models/change"
	"convive/models/db"
	"convive/models/team"
)

// writing is Ben, who has begun the answer to a request, beside another tab of his.
func writing(t *testing.T) (w *webtest.World, ben, other context.Context, field string) {
	t.Helper()
	w, ben, other = watching(t, "/e/amara-jonas/requests")
	id, _ := asks(t, w, "A high chair, please")
	row := `document.getElementById('request-` + string(id) + `')`
	field = row + `?.querySelector('input[name=answer]')`
	awaited(t, ben, field)
	evaluate[bool](t, ben, `(`+row+`.querySelector('summary').click(), `+field+`.focus(), true)`)
	must(t, chromedp.Do(ben, browser.Keys("Beside <b>your</b> table.")))
	return w, ben, other, field
}

// saysGoodbye expects that the page was replaced and shows what was typed into it, with what it was for.
func saysGoodbye(t *testing.T, tab context.Context, words string) {
	t.Helper()
	awaited(t, tab, `document.querySelector('#main').textContent.includes('`+words+`')`)
	awaited(t, tab, `document.querySelector('#typed')?.checkVisibility()`)
	if got := evaluate[string](t, tab, `[...document.querySelectorAll('#typed :is(dt, dd)')].map(el => el.textContent).join(': ')`); got != "Your word: Beside <b>your</b> table." {
		t.Errorf("the page says goodbye with %q", got)
	}
}

// Whether a tab is looked at, as the page learns it.
const (
	putsAway = `(Object.defineProperty(document, 'hidden', {value: true, configurable: true}), document.dispatchEvent(new Event('visibilitychange')))`
	takesOut = `(delete document.hidden, document.dispatchEvent(new Event('visibilitychange')))`
	signsOut = `(document.querySelector('form[action="/sign-out"]').requestSubmit(), true)`
)

func TestWhatWasTypedIsShownWhenTheSessionEndsInAnotherTab(t *testing.T) {
	_, ben, other, _ := writing(t)
	evaluate[bool](t, other, signsOut)
	saysGoodbye(t, ben, "You are signed out.")
}

func TestWhatWasTypedIsShownWhenTheSessionEndedWhileNobodyLooked(t *testing.T) {
	w, ben, other, _ := writing(t)
	browser.Allow(ben, "answer 401")
	evaluate[bool](t, ben, putsAway)
	holdsStreams(t, w, 1)
	evaluate[bool](t, other, signsOut)
	awaited(t, other, here("/sign-in"))
	evaluate[bool](t, ben, takesOut)
	saysGoodbye(t, ben, "You are signed out.")
}

func TestWhatWasTypedIsShownWhenTheRoleIsGoneWhileNobodyLooked(t *testing.T) {
	w, ben, _, _ := writing(t)
	browser.Allow(ben, "answer 404")
	evaluate[bool](t, ben, putsAway)
	holdsStreams(t, w, 1)
	w.As("anna").Post("/e/amara-jonas/team/members/"+string(roleOf(w, "ben"))+"/removal", "version", "1").Status(200)
	evaluate[bool](t, ben, takesOut)
	saysGoodbye(t, ben, "")
}

// roleOf is the row of somebody's role in our event.
func roleOf(w *webtest.World, name string) (member change.ID) {
	w.T.Helper()
	w.Must(w.DB.Read(context.Background(), w.System(w.Ours), func(r *db.Read) error {
		row, err := db.From[team.Role](r).Where("account_id = ?", string(w.Ours.Accounts[name].ID)).First()
		member = row.ID
		return err
	}))
	return member
}

func TestWhoWritesIsToldThatTheirRoleIsAnotherAndKeepsTheText(t *testing.T) {
	w, ben, _, field := writing(t)
	w.As("anna").Post("/e/amara-jonas/team/members/"+string(roleOf(w, "ben"))+"/role", "version", "1", "role", "door").Status(200)
	awaited(t, ben, `document.querySelector('.live-notices').textContent.includes('Your role or your language is another now')`)
	if got := evaluate[string](t, ben, field+`.value`); got != "Beside <b>your</b> table." {
		t.Errorf("what was typed is %q", got)
	}
}

func TestWhoDeletesAnEventIsLedAwayAndNotToldThatItWasDeleted(t *testing.T) {
	w := newWorld(t)
	tab := browser.New(t)
	arrives(t, tab, w, w.Ours.Accounts["anna"], "/e/amara-jonas/settings")
	awaited(t, tab, `document.querySelector('live-page').dataset.state === 'live'`)
	const told = `new MutationObserver(() => document.querySelector('#main')?.textContent.includes('This event was deleted.') && (sessionStorage.told = 'yes')).observe(document.body, {childList: true, subtree: true})`
	const deletes = `(name => { const form = document.getElementById('deletion'); form.elements.name.value = name; form.requestSubmit(); return true })`
	evaluate[bool](t, tab, `(`+told+`, true)`)
	evaluate[bool](t, tab, deletes+`('Another name')`)
	awaited(t, tab, `document.querySelector('#deletion .error-summary') && document.querySelector('live-page').state === 'live'`) // and goes on
	evaluate[bool](t, tab, deletes+`('Wedding OURS')`)
	awaited(t, tab, here("/events"))
	if evaluate[string](t, tab, `String(sessionStorage.told)`) != "undefined" {
		t.Error("the page said meanwhile that the event was deleted")
	}
}
