package e2e

import (
	"context"
	"testing"

	"github.com/chromedp/chromedp"

	"convive/e2e/browser"
	"convive/handlers/webtest"
	"convive/models/change"
	"convive/models/db"
	"convive/models/events"
	"convive/models/guests"
)

// mode opens or closes our event's replies, as its settings page does.
func mode(w *webtest.World, m events.ReplyMode) {
	w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) {
		e, err := events.Current(tx.Read)
		if err != nil {
			return nil, err
		}
		return change.EventEdited{Event: e.ID}, db.Update(tx, &e, db.Set{"reply_mode": m})
	})
}

// operable counts what of a reply's form can be changed or pressed; hidden buttons don't count.
const operable = `[...document.querySelectorAll('#reply :is(input:not([type=hidden]), textarea, button:not(.reply-enter))')].filter(f => !f.disabled && !f.readOnly && (f.type === 'radio' || f.checkVisibility())).length`

func TestAnOpenReplyIsReadOnlyFromTheMomentThatRepliesClose(t *testing.T) {
	w := newWorld(t)
	link := "/r/" + guests.LinkKey(webtest.Secret, w.Ours.Households[0].ID, 1)
	who := browser.New(t)
	diets, review := browser.Session(t, who), browser.Session(t, who)
	for _, tab := range []context.Context{who, diets} {
		must(t, chromedp.Do(tab, chromedp.EmulateViewport(browser.Phone.Width, browser.Phone.Height), chromedp.Navigate(w.Server.URL+link)))
		must(t, browser.Wait(tab, `document.querySelector('#invitation')`))
		clicked(t, tab, `a[href$="/reply"]`)
		must(t, browser.Wait(tab, `document.querySelector('.reply-row')`))
	}
	clicked(t, diets, `[value="all"]`)
	must(t, browser.Wait(diets, `document.readyState === 'complete' && document.querySelector('[value=attending]').checked`))
	must(t, chromedp.Do(diets, chromedp.Navigate(evaluate[string](t, diets, `location.origin + location.pathname`)+"?step=diets")))
	must(t, browser.Wait(diets, `document.querySelector('[name^=dietnote]')`))
	evaluate[bool](t, diets, `document.querySelector('[value=some]').click(), document.querySelector('[name^=dietnote]').value = 'Typed before the end', true`)
	must(t, chromedp.Do(review, chromedp.Navigate(w.Server.URL+link), chromedp.Navigate(evaluate[string](t, diets, `location.origin + location.pathname`)+"?step=review")))
	clicked(t, who, `.reply-row [data-state="attending"]`)
	for _, tab := range []context.Context{who, diets} {
		must(t, browser.Wait(tab, `document.querySelector('live-page').dataset.state === 'live' && `+operable+` > 5`))
	}

	const ways = `document.querySelector('.reply-links')?.checkVisibility()` // to steps in which nothing can be changed
	must(t, browser.Wait(review, `document.querySelector('live-page').dataset.state === 'live' && `+ways))

	mode(w, events.Closed)
	must(t, browser.Wait(review, `document.querySelector('.reply-closed') && `+ways+` === false`))
	for _, tab := range []context.Context{who, diets} {
		must(t, browser.Wait(tab, `document.querySelector('.reply-closed') && `+operable+` === 0`))
	}
	evaluate[bool](t, who, `document.querySelector('.reply-row [value="declined"]').click(), true`)
	if !evaluate[bool](t, who, `document.querySelector('.reply-row [value="attending"]').checked`) {
		t.Error("a closed reply can still be changed")
	}
	if got := evaluate[string](t, diets, `document.querySelector('[name^=dietnote]').value`); got != "Typed before the end" {
		t.Errorf("the note is %q", got)
	}

	mode(w, events.Open)
	must(t, browser.Wait(review, ways))
	must(t, browser.Wait(who, `!document.querySelector('.reply-closed') && `+operable+` > 5`))
	clicked(t, who, `.guest-foot [value="next"]`)
	must(t, browser.Wait(who, `location.search.includes('step=') && !document.querySelector('.reply-row')`))
}

func TestWhoHasToWaitForACodeReadsHowLongAndKeepsWhatWasTyped(t *testing.T) {
	w := newWorld(t)
	door := browser.New(t)
	must(t, chromedp.Do(door, chromedp.Navigate(w.Server.URL+"/w/amara-jonas")))
	guesser := w.Anonymous()
	for range 10 {
		guesser.Post("/w/amara-jonas/code", "code", "QQQQQQQQ").Status(200)
	}
	code := guests.ShowCode(w.Ours.Households[0].ReplyCode)
	typed(t, door, map[string]string{"f-code": code})
	clicked(t, door, "#code .button-filled")
	must(t, browser.Wait(door, `document.querySelector('#code-problem').innerText.includes('Please send your code again in about 1')`))
	if got := evaluate[string](t, door, `document.querySelector('#f-code').value + getComputedStyle(document.querySelector('#f-code')).direction`); got != code+"ltr" {
		t.Errorf("the field holds %q", got)
	}
}
