package faults

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"convive/e2e/browser"
	"convive/models/db"
)

// page is a real one in Chromium, open at a server through a line of its own.
type page struct {
	t   *testing.T
	tab context.Context
	at  string // what it is compared with: a server that is well
}

const guests = "/e/amara-jonas/guests"

// open signs the demo's host in and opens the guest list.
func open(t *testing.T, tab context.Context, at, compared string) *page {
	t.Helper()
	browser.Allow(tab, "failed request", "answer 503", "answer 502", "ERR_")
	p := &page{t, tab, compared}
	must(t, chromedp.Do(tab, chromedp.Navigate(at+"/demo")))
	_, err := chromedp.Run(tab, chromedp.Evaluate[bool](`(document.querySelector('form[action$="/demo/host"] button').click(), true)`))
	must(t, err)
	must(t, browser.Wait(tab, `location.pathname === '/e/amara-jonas'`))
	must(t, chromedp.Do(tab, chromedp.Navigate(at+guests)))
	p.is("live")
	return p
}

const stateOf = `document.querySelector('live-page').dataset.state`

// is waits until the badge says a state; the longest way back is a silence of 25 s and a back-off of 10.
func (p *page) is(state string) {
	p.t.Helper()
	var last string
	for limit := time.Now().Add(50 * time.Second); time.Now().Before(limit); {
		ctx, stop := context.WithTimeout(p.tab, time.Second)
		last, _ = chromedp.Run(ctx, chromedp.Evaluate[string](stateOf))
		stop()
		if last == state {
			return
		}
	}
	at, err := chromedp.Run(p.tab, chromedp.Evaluate[string](`location.href + document.visibilityState + document.body.innerText.slice(0, 300)`))
	p.t.Fatalf("the badge says %q, want %q: %s %v", last, state, at, err)
}

// texts is what each fragment of a page shows.
const texts = `JSON.stringify(Object.fromEntries(document.querySelector('live-page').dataset.fragments.split(' ').map(id => [id, document.getElementById(id)?.innerText])))`

// shown reads the fragments' texts.
func shown(t *testing.T, tab context.Context) map[string]string {
	t.Helper()
	text, err := chromedp.Run(tab, chromedp.Evaluate[string](texts))
	must(t, err)
	all := map[string]string{}
	must(t, json.Unmarshal([]byte(text), &all))
	return all
}

// converges expects the page to equal a fresh one within five seconds.
func (p *page) converges() {
	p.t.Helper()
	fresh := browser.Tab(p.t, p.tab)
	browser.Allow(fresh, "failed request", "answer 503", "ERR_")
	deadline := time.Now().Add(5 * time.Second)
	for {
		must(p.t, chromedp.Do(fresh, chromedp.Navigate(p.at+guests)))
		must(p.t, browser.Wait(fresh, stateOf+` === 'live'`))
		differs := ""
		have := shown(p.t, p.tab)
		for id, want := range shown(p.t, fresh) {
			if have[id] != want {
				differs = fmt.Sprintf("#%s shows %.300q, want %.300q", id, have[id], want)
			}
		}
		if differs == "" {
			return
		}
		if time.Now().After(deadline) {
			p.t.Errorf("five seconds after its stream came back: %s", differs)
			return
		}
	}
}

// hand sends commands, as another person's browser does.
type hand struct {
	t      *testing.T
	client http.Client
}

func newHand(t *testing.T, at string) *hand {
	t.Helper()
	h := &hand{t: t}
	h.client.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	resp, err := h.client.PostForm(at+"/demo/planner", nil)
	must(t, err)
	resp.Body.Close()
	cookies := resp.Cookies()
	h.client.Transport = signed{cookies}
	return h
}

// signed adds the session to each request; each stands on a connection of its own, as the servers come and go.
type signed struct{ cookies []*http.Cookie }

func (s signed) RoundTrip(r *http.Request) (*http.Response, error) {
	for _, c := range s.cookies {
		r.AddCookie(c)
	}
	r.Close = true
	return http.DefaultTransport.RoundTrip(r)
}

// adds a household, and fails unless that is acknowledged.
func (h *hand) adds(at, name string) {
	h.t.Helper()
	form := url.Values{"people": {name}, "list": {"A"}, "command": {string(db.NewID())}}
	req, err := http.NewRequest(http.MethodPost, at+"/e/amara-jonas/households/addition", strings.NewReader(form.Encode()))
	must(h.t, err)
	req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	req.Header.Set("Datastar-Request", "true")
	resp, err := h.client.Do(req)
	must(h.t, err)
	defer resp.Body.Close()
	text, _ := io.ReadAll(resp.Body)
	if resp.StatusCode != http.StatusOK || strings.Contains(string(text), "aria-invalid") {
		h.t.Fatalf("adding %s: %s\n%.2000s", name, resp.Status, text)
	}
}

// has says whether the page shows a text.
func (p *page) has(text string) bool {
	return strings.Contains(fmt.Sprint(shown(p.t, p.tab)), text)
}
