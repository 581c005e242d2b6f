package simulate

import (
	"context"
	"math/rand/v2"
	"net/http"
	"strconv"
	"strings"
	"time"

	"convive/handlers/live/model"
)

// Times of a stream, as static/components/live.js has them.
const (
	firstFrame = 5 * time.Second
	silence    = 25 * time.Second
)

// cutAfter is between which ages a stream is cut.
const (
	cutAfter  = 5 * time.Second
	cutBefore = 55 * time.Second
)

// stream opens one stream and reads it to its end; seen says that something came.
func (w *watcher) stream(ctx context.Context) (seen bool, err error) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	late := time.AfterFunc(firstFrame, cancel)
	defer late.Stop()
	resp, err := w.ask(ctx)
	if err != nil {
		return false, err
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		w.note(func(s *watched) { s.full++ })
		return false, refusedPage{w.path, resp.StatusCode}
	}
	w.note(func(s *watched) { s.streams++ })
	if w.play.Cuts {
		defer w.cutLater(cancel)()
	}
	events := model.NewReader(resp.Body)
	for {
		event, err := events.Next()
		if err != nil {
			if ctx.Err() == nil { // nobody here ended it
				w.note(func(s *watched) { s.ended++ })
			}
			return seen, err
		}
		late.Reset(silence)
		seen = true
		if err := w.apply(event); err != nil {
			return seen, err
		}
	}
}

func (w *watcher) ask(ctx context.Context) (*http.Response, error) {
	w.mu.Lock()
	path, position := w.page.URL(), w.page.Position()
	w.mu.Unlock()
	req, err := w.by.request(ctx, http.MethodGet, path, "")
	if err != nil {
		return nil, err
	}
	req.Header.Set("Accept", "text/event-stream")
	req.Header.Set("Last-Event-ID", position)
	return w.by.site.http.Do(req)
}

// cutLater cuts the stream at some moment, wherever it then is in a delivery.
func (w *watcher) cutLater(cancel func()) (stop func()) {
	t := time.AfterFunc(cutAfter+rand.N(cutBefore-cutAfter), func() {
		w.note(func(s *watched) { s.cut++ })
		cancel()
	})
	return func() { t.Stop() }
}

// backOff is how long a page waits before it knocks again, with full jitter.
func backOff(seen bool) time.Duration {
	if seen {
		return rand.N(time.Second)
	}
	return rand.N(3 * time.Second)
}

// seqOf reads how far a page has come from its position, which is epoch~variant~view~seq~rev.
func seqOf(position string) int64 {
	parts := strings.Split(position, "~")
	if len(parts) < 5 {
		return 0
	}
	n, err := strconv.ParseInt(parts[3], 10, 64)
	if err != nil {
		return 0
	}
	return n
}
