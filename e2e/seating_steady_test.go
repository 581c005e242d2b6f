package e2e

import (
	"context"
	"math"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"convive/e2e/browser"
	"convive/handlers/webtest"
)

// slowly serves what another server does, with a page in two pieces: what stands from a mark on waits for the rest, and
// the scripts of its components for theirs.
func slowly(t *testing.T, server *httptest.Server, path, mark string, rest, scripts chan struct{}) *httptest.Server {
	t.Helper()
	to, err := url.Parse(server.URL)
	must(t, err)
	through := httputil.NewSingleHostReverseProxy(to)
	through.FlushInterval = -1 // streams
	slow := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if strings.HasPrefix(r.URL.Path, "/static/components/") {
			<-scripts
		}
		if r.URL.Path != path {
			through.ServeHTTP(w, r)
			return
		}
		r.Header.Del("Accept-Encoding")
		whole := httptest.NewRecorder()
		through.ServeHTTP(whole, r)
		w.Header().Set("Content-Type", whole.Header().Get("Content-Type"))
		w.Header().Set("Content-Security-Policy", whole.Header().Get("Content-Security-Policy"))
		first, then, _ := strings.Cut(whole.Body.String(), mark)
		_, _ = w.Write([]byte(first))
		_ = http.NewResponseController(w).Flush()
		<-rest
		_, _ = w.Write([]byte(mark + then))
	}))
	t.Cleanup(slow.Close)
	return slow
}

// shifts sums up how far what is seen of a page jumps, as Chromium reckons it.
const shifts = `globalThis.jumped = 0; new PerformanceObserver((list) => { for (const e of list.getEntries()) jumped += e.value }).observe({ type: 'layout-shift', buffered: true })`

// painted waits for two frames.
const painted = `new Promise((then) => requestAnimationFrame(() => requestAnimationFrame(() => then(true))))`

func TestOnAPhoneTheBoardDoesNotJumpWhileItComes(t *testing.T) {
	server, _ := webtest.Demo(t, "sqlite")
	ctx := browser.New(t)
	for _, one := range []struct{ view, tables string }{{"", `<ol id="seating-tables"`}, {"?view=room", `<div class="room-column"`}} {
		phone := browser.Session(t, ctx)
		signIn(t, phone, server, "planner")
		onPhone(t, phone)
		_, err := chromedp.Call(phone, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: shifts})
		must(t, err)
		const path = "/e/amara-jonas/seating"
		rest, scripts := make(chan struct{}), make(chan struct{})
		slow := slowly(t, server, path, one.tables, rest, scripts)
		_, err = chromedp.Call(phone, page.Navigate, page.NavigateParams{URL: slow.URL + path + one.view})
		must(t, err)
		steady := func(when string) {
			t.Helper()
			seen, err := chromedp.Run(phone, chromedp.Evaluate[bool](painted, chromedp.EvalAwaitPromise))
			must(t, err)
			if jumped := evaluate[float64](t, phone, `jumped`); !seen || jumped > 0.02 {
				t.Errorf("%s%s: the page jumped by %.3f", when, one.view, jumped)
			}
		}

		t.Log("as far as parking, which stands before the tables")
		awaited(t, phone, `document.querySelector('#parking .seat-guest') && performance.getEntriesByType('paint').length > 0`)
		steady("before the tables")

		t.Log("whole, without its scripts")
		close(rest)
		awaited(t, phone, `document.querySelector('#seating-problems') && document.querySelector('#parking').checkVisibility()`)
		steady("without scripts")

		t.Log("with them")
		close(scripts)
		awaited(t, phone, `document.querySelector('live-page').dataset.state === 'live'`)
		steady("with scripts")
		leave(t, phone)
	}
}

func TestOnAPhoneTheListStaysWhereItIsWhileOthersMoveGuests(t *testing.T) {
	server, _ := webtest.Demo(t, "sqlite")
	ctx := browser.New(t)
	other, phone := atBoard(t, ctx, server, "host-2"), browser.Session(t, ctx)
	signIn(t, phone, server, "planner")
	onPhone(t, phone)
	must(t, chromedp.Do(phone, chromedp.Navigate(server.URL+"/e/amara-jonas/seating")))
	must(t, browser.Wait(phone, liveBadge))
	evaluate[bool](t, phone, boardOf)
	// As in browsers that don't keep what is seen in its place by themselves.
	evaluate[bool](t, phone, `(document.documentElement.style.overflowAnchor = 'none', row('Jacob Mensah').scrollIntoView({ block: 'start', behavior: 'instant' }),
		globalThis.upper = () => row('Jacob Mensah').getBoundingClientRect().top, globalThis.was = upper(), true)`)
	away := func(name string) {
		t.Helper()
		evaluate[bool](t, other, `(row('`+name+`').querySelector('input').click(), document.querySelector('.seat-bar [value=parking]').click(), true)`)
		must(t, browser.Wait(phone, `at('`+name+`') === 'parking'`))
	}
	for _, name := range []string{"Chiamaka Udo", "Thorsten Dietrich"} {
		away(name)
		if moved := evaluate[float64](t, phone, `upper() - was`); math.Abs(moved) > 1.5 {
			t.Errorf("the list jumps by %v px when %s goes", moved, name)
		}
		must(t, browser.Wait(other, `!document.querySelector('[data-pending]')`))
	}

	t.Log("who is seen first goes: the next one stays")
	evaluate[bool](t, phone, `(globalThis.upper = () => row('Heike Dietrich').getBoundingClientRect().top, globalThis.was = upper(), true)`)
	away("Jacob Mensah")
	if moved := evaluate[float64](t, phone, `upper() - was`); math.Abs(moved) > 1.5 {
		t.Errorf("the list jumps by %v px when the first row goes", moved)
	}
}

// leave ends what a tab still asks for.
func leave(t *testing.T, tab context.Context) {
	t.Helper()
	must(t, chromedp.Do(tab, chromedp.Navigate("about:blank")))
}
