package simulate

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"convive/handlers/live/model"
)

// watcher is an open page: what a browser would show of it, kept by its stream.
type watcher struct {
	play *play
	by   *browser
	path string
	mu   sync.Mutex // guards what follows
	page *model.Page
	seq  int64 // how far the page has come
	last time.Time
	watched
}

// watched is what became of one watcher's streams.
type watched struct {
	streams int    // that were opened
	cut     int    // of those, cut by us
	ended   int    // of those, ended by the server or the network before they were old, or silent for longer than a beat
	full    int    // times that there was no place
	lost    int    // times that a page waited for a stream in vain for longer than a person would
	fault   string // what can't happen to a page
}

// open loads the page.
func (w *watcher) open(ctx context.Context) error {
	d, err := w.by.get(ctx, w.path)
	if err != nil {
		return err
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	w.page, w.last = model.Load(d.raw), time.Now()
	w.seq = seqOf(w.page.Position())
	if w.page.URL() == "" {
		return errors.New(shape(w.path) + " has no stream")
	}
	return nil
}

// patient is how long a page may be without a stream: as long as it takes a page that polls to be up to date.
const patient = 30 * time.Second

// follow keeps the stream until the context ends: one that ends is opened again from where the page stands.
func (w *watcher) follow(ctx context.Context) {
	since, told := time.Now(), false
	for ctx.Err() == nil && !w.over() {
		seen, err := w.stream(ctx)
		if seen {
			since, told = time.Now(), false
		}
		if ctx.Err() != nil {
			return
		}
		if errors.Is(err, errFault) {
			return
		}
		if time.Since(since) > w.play.patient && !told {
			told = true
			w.note(func(s *watched) { s.lost++ })
		}
		if !pause(ctx, backOff(seen)) {
			return
		}
	}
}

func (w *watcher) note(what func(*watched)) {
	w.mu.Lock()
	defer w.mu.Unlock()
	what(&w.watched)
}

// over says that the stream ended for good, or that the page is not to be trusted any more.
func (w *watcher) over() bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.page.Ended() && w.fault == "" {
		w.fault = "the server ended it for good"
	}
	return w.fault != ""
}

// errFault says that a delivery could not be applied as a browser would.
var errFault = errors.New("a delivery can't be applied")

// apply does to the page what an event does in a browser.
func (w *watcher) apply(e model.Event) error {
	w.mu.Lock()
	defer w.mu.Unlock()
	if err := w.page.Apply(e); err != nil {
		w.fault = fmt.Sprintf("a delivery can't be applied: %v", err)
		return errFault
	}
	if e.Ends {
		now := time.Now()
		if seq := seqOf(w.page.Position()); seq > w.seq {
			w.play.arrivals.came(w.path, w.seq, seq, now)
			w.seq = seq
		}
		w.last = now
	}
	return nil
}
