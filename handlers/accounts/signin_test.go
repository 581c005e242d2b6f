package accounts_test

import (
	"context"
	"regexp"
	"strings"
	"testing"
	"time"

	"convive/handlers/webtest"
	"convive/models/access"
	"convive/models/accounts"
	"convive/models/change"
	"convive/models/db"
)

const (
	password = "three small words"
	anna     = "anna@amara-jonas.example.org"
	guests   = "/e/amara-jonas/requests"
)

// withPassword gives Anna a password, since nobody seeded can sign in by one.
func withPassword(w *webtest.World) {
	w.Must(accounts.SetPassword(context.Background(), w.DB, anna, password))
}

// ofAnna are the Changes in Anna's own feed, the newest first.
func ofAnna(w *webtest.World) (all []change.Change) {
	s := access.Scope{Looker: access.Looker{Actor: change.Actor{Kind: change.ByAccount, ID: w.Ours.Accounts["anna"].ID}}, Place: access.AtAccount}
	w.Must(w.DB.Read(context.Background(), s, func(r *db.Read) error {
		entries, err := r.Log(0, 100)
		for _, e := range entries {
			all = append(all, e.Change)
		}
		return err
	}))
	return all
}

func TestSigningInLeadsToWhereOneWasGoing(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		withPassword(w)
		for _, noScript := range []bool{true, false} {
			c := w.Anonymous()
			c.NoScript = noScript
			c.Get(guests + "?show=all").Status(303)
			c.Get("/sign-in?next=/e/amara-jonas/requests?show=all").Status(200).Says(`value="/e/amara-jonas/requests?show=all"`)
			a := c.Post("/sign-in", "email", "Anna@amara-jonas.example.org", "password", password, "next", guests+"?show=all")
			if noScript {
				a.Status(303)
				if to := a.Header.Get("Location"); to != guests+"?show=all" {
					t.Errorf("leads to %q", to)
				}
			} else {
				a.Status(200).Says(`"_go":"/e/amara-jonas/requests?show=all"`)
			}
			c.Get(guests).Status(200)
			c.Get("/sign-in?next=" + guests).Status(303)
		}
		c := w.Anonymous()
		c.NoScript = true
		for _, evil := range []string{"//evil.example", "/\\evil.example", "https://evil.example"} {
			if to := c.Post("/sign-in", "email", anna, "password", password, "next", evil).Status(303).Header.Get("Location"); to != "/" {
				t.Errorf("%s leads to %q", evil, to)
			}
		}
	})
}

var commandIDs = regexp.MustCompile(`name="command" value="[^"]*"`)

func TestAnUnknownAddressReadsLikeAWrongPassword(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		withPassword(w)
		texts := map[string]bool{}
		for _, email := range []string{anna, "nobody@amara-jonas.example.org"} {
			for _, noScript := range []bool{true, false} {
				c := w.Anonymous()
				c.NoScript = noScript
				a := c.Post("/sign-in", "email", email, "password", "not the right one").Says("This e-mail address and password don't go together.")
				a.SaysNot("not the right one")
				texts[commandIDs.ReplaceAllString(strings.ReplaceAll(a.Text, email, "ADDRESS"), "")] = true
			}
		}
		if len(texts) != 2 { // a page and a form
			t.Errorf("%d different answers", len(texts))
		}
	})
}

func TestTheSixthFailureFromOnePlaceWaits(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		withPassword(w)
		c := w.Anonymous()
		c.NoScript = true
		for range 5 {
			c.Post("/sign-in", "email", anna, "password", "not the right one").Status(422)
		}
		a := c.Post("/sign-in", "email", anna, "password", password).Status(429)
		if a.Header.Get("Retry-After") == "" {
			t.Error("nobody says when to come back")
		}
		c.Address = "192.0.2.7"
		c.Post("/sign-in", "email", anna, "password", password).Status(303)
	})
}

func TestAFaultySignInNamesWhatIsMissing(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		c := w.Anonymous()
		c.Post("/sign-in", "email", "", "password", "").Status(200).Says("Write your e-mail address.", "Write your password.")
		c.Post("/sign-in", "email", strings.Repeat("x", 65<<10)).Status(413)
		c.NoScript = true
		c.Post("/sign-in", "email", "someone@example.org").Status(422).Says("Write your password.", `value="someone@example.org"`)
		c.Post("/sign-in", "email", "\xff").Status(400)
	})
}

func TestASessionFromBeforeSigningInIsNotValidAfter(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		withPassword(w)
		browser := w.Household(w.Ours.Households[0])
		planted := *browser // whoever knew the key from before
		browser.NoScript = true
		browser.Post("/sign-in", "email", anna, "password", password).Status(303)
		browser.Get(guests).Status(200)
		planted.Get(guests).Status(303)
		planted.Get("/account").Status(303)
	})
}

func TestSigningOutEndsTheBrowsersOpenPagesAtOnce(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		here, there := w.As("anna"), w.As("anna")
		open, other := here.Open(guests), there.Open(guests)
		here.NoScript = true
		kept := *here
		if got := here.Post("/sign-out").Status(303).Header.Get("Clear-Site-Data"); got != `"cache"` {
			t.Errorf("Clear-Site-Data is %q", got)
		}
		open.Ended(time.Second)
		here.Get(guests).Status(303)
		kept.Get(guests).Status(303)
		there.Get(guests).Status(200)
		other.Converges()
		here.Post("/sign-out").Status(303) // a second time changes nothing
	})
}
