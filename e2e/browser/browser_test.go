package browser

import (
	"bytes"
	"context"
	"image/png"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// site serves one page under a policy that forbids everything inline, and a script that the test chooses.
func site(t *testing.T, script string) string {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /{$}", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Security-Policy", "default-src 'none'; script-src 'self'; connect-src 'self'; img-src 'self'")
		_, _ = w.Write([]byte(`<!doctype html><title>x</title><script src="/page.js"></script><p id="who">` + r.Header.Get("Cookie") + `</p>`))
	})
	mux.HandleFunc("GET /page.js", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/javascript")
		_, _ = w.Write([]byte(script))
	})
	mux.HandleFunc("/aborted", func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() }) // an answer could come first
	server := httptest.NewServer(mux)
	t.Cleanup(server.Close)
	return server.URL + "/"
}

func visit(t *testing.T, ctx context.Context, url string) {
	t.Helper()
	if err := chromedp.Do(ctx, chromedp.Navigate(url)); err != nil {
		t.Fatal(err)
	}
}

func TestAQuietPageHasNoProblems(t *testing.T) {
	ctx := New(t)
	visit(t, ctx, site(t, `console.log('hello')`))
	if got := Problems(ctx); len(got) != 0 {
		t.Errorf("problems: %q", got)
	}
}

func TestEveryKindOfProblemIsSeen(t *testing.T) {
	script := `
		console.error('said', new TypeError('why'))
		document.head.append(Object.assign(document.createElement('style'), {textContent: 'p{}'}))
		const gone = fetch('/gone')
		const stop = new AbortController()
		const aborted = fetch('/aborted', {signal: stop.signal}).catch(() => {}); stop.abort()
		addEventListener('unhandledrejection', () => setTimeout(() => { globalThis.done = true }))
		Promise.all([gone, aborted]).then(() => { throw new Error('thrown late') })`
	ctx := New(t)
	Allow(ctx, "said", "style-src", "/gone", "thrown late", "Refused", "violates")
	visit(t, ctx, site(t, script))
	if err := Wait(ctx, `globalThis.done`); err != nil {
		t.Fatal(err)
	}
	all := strings.Join(Problems(ctx), "\n")
	for _, want := range []string{
		"console error: said TypeError: why", "csp violation: style-src-elem blocked inline",
		"answer 404 for GET http", "uncaught: Error: thrown late",
	} {
		if !strings.Contains(all, want) {
			t.Errorf("no %q among\n%s", want, all)
		}
	}
	if strings.Contains(all, "/aborted") {
		t.Errorf("a request that the page aborted counts as a problem:\n%s", all)
	}
}

func TestAProblemFailsTheTestUnlessItIsAllowed(t *testing.T) {
	seen := &record{problems: []string{"answer 404 for GET /a", "uncaught: Error: b"}, allowed: []string{"/a"}}
	if got := seen.unexpected(); len(got) != 1 || got[0] != "uncaught: Error: b" {
		t.Errorf("unexpected: %q", got)
	}
}

func TestAnotherPersonHasCookiesOfTheirOwn(t *testing.T) {
	ctx := New(t)
	url := site(t, `if (!document.cookie) document.cookie = 'name=anna'`)
	visit(t, ctx, url)
	for name, want := range map[string]string{"same person": "name=anna", "stranger": ""} {
		other := Session(t, ctx)
		if name == "same person" {
			other = Tab(t, ctx)
		}
		visit(t, other, url)
		got, err := chromedp.Run(other, chromedp.TextContent(chromedp.CSS("#who")))
		if err != nil || got != want {
			t.Errorf("%s sends %q, %v; want %q", name, got, err, want)
		}
	}
}

func TestAScreenshotHasTheSizeThatWasAsked(t *testing.T) {
	t.Setenv(pictures, "yes")
	ctx := New(t)
	visit(t, ctx, site(t, ``))
	file := filepath.Join(t.TempDir(), "new", "page.png")
	if err := Screenshot(ctx, file, Phone, Dark); err != nil {
		t.Fatal(err)
	}
	data, _ := os.ReadFile(file)
	picture, err := png.DecodeConfig(bytes.NewReader(data))
	if err != nil || picture.Width != 390 || picture.Height != 844 {
		t.Errorf("picture is %dx%d, %v", picture.Width, picture.Height, err)
	}
	dark, err := chromedp.Run(ctx, chromedp.Evaluate[bool](`matchMedia('(prefers-color-scheme: dark)').matches`))
	if err != nil || !dark {
		t.Errorf("the scheme is not dark: %v", err)
	}
}

func TestWaitingSurvivesANewPage(t *testing.T) {
	url := site(t, `if (!location.hash) addEventListener('load', () => setTimeout(() => { location.hash = 'x'; location.reload() }, 50))
		else addEventListener('load', () => setTimeout(() => { document.title = 'second' }, 50))`)
	ctx := New(t)
	visit(t, ctx, url)
	if err := Wait(ctx, `document.title === 'second' && document.querySelector('#who').id === 'who'`); err != nil {
		t.Error(err)
	}
	if err := Wait(ctx, `syntax error`); err == nil {
		t.Error("a condition that is no JavaScript holds")
	}
}

func TestAKeyThatThePageTakesForItselfWritesNothing(t *testing.T) {
	ctx := New(t)
	visit(t, ctx, site(t, `addEventListener('keydown', (event) => {
		if (event.key !== 'm' || document.querySelector('input')) return
		event.preventDefault()
		document.body.append(document.createElement('input'))
		document.querySelector('input').focus()
	})`))
	if err := chromedp.Do(ctx, Keys("m"), Keys("Mé 2"), Keys("a", chromedp.KeyModifiers(chromedp.ModifierAlt))); err != nil {
		t.Fatal(err)
	}
	written, err := chromedp.Run(ctx, chromedp.Evaluate[string](`document.querySelector('input').value`))
	if err != nil || written != "Mé 2" {
		t.Errorf("the field holds %q (%v)", written, err)
	}
}

func TestAClickReachesWhatCanBeReachedAlone(t *testing.T) {
	ctx := New(t)
	visit(t, ctx, site(t, `addEventListener('load', () => {
		const button = document.createElement('button')
		button.textContent = 'Send'
		button.addEventListener('click', () => document.title += '!')
		const cover = document.createElement('div')
		cover.setAttribute('popover', '')
		document.body.append(button, cover)
		addEventListener('cover', () => cover.style.cssText = 'display: block; inset: 0; width: auto; height: auto; margin: 0')
		addEventListener('uncover', () => cover.remove())
	})`))
	if err := chromedp.Do(ctx, Click("button")); err != nil {
		t.Fatal(err)
	}
	if _, err := chromedp.Run(ctx, chromedp.Evaluate[bool](`dispatchEvent(new Event('cover')), setTimeout(() => dispatchEvent(new Event('uncover')), 100), document.title === 'x!'`)); err != nil {
		t.Fatal(err)
	}
	if err := chromedp.Do(ctx, Click("button")); err != nil {
		t.Fatal(err)
	}
	state, err := chromedp.Run(ctx, chromedp.Evaluate[string](`document.title + document.querySelectorAll('[popover]').length`))
	if err != nil || state != "x!!0" {
		t.Errorf("the page says %q (%v): it was clicked through what lay over it", state, err)
	}
}
