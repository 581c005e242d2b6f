package handlers_test

import (
	"archive/zip"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"

	"convive/handlers/web"
	"convive/handlers/webtest"
	"convive/models/access"
	"convive/models/db"
)

// leaks finds what an answer shows to somebody who may not see it.
func leaks(t *testing.T, w *webtest.World, p *person, r web.Route, at target, text string) {
	t.Helper()
	folded := fold(text)
	for name, e := range map[string]webtest.Event{"ours": w.Ours, "theirs": w.Theirs} {
		for _, secret := range hidden(p, r, at, name, e) {
			all, sought := folded, fold(secret)
			if secret == e.Canary { // a word, which others hold in lower case
				all, sought = text, secret
			}
			if found := strings.Index(all, sought); found >= 0 {
				from := max(0, found-80)
				t.Errorf("%s at %s %s (%s) was shown %q: …%s…", p.name, r.Method, r.Pattern, at.path, secret, all[from:min(len(all), found+80)])
			}
		}
	}
}

// hidden is what a person may not see of an event at an address.
func hidden(p *person, r web.Route, at target, name string, e webtest.Event) (secrets []string) {
	canaries := e.Canaries()
	byKey := strings.HasPrefix(r.Pattern, "/r/:key") && at.event == name
	joins := strings.HasPrefix(r.Pattern, "/join/") && at.event == name // who has a Team link sees for which event, and from whom
	public := strings.HasPrefix(r.Pattern, "/w/:event") && r.Needs.Has(access.Anyone) && at.event == name
	onScreen := strings.HasPrefix(r.Pattern, "/w/:event/screen/:screen") && at.event == name // names of guests, whoever looks
	switch {
	case onScreen:
		for _, all := range canaries {
			secrets = append(secrets, all...)
		}
		for _, h := range e.Households {
			secrets = append(secrets, h.EnvelopeName, string(h.ID))
		}
		for _, g := range e.Guests {
			secrets = append(secrets, string(g.ID))
		}
		for _, a := range e.Accounts {
			secrets = append(secrets, a.Name)
		}
	case byKey: // the walk's keys are the first household's
		secrets = append(append(canaries[db.Secret], canaries[db.Private]...), ofOthers(e, 1)...)
	case p.household > 0 && p.home == name:
		secrets = append(canaries[db.Secret], ofOthers(e, p.household)...)
		secrets = append(secrets, canaries[db.Private]...)
		if p.household > 1 {
			secrets = append(secrets, e.Said()...)
		}
	case p.home == name:
		secrets = canaries[db.Secret]
		for class, needs := range map[db.Class]access.Permission{db.Contact: access.ViewContacts, db.Health: access.ViewHealth, db.Private: access.ViewPrivateWishes} {
			if !p.may(needs) {
				secrets = append(secrets, canaries[class]...)
			}
		}
	case public || joins:
		for _, all := range canaries {
			secrets = append(secrets, all...)
		}
		secrets = append(secrets, ofOthers(e, 0)...)
		if strings.HasPrefix(r.Pattern, "/w/:event/table/:seat") { // the walk's keys are the first guest's, whose place they show
			secrets = slices.DeleteFunc(secrets, func(name string) bool { return name == e.Guests[0].Name })
		}
		for _, a := range e.Accounts {
			if public {
				secrets = append(secrets, a.Name)
			}
		}
	default:
		return []string{e.Canary}
	}
	return secrets
}

// ofOthers are the names of the people in other households than the one whose pages are shown; 0 is none.
func ofOthers(e webtest.Event, own int) (names []string) {
	for i, h := range e.Households {
		if i+1 != own {
			names = append(names, h.EnvelopeName)
		}
	}
	for _, g := range e.Guests {
		if own == 0 || g.HouseholdID != e.Households[own-1].ID {
			names = append(names, g.Name)
		}
	}
	return names
}

// opened is all that an answer says; a workbook is a zip of texts.
func opened(a webtest.Answer) string {
	text := a.Text + fmt.Sprint(a.Header)
	z, err := zip.NewReader(strings.NewReader(a.Text), int64(len(a.Text)))
	if err != nil {
		return text
	}
	for _, f := range z.File {
		if part, err := f.Open(); err == nil {
			inside, _ := io.ReadAll(part)
			text += string(inside)
		}
	}
	return text
}

var gaps = strings.NewReplacer(" ", "", "\u00a0", "", "-", "")

// fold makes text comparable: addresses come in lower case, numbers with and without spaces.
func fold(text string) string {
	return strings.ToLower(gaps.Replace(text))
}
