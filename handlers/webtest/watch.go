package webtest

import (
	"context"
	"fmt"
	"net/http"
	"strings"
	"sync"
	"time"

	"convive/handlers/live/model"
)

// Watch is an open page: a model browser and its stream.
type Watch struct {
	client  *Client
	path    string
	mu      sync.Mutex
	page    *model.Page
	raw     strings.Builder // every byte that the stream brought
	heard   []model.Event
	changed chan struct{}
	over    chan struct{}
	cancel  context.CancelFunc
	err     error
	stalled chan struct{} // while it is set, nothing is read
	wrong   string        // what Judge said first
	// Judge looks at the page after each delivery, before anything else comes; "" is all right.
	Judge func(*model.Page) string
}

// patience bounds how long a test waits for a page to converge.
const patience = 10 * time.Second

// Path is the page's address.
func (w *Watch) Path() string { return w.path }

// Open fetches a page and follows it until the test ends.
func (c *Client) Open(path string) *Watch {
	c.t.Helper()
	a := c.Get(path)
	if a.StatusCode != http.StatusOK {
		c.t.Fatalf("%s: %d\n%s", path, a.StatusCode, brief(a.Text))
	}
	w := &Watch{client: c, path: path, page: model.Load([]byte(a.Text)), changed: make(chan struct{}, 1)}
	w.Resume()
	c.t.Cleanup(w.Drop)
	return w
}

// Resume connects the stream, from where the page stands.
func (w *Watch) Resume() {
	w.client.t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, w.client.server+w.page.URL(), nil)
	w.client.World.Must(err)
	req.Header.Set("Accept", "text/event-stream")
	req.Header.Set("Last-Event-ID", w.page.Position())
	if w.client.token != "" {
		req.AddCookie(&http.Cookie{Name: "convive", Value: w.client.token})
	}
	if w.client.Address != "" {
		req.Header.Set("X-Forwarded-For", w.client.Address)
	}
	resp, err := w.client.http.Do(req)
	if err == nil && resp.StatusCode != http.StatusOK {
		resp.Body.Close()
		err = fmt.Errorf("the stream answered %s", resp.Status)
	}
	w.over = make(chan struct{})
	w.cancel = cancel
	if err != nil {
		w.err = err
		close(w.over)
		return
	}
	go w.read(resp, w.over)
}

// read applies what the stream brings.
func (w *Watch) read(resp *http.Response, over chan struct{}) {
	defer close(over)
	defer resp.Body.Close()
	events := model.NewReader(resp.Body)
	for {
		w.mu.Lock()
		stalled := w.stalled
		w.mu.Unlock()
		if stalled != nil {
			<-stalled
		}
		event, err := events.Next()
		w.mu.Lock()
		if err == nil {
			w.raw.WriteString(event.Raw)
			w.heard = append(w.heard, model.Event{Type: event.Type, ID: event.ID, Ends: event.Ends, Raw: event.Raw})
			err = w.page.Apply(event)
			if w.Judge != nil && event.Ends && w.wrong == "" {
				w.wrong = w.Judge(w.page)
			}
		}
		if err != nil {
			w.err = err
		}
		w.mu.Unlock()
		select {
		case w.changed <- struct{}{}:
		default:
		}
		if err != nil {
			return
		}
	}
}

// Heard is what the streams of the page brought, event by event, but for the lines by key.
func (w *Watch) Heard() []model.Event {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.heard[:len(w.heard):len(w.heard)]
}

// Position is where the page stands, as its browser would say it.
func (w *Watch) Position() string {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.page.Position()
}

// Drop ends the stream and waits for it.
func (w *Watch) Drop() {
	w.cancel()
	w.mu.Lock()
	stalled := w.stalled
	w.mu.Unlock()
	w.proceed(stalled)
	<-w.over
}

// Ended waits until the server has ended the stream for good, and expects it within the time.
func (w *Watch) Ended(within time.Duration) {
	w.client.t.Helper()
	select {
	case <-w.over:
	case <-time.After(within):
		w.client.t.Errorf("%s: the stream is still open", w.path)
		return
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	if !w.page.Ended() {
		w.client.t.Errorf("%s: the stream ended without a farewell: %v", w.path, w.err)
	}
}

// Converges waits until the watched page equals a fresh GET of it.
func (w *Watch) Converges() {
	w.client.t.Helper()
	deadline := time.After(patience)
	for {
		diff := w.diff()
		if diff == "" {
			return
		}
		select {
		case <-w.changed:
		case <-time.After(100 * time.Millisecond): // the fresh page may have been the older one
		case <-deadline:
			w.client.t.Errorf("%s did not converge (%v):\n%s", w.path, w.err, diff)
			return
		}
	}
}

func (w *Watch) diff() string {
	w.client.t.Helper()
	fresh := model.Load([]byte(w.client.At(w.client.World.Anew().URL).Get(w.path).Text))
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.page.Diff(fresh)
}

// Shows waits until a fragment or row of the watched page holds a text.
func (w *Watch) Shows(id, text string) {
	w.client.t.Helper()
	deadline := time.After(patience)
	for {
		w.mu.Lock()
		html := w.page.HTML(id)
		w.mu.Unlock()
		if strings.Contains(html, text) {
			return
		}
		select {
		case <-w.changed:
		case <-deadline:
			w.client.t.Errorf("%s: #%s doesn't show %q:\n%s", w.path, id, text, html)
			return
		}
	}
}

// ShowsNot expects that a fragment or row of the watched page is there, as it now stands, and doesn't hold a text.
func (w *Watch) ShowsNot(id, text string) {
	w.client.t.Helper()
	w.mu.Lock()
	defer w.mu.Unlock()
	if html := w.page.HTML(id); html == "" || strings.Contains(html, text) {
		w.client.t.Errorf("%s: #%s should be there without %q:\n%s", w.path, id, text, html)
	}
}

// Saw says whether the stream ever brought a text.
func (w *Watch) Saw(text string) bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	return strings.Contains(w.raw.String(), text)
}

// SawNothing expects that the stream brought no patch and nothing of our event.
func (w *Watch) SawNothing() {
	w.client.t.Helper()
	if w.Saw("datastar-patch-elements") && !onlyPresence(w) || w.Saw(w.client.World.Ours.Canary) {
		w.client.t.Errorf("%s: a stranger was sent:\n%s", w.path, w.raw.String())
	}
}

func onlyPresence(w *Watch) bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	raw := w.raw.String()
	return strings.Count(raw, "datastar-patch-elements") == strings.Count(raw, `id="presence"`)
}
