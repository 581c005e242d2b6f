package webtest

import (
	"fmt"
	"net/http"
	"time"

	"convive/handlers/live/model"
)

// At is the same browser at another process of the app.
func (c *Client) At(server string) *Client {
	other := *c
	other.server = server
	return &other
}

// Load fetches a page; nil when it is not there for this person. A server that has lost its database is asked again.
func (c *Client) Load(path string) *model.Page {
	c.t.Helper()
	a := c.Get(path)
	for n := 0; n < 20 && a.StatusCode == http.StatusServiceUnavailable; n++ {
		a = c.Get(path)
	}
	if a.StatusCode != http.StatusOK {
		return nil
	}
	return model.Load([]byte(a.Text))
}

// Begin follows a page that has been loaded; the caller drops it.
func (c *Client) Begin(path string, page *model.Page, judge func(*model.Page) string) *Watch {
	c.t.Helper()
	c.World.Anew() // not while several watch
	w := &Watch{client: c, path: path, page: page, changed: make(chan struct{}, 1), Judge: judge}
	w.Resume()
	return w
}

// Stall makes the browser stop reading; the result makes it go on.
func (w *Watch) Stall() (proceed func()) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.stalled != nil {
		return func() {}
	}
	stop := make(chan struct{})
	w.stalled = stop
	return func() { w.proceed(stop) }
}

// proceed ends a stall, once.
func (w *Watch) proceed(stop chan struct{}) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if stop != nil && w.stalled == stop {
		w.stalled = nil
		close(stop)
	}
}

// Over says whether the stream has ended, and how: for good, because the page is outdated, or only for now.
func (w *Watch) Over() (over, ended, outdated bool) {
	select {
	case <-w.over:
		over = true
	default:
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	return over, w.page.Ended(), w.page.Outdated()
}

// Wrong is what Judge or the model browser found first; "" when nothing.
func (w *Watch) Wrong() string {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.wrong
}

// Differs waits until the page equals a fresh one, and says how it still differs after the time; a stream that was lost
// comes back meanwhile.
func (w *Watch) Differs(patience time.Duration) string {
	deadline := time.Now().Add(patience)
	for {
		over, ended, outdated := w.Over()
		fresh := w.client.At(w.client.World.Anew().URL).Load(w.path)
		switch {
		case ended && !outdated:
			if fresh == nil {
				return ""
			}
			return w.path + ": the stream said farewell to somebody who may look"
		case outdated && fresh != nil:
			if page := w.client.Load(w.path); page != nil {
				w.reload(page)
			}
			continue
		case over && fresh == nil:
			return "" // it is theirs no longer, and nothing comes
		case over:
			w.Resume()
		case fresh != nil:
			w.mu.Lock()
			diff := w.page.Diff(fresh)
			w.mu.Unlock()
			if diff == "" {
				return ""
			}
			if time.Now().After(deadline) {
				return fmt.Sprintf("%s (%v): %s", w.path, w.err, diff)
			}
		}
		if time.Now().After(deadline) {
			return fmt.Sprintf("%s (%v): still there: %v, stream over: %v", w.path, w.err, fresh != nil, over)
		}
		select {
		case <-w.changed:
		case <-time.After(30 * time.Millisecond):
		}
	}
}

// reload is what live.js does with an outdated page.
func (w *Watch) reload(fresh *model.Page) {
	w.Drop()
	w.mu.Lock()
	w.page = fresh
	w.mu.Unlock()
	w.Resume()
}

// Raw is the data of everything that the stream brought.
func (w *Watch) Raw() string {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.raw.String()
}
