package e2e

import (
	"context"
	"testing"

	"convive/e2e/browser"
)

func TestTheSettingsThatNobodyTouchedFollowTheEvent(t *testing.T) {
	w := newWorld(t)
	anna := browser.New(t)
	ben := browser.Session(t, anna)
	for tab, name := range map[context.Context]string{anna: "anna", ben: "ben"} {
		arrives(t, tab, w, w.Ours.Accounts[name], "/e/amara-jonas/settings")
		awaited(t, tab, `document.querySelector('#details') && document.readyState === 'complete'`)
	}
	typed(t, anna, map[string]string{"f-name": "Amara & Jonas at last"})
	evaluate[bool](t, anna, `(document.querySelector('#details .button-filled').click(), true)`)
	awaited(t, ben, `document.getElementById('f-name').value === 'Amara & Jonas at last'`)
	awaited(t, ben, `document.querySelector('#deletion').textContent.includes('Write Amara & Jonas at last to delete it')`)
}
