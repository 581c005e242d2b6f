package e2e

import (
	"context"
	"errors"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"convive/e2e/browser"
	"convive/handlers/webtest"
	"convive/models/accounts"
	"convive/models/db"
)

// links is a host who hands out Team links, and who opens them: somebody whom nobody knows, one whose browser runs no
// script, and one who is signed in.
type links struct {
	t                          *testing.T
	w                          *webtest.World
	host, new, plain, signedIn context.Context
}

func newLinks(t *testing.T) *links {
	w := newWorld(t)
	l := &links{t: t, w: w, host: browser.New(t)}
	l.new, l.plain, l.signedIn = browser.Session(t, l.host), browser.Session(t, l.host), browser.Session(t, l.host)
	withoutScript(t, l.plain)
	arrives(t, l.host, w, w.Ours.Accounts["anna"], "/e/amara-jonas/team")
	arrives(t, l.signedIn, w, w.Theirs.Accounts["anna"], "/events")
	return l
}

// invites makes a Team link on the team's page and returns its address.
func (l *links) invites() string {
	l.t.Helper()
	must(l.t, chromedp.Do(l.host, chromedp.Navigate(l.w.Server.URL+"/e/amara-jonas/team")))
	clicked(l.t, l.host, `#invite input[value="planner"]`)
	typed(l.t, l.host, map[string]string{"f-note": "For Mia"})
	clicked(l.t, l.host, "#invite .button-filled")
	must(l.t, browser.Wait(l.host, `document.getElementById('team-link')`))
	return evaluate[string](l.t, l.host, `document.getElementById('team-link').value`)
}

// opens has somebody open a link that still works.
func (l *links) opens(tab context.Context, link string) {
	l.t.Helper()
	must(l.t, chromedp.Do(tab, chromedp.Navigate(link)))
	awaited(l.t, tab, `document.readyState === 'complete' && document.querySelector('form#join') && `+shows("Anna OURS invites you to the team, as Planner."))
}

// mia is the e-mail address of who comes too late.
const mia = "mia@example.org"

// sends fills the form of a new account and sends it.
func (l *links) sends(tab context.Context) {
	l.t.Helper()
	typed(l.t, tab, map[string]string{"f-name": "Mia Sørensen", "f-email": mia, "f-password": password})
	evaluate[bool](l.t, tab, `(document.querySelector('#join .button-filled').click(), true)`)
}

// useless expects the link to show everybody who opens it one sentence, and nothing to fill in or to press.
func (l *links) useless(link, sentence string) {
	l.t.Helper()
	for who, tab := range map[string]context.Context{"somebody new": l.new, "a browser without script": l.plain, "who is signed in": l.signedIn} {
		must(l.t, chromedp.Do(tab, chromedp.Navigate(link)))
		awaited(l.t, tab, `document.readyState === 'complete' && document.querySelector('#main, main')`)
		got := evaluate[string](l.t, tab, `document.querySelector('main p').innerText + '|' + document.querySelectorAll('main form, main input, main button').length`)
		if got != sentence+"|0" {
			l.t.Errorf("%s reads %q", who, got)
		}
	}
}

// late sends the forms that were open when the link ended: each is told why, nobody joins, and what was typed stays.
func (l *links) late(sentence string) {
	l.t.Helper()
	browser.Allow(l.plain, "answer 409 for POST")
	l.sends(l.new)
	must(l.t, browser.Wait(l.new, `document.querySelector('#notices').textContent.includes('`+sentence+`')`))
	must(l.t, browser.Wait(l.new, `document.getElementById('f-name').value === 'Mia Sørensen' && document.getElementById('f-email').value === '`+mia+`'`))
	clicked(l.t, l.signedIn, "#join .button-filled")
	must(l.t, browser.Wait(l.signedIn, `document.querySelector('#notices').textContent.includes('`+sentence+`')`))
	l.sends(l.plain)
	awaited(l.t, l.plain, shows(sentence))
	must(l.t, browser.Wait(l.host, `!document.querySelector('#team-members').innerText.includes('Mia Sørensen') && !document.querySelector('#team-members').innerText.includes('THEIRS')`))
	if err := accounts.SetPassword(l.t.Context(), l.w.DB, mia, password); !errors.Is(err, db.ErrNotFound) {
		l.t.Errorf("who did not join has an account: %v", err)
	}
}

func (l *links) allOpen(link string) {
	l.t.Helper()
	for _, tab := range []context.Context{l.new, l.plain, l.signedIn} {
		l.opens(tab, link)
	}
}

func TestARevokedTeamLinkOpensNothing(t *testing.T) {
	l := newLinks(t)
	link := l.invites()
	l.allOpen(link)
	clicked(t, l.host, `#team-links form[action$="/revocation"] button`)
	must(t, browser.Wait(l.host, `document.querySelector('#team-links').innerText.includes('revoked') && !document.querySelector('#team-links form')`))
	const sentence = "This link was revoked. Ask whoever sent it for another."
	l.late(sentence)
	l.useless(link, sentence)
}

func TestAnExpiredTeamLinkOpensNothing(t *testing.T) {
	l := newLinks(t)
	link := l.invites()
	l.w.Clock.Move(7*24*time.Hour - time.Second)
	l.allOpen(link)
	l.w.Clock.Move(time.Second)
	const sentence = "This link is older than seven days and no longer works. Ask whoever sent it for another."
	l.late(sentence)
	l.useless(link, sentence)
	must(t, browser.Wait(l.host, `document.querySelector('#team-links').innerText.includes('expired')`))
}

func TestATeamLinkThatWasUsedOpensNothing(t *testing.T) {
	l := newLinks(t)
	link := l.invites()
	l.allOpen(link)
	first := browser.Session(t, l.host)
	l.opens(first, link)
	typed(t, first, map[string]string{"f-name": "Noa Levi", "f-email": "noa@example.org", "f-password": password})
	clicked(t, first, "#join .button-filled")
	must(t, browser.Wait(first, here("/e/amara-jonas")))
	must(t, browser.Wait(l.host, `document.querySelector('#team-members').innerText.includes('Noa Levi')`))
	const sentence = "This link has been used. Each one works once: ask for another."
	l.late(sentence)
	l.useless(link, sentence)
}
