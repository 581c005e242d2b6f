package simulate

import (
	"bytes"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/uuid"
)

// broken is one way in which a server can break its promise: somebody in between, who says how often it did.
type broken struct {
	name   string
	fails  string // a part of the name of the check that finds it
	meddle func(w http.ResponseWriter, r *http.Request) bool
	answer func(*http.Response) error
	within time.Duration // in which a stream has to come back; 0 is the usual time
}

// between is that somebody. What meddle answers is not forwarded.
func between(t *testing.T, server *httptest.Server, b broken) string {
	t.Helper()
	to, err := url.Parse(server.URL)
	if err != nil {
		t.Fatal(err)
	}
	proxy := &httputil.ReverseProxy{
		Rewrite: func(r *httputil.ProxyRequest) {
			r.SetURL(to) // and its host: origins are the server's own
			r.Out.Header["X-Forwarded-For"] = r.In.Header["X-Forwarded-For"]
			r.Out.Header.Del("Accept-Encoding") // answers pass in plain text, where they can be meddled with
		},
		ModifyResponse: b.answer, FlushInterval: -1,
		ErrorHandler: func(w http.ResponseWriter, _ *http.Request, _ error) { w.WriteHeader(http.StatusBadGateway) },
	}
	front := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if b.meddle == nil || !b.meddle(w, r) {
			proxy.ServeHTTP(w, r)
		}
	}))
	t.Cleanup(func() {
		front.CloseClientConnections()
		front.Close()
	})
	return front.URL
}

func isTeams(r *http.Request) bool {
	return r.Method == http.MethodPost && strings.HasPrefix(r.URL.Path, "/e/")
}

// resolvedNotice is how the app says that a command was carried out.
const resolvedNotice = "event: datastar-patch-elements\ndata: selector #notices\ndata: mode inner\ndata: elements <div id=\"notice-done\"><div class=\"notice-text\">Resolved. The guest sees it now.</div></div>\n\n"

func TestWhatIsBrokenIsFound(t *testing.T) {
	server := demo(t, "sqlite")
	var harm atomic.Int64
	once := func() bool { return harm.Add(1) == 1 }
	for _, b := range []broken{
		{name: "a patch is lost", fails: "equals a fresh one", answer: func(r *http.Response) error {
			if strings.HasSuffix(r.Request.URL.Path, "/requests/live") {
				r.Body = &leaky{r.Body, &harm}
			}
			return nil
		}},
		{name: "a planner's command is acknowledged and lost", fails: "activity list", meddle: func(w http.ResponseWriter, r *http.Request) bool {
			lose := strings.HasSuffix(r.URL.Path, "/resolution") && once()
			if lose {
				w.Header().Set("Content-Type", "text/event-stream")
				_, _ = io.WriteString(w, resolvedNotice)
			}
			return lose
		}},
		{name: "a guest's reply is acknowledged and lost", fails: "activity list", meddle: func(w http.ResponseWriter, r *http.Request) bool {
			home, _, sends := strings.Cut(r.URL.Path, "/reply/")
			lose := sends && strings.HasPrefix(home, "/w/") && strings.HasSuffix(r.URL.Path, "/sending") && once()
			if lose {
				w.Header().Set("Content-Type", "text/event-stream")
				_, _ = fmt.Fprintf(w, "event: datastar-patch-signals\ndata: signals {\"_go\":%q}\n\n", home+"/receipt")
			}
			return lose
		}},
		{name: "commands are not known again", fails: "sent again", meddle: func(_ http.ResponseWriter, r *http.Request) bool {
			if isTeams(r) && r.ParseForm() == nil && r.PostForm.Has("command") {
				harm.Add(1)
				r.PostForm.Set("command", uuid.NewString())
				body := r.PostForm.Encode()
				r.Body, r.ContentLength = io.NopCloser(strings.NewReader(body)), int64(len(body))
			}
			return false
		}},
		{name: "commands fail", fails: "went wrong", meddle: func(w http.ResponseWriter, r *http.Request) bool {
			fail := isTeams(r) && once()
			if fail {
				w.WriteHeader(http.StatusInternalServerError)
			}
			return fail
		}},
		{name: "streams don't come back", fails: "went wrong", within: time.Second, meddle: func(w http.ResponseWriter, r *http.Request) bool {
			refuse := strings.HasSuffix(r.URL.Path, "/guests/live")
			if refuse {
				harm.Add(1)
				w.WriteHeader(http.StatusServiceUnavailable)
			}
			return refuse
		}},
	} {
		t.Run(b.name, func(t *testing.T) {
			harm.Store(0)
			o := small(t, between(t, server, b))
			b.isFound(t, o, &harm)
		})
	}
}

// isFound plays until enough was harmed, and looks for the check that has to fail.
func (b broken) isFound(t *testing.T, o Options, harm *atomic.Int64) {
	t.Helper()
	o.Watchers = 4
	r := played(t, o, b.within, func(p *play) bool { return harm.Load() > 0 && did(12)(p) && found(p, b) })
	if harm.Load() == 0 {
		t.Fatal("nothing was broken")
	}
	if r.OK() || !slices.ContainsFunc(failing(r), func(name string) bool { return strings.Contains(name, b.fails) }) {
		t.Errorf("only these fail: %q", failing(r))
	}
}

// found says that the play has seen what takes its time to be seen.
func found(p *play, b broken) bool {
	if b.within == 0 {
		return true
	}
	for _, w := range p.watchers {
		w.mu.Lock()
		lost := w.lost
		w.mu.Unlock()
		if lost > 0 {
			return true
		}
	}
	return false
}

// leaky changes what a body says of requests, where nothing else shows.
type leaky struct {
	io.ReadCloser
	harm *atomic.Int64
}

func (l *leaky) Read(p []byte) (int, error) {
	n, err := l.ReadCloser.Read(p)
	all := bytes.ReplaceAll(p[:n], []byte(`class="ask-words"`), []byte(`class="ask-wordz"`))
	if !bytes.Equal(all, p[:n]) {
		l.harm.Add(1)
	}
	return copy(p, all), err
}
