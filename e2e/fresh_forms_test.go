package e2e

import (
	"context"
	"testing"

	"convive/e2e/browser"
)

func TestAFormThatNobodyTouchedShowsWhatOthersSavedAndOneThatIsWrittenInSaysSo(t *testing.T) {
	w := newWorld(t)
	path := "/e/amara-jonas/households/" + string(w.Ours.Households[0].ID)
	anna := browser.New(t)
	ben := browser.Session(t, anna)
	for name, tab := range map[string]context.Context{"anna": anna, "ben": ben} {
		arrives(t, tab, w, w.Ours.Accounts[name], path)
		awaited(t, tab, `document.querySelector('#edit-household') && document.readyState === 'complete'`)
	}
	saves := func(fields map[string]string) {
		t.Helper()
		typed(t, anna, fields)
		evaluate[bool](t, anna, `(document.querySelector('#edit-household .button-filled').click(), true)`)
	}

	t.Log("closed and untouched: what is opened is what is stored, and it can be sent")
	evaluate[bool](t, ben, `(globalThis.before = document.querySelector('#edit-household [name=command]').value, true)`)
	saves(map[string]string{"f-street": "12 Mill Lane", "f-envelope_name": "Ada & Ben of Mill Lane"})
	awaited(t, ben, `document.getElementById('f-street').value === '12 Mill Lane' && document.getElementById('f-envelope_name').value === 'Ada & Ben of Mill Lane'`)
	awaited(t, ben, `document.querySelector('#edit-household [name=command]').value !== before && !document.querySelector('.form-before')`)

	t.Log("who lives there can be split off as soon as they are in it")
	typed(t, anna, map[string]string{"f-people": "Cleo Nash"})
	evaluate[bool](t, anna, `(document.querySelector('#add-guests .button-filled').click(), true)`)
	awaited(t, ben, `document.querySelector('#split-household').textContent.includes('Cleo Nash')`)

	t.Log("what is being written stays, and the form says that it is from before")
	typed(t, ben, map[string]string{"f-city": "Leeds"})
	saves(map[string]string{"f-street": "14 Mill Lane"})
	awaited(t, ben, `document.querySelector('#edit-household .form-before')?.textContent.includes('as it was before')`)
	awaited(t, ben, `document.getElementById('f-city').value === 'Leeds' && document.getElementById('f-street').value === '12 Mill Lane'`)

	t.Log("sent, it is joined with what the other saved")
	evaluate[bool](t, ben, `(document.querySelector('#edit-household .button-filled').click(), true)`)
	awaited(t, ben, `document.getElementById('f-city').value === 'Leeds' && document.getElementById('f-street').value === '14 Mill Lane' && !document.querySelector('.form-before')`)
	awaited(t, anna, `document.getElementById('f-city').value === 'Leeds'`)
}
