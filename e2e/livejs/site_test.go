// Package livejs proves what static/components/live.js promises, in real Chromium, against a server that speaks the
// wire format of DESIGN section 5 and does exactly what each test tells it, frame by frame. Nothing of the product's
// server is in it: what a broken network or a broken server may do to a page is decided here.
package livejs

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"strings"
	"sync"
	"testing"
	"time"
)

// patience is how long a test waits for what must come; only a failing test waits that long.
const patience = 10 * time.Second

// site is the server of one test. Each request to /live waits until the test takes it with next.
type site struct {
	*httptest.Server
	t     *testing.T
	asked chan *request
	posts chan *post

	mu    sync.Mutex
	body  string            // of #main, at first
	attrs map[string]string // of <live-page>
	extra string            // more of <head>
	eval  string            // 'unsafe-eval' for a page with expressions of Datastar's
	loads int               // of the page
	fails int               // the status that the page is answered with instead, 0 for none, -1 for a connection that is cut
	after string            // the Retry-After of that answer
	open  int               // streams, polls left out
	most  int               // open at the same time
	moved chan struct{}     // open changed
}

// newSite serves a page whose #main holds body. Timings are short, except those that would make a wait a failure.
func newSite(t *testing.T, body string) *site {
	t.Helper()
	s := &site{t: t, body: body, asked: make(chan *request, 1000), posts: make(chan *post, 100), moved: make(chan struct{}, 1), attrs: map[string]string{
		"data-url": "/live?q=a", "data-position": "p0", "data-build": "b1", "data-poll": "30", "data-fragments": "main",
		"data-text-live": "Live", "data-text-reconnecting": "Reconnecting…", "data-text-polling": "Polling every {n} s",
		"data-text-offline": "Offline", "data-text-reload": "Reload", "data-text-build": "New version.", "data-text-dismiss": "Dismiss",
		"data-backoff-ms": "20", "data-backoff-cap-ms": "40", "data-settle-ms": "0",
	}}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /{$}", s.page)
	mux.HandleFunc("GET /live", s.live)
	mux.HandleFunc("POST /save", s.save)
	mux.Handle("GET /static/", http.StripPrefix("/static/", http.FileServerFS(os.DirFS("../../static"))))
	mux.HandleFunc("GET /datastar.js", func(w http.ResponseWriter, r *http.Request) { http.ServeFile(w, r, bundle()) })
	s.Server = httptest.NewServer(mux)
	t.Cleanup(s.Server.Close)
	t.Cleanup(s.letGo) // before it: Close waits for the requests
	return s
}

// bundle is the stock Datastar: what `make generate` has laid down, else the module it comes from.
var bundle = sync.OnceValue(func() string {
	const generated = "../../static/dist/datastar.js"
	if _, err := os.Stat(generated); err == nil {
		return generated
	}
	out, err := exec.Command("go", "mod", "download", "-json", "github.com/starfederation/datastar@v1.0.2").Output()
	var module struct{ Dir string }
	if err != nil || json.Unmarshal(out, &module) != nil {
		panic(fmt.Sprintf("the Datastar bundle cannot be had: %v", err))
	}
	return module.Dir + "/bundles/datastar.js"
})

func (s *site) set(name, value string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.attrs[name] = value
}

func (s *site) page(w http.ResponseWriter, _ *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.loads++
	if s.fails < 0 {
		panic(http.ErrAbortHandler)
	}
	if s.fails > 0 {
		w.Header().Set("Retry-After", s.after)
		w.WriteHeader(s.fails)
		return
	}
	var attrs strings.Builder
	for name, value := range s.attrs {
		fmt.Fprintf(&attrs, " %s=%q", name, value)
	}
	w.Header().Set("Content-Security-Policy", "default-src 'none'; script-src 'self' "+s.eval+"; connect-src 'self'; form-action 'self'")
	w.Header().Set("Cache-Control", "no-store")
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	fmt.Fprintf(w, `<!doctype html><html lang="en"><head><title>x</title>
<script type="module" src="/datastar.js"></script><script type="module" src="/static/components/live.js"></script>%s</head>
<body data-me="me" data-you="you" data-text-403="Not yours." data-text-404="Not there." data-text-500="It failed." data-text-network="No network." data-text-search="Not yet.">
<header><live-page%s><details><summary><span class="live-text"></span></summary><div class="live-counts"></div></details></live-page></header><div id="notices" aria-live="polite"></div><main id="main">%s</main></body></html>`, s.extra, attrs.String(), s.body)
}

func (s *site) pageLoads() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.loads
}

func (s *site) opened(by int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.open += by
	s.most = max(s.most, s.open)
	select {
	case s.moved <- struct{}{}:
	default:
	}
}

// holds waits until exactly n streams are open: the server learns of one that was given up a little later.
func (s *site) holds(n int) {
	s.t.Helper()
	limit := time.After(patience)
	for s.streams() != n {
		select {
		case <-s.moved:
		case <-limit:
			s.t.Fatalf("%d streams are open, not %d", s.streams(), n)
		}
	}
}

func (s *site) streams() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.open
}
