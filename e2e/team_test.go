package e2e

import (
	"context"
	"encoding/json"
	"os"
	"testing"

	"github.com/chromedp/chromedp"

	"convive/e2e/browser"
	"convive/handlers/webtest"
	"convive/models/accounts"
	"convive/models/dbtest"
	"convive/static"
	"convive/views/layout"
)

// typed fills fields, by id, as typing would.
func typed(t *testing.T, ctx context.Context, fields map[string]string) {
	t.Helper()
	data, err := json.Marshal(fields)
	must(t, err)
	_, err = chromedp.Run(ctx, chromedp.Evaluate[bool](`Object.entries(`+string(data)+`).every(([id, value]) => {
		const field = document.getElementById(id);
		field.value = value;
		return field.dispatchEvent(new Event('input', {bubbles: true}));
	})`))
	must(t, err)
}

// clicked clicks the first element of a selector, once it is there.
func clicked(t *testing.T, ctx context.Context, selector string) {
	t.Helper()
	quoted, err := json.Marshal(selector)
	must(t, err)
	must(t, browser.Wait(ctx, `document.querySelector(`+string(quoted)+`)`))
	_, err = chromedp.Run(ctx, chromedp.Evaluate[bool](`(document.querySelector(`+string(quoted)+`).click(), true)`))
	must(t, err)
}

// here is a page that has come whole: who leaves one while it loads breaks its requests off.
func here(path string) string {
	return `location.pathname === '` + path + `' && document.readyState === 'complete'`
}

func TestANewInstallationIsSetUpInThreeSteps(t *testing.T) {
	must(t, static.Check())
	layout.SetAssets(static.URL)
	checker, err := os.ReadFile(axe)
	must(t, err)
	d := dbtest.New(t, "sqlite")
	_, _, server := webtest.Serve(t, d)
	token, _, err := accounts.SetupToken(t.Context(), d)
	must(t, err)
	tab := browser.New(t)

	must(t, chromedp.Do(tab, chromedp.Navigate(server.URL+"/sign-in")))
	must(t, browser.Wait(tab, here("/setup")))
	must(t, browser.Wait(tab, shows("stands in the terminal")))
	must(t, chromedp.Do(tab, chromedp.Navigate(server.URL+"/setup?token="+token)))
	typed(t, tab, map[string]string{"f-name": "Amara", "f-email": "amara@example.org", "f-password": "three small words", "f-organization": "Amara and Jonas"})
	look(t, tab, screen{name: "set-up-1"}, string(checker))
	clicked(t, tab, "#set-up .button-filled")

	must(t, browser.Wait(tab, here("/events/new")))
	clicked(t, tab, "#new-event .button-filled")
	must(t, browser.Wait(tab, `document.querySelector('#f-name:invalid')`))
	typed(t, tab, map[string]string{"f-name": "Amara & Jonas", "f-zone": "Europe/Berlin", "f-place": "Gut Lindenhof", "f-sides": "Amara, Jonas",
		"f-occasion.0.name": "Reception", "f-occasion.0.date": "2026-09-12"})
	clicked(t, tab, "#new-event .button-filled")
	must(t, browser.Wait(tab, shows("A day needs the time")))
	must(t, browser.Wait(tab, `document.activeElement.matches('.error-summary') && document.getElementById('f-name').value === 'Amara & Jonas'`))
	look(t, tab, screen{name: "set-up-2"}, string(checker))
	typed(t, tab, map[string]string{"f-occasion.0.start": "17:00", "f-occasion.0.end": "01:00"})
	clicked(t, tab, "#new-event .button-filled")
	must(t, browser.Wait(tab, here("/e/amara-jonas/import")))

	must(t, chromedp.Do(tab, chromedp.Navigate(server.URL+"/e/amara-jonas/settings")))
	must(t, browser.Wait(tab, liveBadge))
	must(t, browser.Wait(tab, shows("Saturday 12 September 2026, 17:00 – 01:00")))
	clicked(t, tab, "#settings-occasions .button-icon")
	must(t, browser.Wait(tab, shows("Remove this occasion")))
	typed(t, tab, map[string]string{"f-meal": "Trout"})
	clicked(t, tab, "#add-meal .button")
	must(t, browser.Wait(tab, `document.querySelector('#settings-meals').innerText.includes('Trout')`))
	look(t, tab, screen{name: "occasion"}, string(checker))
}

func TestTheSecondPersonJoinsByALinkAndIsRemoved(t *testing.T) {
	checker, err := os.ReadFile(axe)
	must(t, err)
	server, _ := webtest.Demo(t, "sqlite")
	ctx := browser.New(t)
	host := at(t, ctx, server, "host", "/e/amara-jonas/team")
	stranger := at(t, ctx, server, "stranger", "/events")
	must(t, browser.Wait(host, liveBadge))
	must(t, browser.Wait(host, `document.querySelector('#team-members .own')`))
	clicked(t, host, `#invite input[value="coordinator"]`)
	typed(t, host, map[string]string{"f-note": "Mia, who runs the day"})
	clicked(t, host, "#invite .button-filled")
	must(t, browser.Wait(host, `document.getElementById('team-link')`))
	link, err := chromedp.Run(host, chromedp.Evaluate[string](`document.getElementById('team-link').value`))
	must(t, err)
	look(t, host, screen{name: "team-made"}, string(checker))

	mia := browser.Session(t, ctx)
	must(t, chromedp.Do(mia, chromedp.Navigate(link)))
	must(t, browser.Wait(mia, shows("invites you to the team, as Coordinator.")))
	look(t, mia, screen{name: "join"}, string(checker))
	typed(t, mia, map[string]string{"f-name": "Mia Sørensen", "f-email": "mia@example.org", "f-password": "three small words"})
	clicked(t, mia, "#join .button-filled")
	must(t, browser.Wait(mia, here("/e/amara-jonas")))
	must(t, browser.Wait(host, `document.querySelector('#team-members').innerText.includes('Mia Sørensen')`))
	must(t, chromedp.Do(mia, chromedp.Navigate(server.URL+"/e/amara-jonas/requests")))
	must(t, browser.Wait(mia, liveBadge))

	clicked(t, host, `summary[aria-label="Change Mia Sørensen"]`)
	must(t, browser.Wait(host, `document.querySelector('summary[aria-label="Change Mia Sørensen"]').parentElement.open`))
	look(t, host, screen{name: "team-menu"}, string(checker))
	_, err = chromedp.Run(host, chromedp.Evaluate[bool](`(() => {
		const row = document.querySelector('summary[aria-label="Change Mia Sørensen"]').closest('.member');
		row.querySelector('[commandfor]').click();
		row.querySelector('dialog .button-danger').click();
		return true;
	})()`))
	must(t, err)
	must(t, browser.Wait(mia, shows("You no longer have access to this page.")))
	must(t, browser.Wait(mia, `document.querySelector('#presence').children.length === 0`))
	must(t, browser.Wait(host, `!document.querySelector('#team-members').innerText.includes('Mia Sørensen')`))
	must(t, browser.Wait(stranger, here("/events")))
}
