package e2e

import (
	"testing"

	"github.com/chromedp/chromedp"

	"convive/e2e/browser"
	"convive/models/change"
	"convive/models/db"
	"convive/models/team"
)

func TestWhatWasTypedIsShownWhenTheSessionEndsInAnotherTab(t *testing.T) {
	w, ben, other := watching(t, "/e/amara-jonas/requests")
	id, _ := asks(t, w, "A high chair, please")
	row := `document.getElementById('request-` + string(id) + `')`
	awaited(t, ben, row)
	evaluate[bool](t, ben, `(`+row+`.querySelector('summary').click(), `+row+`.querySelector('input[name=answer]').focus(), true)`)
	must(t, chromedp.Do(ben, browser.Keys("Beside <b>your</b> table.")))

	evaluate[bool](t, other, `(document.querySelector('form[action="/sign-out"]').requestSubmit(), true)`)
	awaited(t, ben, `document.querySelector('#main').textContent.includes('You are signed out.')`)
	awaited(t, ben, `document.querySelector('#typed').checkVisibility()`)
	if got := evaluate[string](t, ben, `document.querySelector('#typed dd').textContent`); got != "Beside <b>your</b> table." {
		t.Errorf("the page says goodbye with %q", got)
	}
	if got := evaluate[string](t, ben, `document.querySelector('#typed dt').textContent`); got == "" {
		t.Error("nothing says what the text was for")
	}
}

func TestWhoWritesIsToldThatTheirRoleIsAnotherAndKeepsTheText(t *testing.T) {
	w, ben, _ := watching(t, "/e/amara-jonas/requests")
	id, _ := asks(t, w, "A high chair, please")
	field := `document.querySelector('#request-` + string(id) + ` input[name=answer]')`
	awaited(t, ben, field)
	evaluate[bool](t, ben, `(document.querySelector('#request-`+string(id)+` summary').click(), `+field+`.focus(), true)`)
	must(t, chromedp.Do(ben, browser.Keys("Beside your table.")))

	var member change.ID
	w.Must(w.DB.Read(t.Context(), w.System(w.Ours), func(r *db.Read) error {
		row, err := db.From[team.Role](r).Where("account_id = ?", string(w.Ours.Accounts["ben"].ID)).First()
		member = row.ID
		return err
	}))
	w.As("anna").Post("/e/amara-jonas/team/members/"+string(member)+"/role", "version", "1", "role", "door").Status(200)
	awaited(t, ben, `document.querySelector('.live-notices').textContent.includes('Your role or your language is another now')`)
	if got := evaluate[string](t, ben, field+`.value`); got != "Beside your table." {
		t.Errorf("what was typed is %q", got)
	}
}
