package accounts_test

import (
	"context"
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"strings"
	"testing"

	"convive/handlers/webtest"
	"convive/models/accounts"
	"convive/models/dbtest"
)

// newcomer is a browser at a server that nobody has set up; links are not followed.
type newcomer struct {
	t      *testing.T
	server string
	http   *http.Client
}

func (n newcomer) is(resp *http.Response, err error, status int, texts ...string) string {
	n.t.Helper()
	if err != nil {
		n.t.Fatal(err)
	}
	defer resp.Body.Close()
	body, _ := io.ReadAll(resp.Body)
	if resp.StatusCode != status {
		n.t.Errorf("%s: %s, want %d\n%s", resp.Request.URL, resp.Status, status, body)
	}
	for _, text := range texts {
		if !strings.Contains(string(body), text) {
			n.t.Errorf("%s: %q is missing:\n%s", resp.Request.URL, text, body)
		}
	}
	return resp.Header.Get("Location")
}

func (n newcomer) get(path string, status int, texts ...string) string {
	n.t.Helper()
	resp, err := n.http.Get(n.server + path)
	return n.is(resp, err, status, texts...)
}

func (n newcomer) post(path string, form url.Values, status int, texts ...string) string {
	n.t.Helper()
	resp, err := n.http.PostForm(n.server+path, form)
	return n.is(resp, err, status, texts...)
}

func TestTheFirstAccountNeedsTheLinkOfTheTerminal(t *testing.T) {
	for _, engine := range []string{"sqlite", "postgres"} {
		t.Run(engine, func(t *testing.T) {
			d := dbtest.New(t, engine)
			_, _, server := webtest.Serve(t, d)
			jar, _ := cookiejar.New(nil)
			n := newcomer{t, server.URL, &http.Client{Jar: jar, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}}
			token, _, err := accounts.SetupToken(context.Background(), d)
			if err != nil {
				t.Fatal(err)
			}
			if to := n.get("/sign-in", 303); to != "/setup" {
				t.Errorf("signing in leads to %q", to)
			}
			n.get("/setup", 200, "it stands in the terminal")
			n.get("/setup?token=nonsense", 200, "each start of Convive prints a new one")
			form := url.Values{"token": {"nonsense"}, "name": {"Anna"}, "email": {"anna@example.org"}, "password": {password}, "organization": {"Anna and Ben"}}
			n.post("/setup", form, 422)

			n.get("/setup?token="+token, 200, "Welcome to Convive", token)
			form.Set("token", token)
			form.Set("password", "short")
			n.post("/setup", form, 422, "Use at least 10 characters.", `value="anna@example.org"`)
			form.Set("password", password)
			if to := n.post("/setup", form, 303); to != "/events/new" {
				t.Errorf("the first step leads to %q", to)
			}
			n.get("/events/new", 200, `aria-current="step">Your event`)
			n.get("/events", 200, "No events yet", `href="/events/new"`)
			n.get("/setup?token="+token, 200, "Convive is set up")
			other := newcomer{t, server.URL, &http.Client{CheckRedirect: n.http.CheckRedirect}}
			form.Set("email", "other@example.org")
			other.post("/setup", form, 422)
			other.get("/sign-in", 200)
		})
	}
}
