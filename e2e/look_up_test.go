package e2e

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"convive/e2e/browser"
	"convive/models/change"
	"convive/models/db"
	"convive/models/events"
)

func TestALookUpThatFindsNothingSpeaksOfNoSaving(t *testing.T) {
	w := newWorld(t)
	w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) {
		e, err := events.Current(tx.Read)
		if err != nil {
			return nil, err
		}
		return change.EventEdited{Event: e.ID}, db.Update(tx, &e, db.Set{"tables_shown": events.ShownByName, "name_lookup": events.ByPostcode})
	})
	s := &sending{T: t, w: w, ben: browser.New(t)}
	for _, one := range []struct{ path, form string }{{"/table", "find-table"}, {"", "by-name"}, {"", "code"}} {
		must(t, chromedp.Do(s.ben, chromedp.Navigate(w.Server.URL+"/w/amara-jonas"+one.path)))
		s.sees(`document.getElementById('command-status') && customElements.get('live-page')`)
		s.does(`window.ended = false, document.addEventListener('command-state', ({detail}) => { ended = detail.state === 'refused' })`)
		s.does(`(() => { const form = document.getElementById('` + one.form + `')
			for (const field of form.querySelectorAll('input:not([type=hidden])')) field.value = 'Nobody 1234'
			form.requestSubmit() })()`)
		s.sees(`ended && document.querySelector('#` + one.form + ` .error-summary')`)
		s.sees(`document.querySelector('#` + one.form + ` input:not([type=hidden])').value === 'Nobody 1234'`)
		if said := evaluate[string](t, s.ben, `document.querySelector('#`+one.form+` .error-summary').textContent`); said == "" || strings.Contains(said, "saving") {
			t.Errorf("%s says %q", one.form, said)
		}
		if evaluate[bool](t, s.ben, `!!document.querySelector('[data-failed], [data-saved], [data-pending]')`) {
			t.Errorf("%s says that it saved or did not", one.form)
		}
	}
}
