package e2e

import (
	"os"
	"testing"

	"github.com/chromedp/chromedp"

	"convive/e2e/browser"
	"convive/handlers/webtest"
	"convive/models/change"
	"convive/models/db"
	"convive/models/events"
	"convive/models/guests"
)

// TestThePageOfAReplyThatComesTooLateIsAccessible sends the form as a browser without a script does.
func TestThePageOfAReplyThatComesTooLateIsAccessible(t *testing.T) {
	checker, err := os.ReadFile(axe)
	must(t, err)
	for name, language := range map[string]string{"reply-too-late": "en", "reply-too-late-ar": "ar"} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t)
			h := w.Ours.Households[0]
			w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) {
				row, err := db.Find[guests.Household](tx.Read, h.ID)
				if err != nil {
					return nil, err
				}
				return change.HouseholdEdited{Household: h.ID}, db.Update(tx, &row, db.Set{"language": language})
			})
			tab := browser.New(t)
			browser.Allow(tab, "409", "422")
			must(t, chromedp.Do(tab, chromedp.Navigate(w.Server.URL+"/r/"+guests.LinkKey(webtest.Secret, h.ID, 1))))
			awaited(t, tab, `document.querySelector('#invitation')`)
			clicked(t, tab, `a[href$="/reply"]`)
			awaited(t, tab, `document.querySelector('.reply-row')`)
			mode(w, events.Closed)
			awaited(t, tab, `document.querySelector('.reply-closed')`)
			evaluate[bool](t, tab, `(() => { HTMLFormElement.prototype.submit.call(document.querySelector('form#reply, #reply form')); return true })()`)
			awaited(t, tab, `document.readyState === 'complete' && location.pathname.endsWith('/steps') && document.querySelector('h1') && !document.querySelector('#reply form')`)
			look(t, tab, screen{name: name}, string(checker))
		})
	}
}
