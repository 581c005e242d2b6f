package simulate

import (
	"context"
	"errors"
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

// Why a browser itself ends a stream.
var (
	errSilent = errors.New("nothing came")
	errCut    = errors.New("cut on purpose")
)

// old is the age at which a server may end a stream: each lives 30 minutes at most, and clocks are read a little apart.
const old = 30*time.Minute - 5*time.Second

// cutAfter is between which ages a stream is cut.
const (
	cutAfter  = 5 * time.Second
	cutBefore = 55 * time.Second
)

// stream opens one stream and reads it to its end; seen says that something came.
func (w *watcher) stream(ctx context.Context) (seen bool, err error) {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	late := time.AfterFunc(firstFrame, func() { cancel(errSilent) })
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
	born := time.Now()
	if w.play.Cuts {
		defer w.cutLater(cancel)()
	}
	events := model.NewReader(resp.Body)
	for {
		event, err := events.Next()
		if err != nil {
			if brokenOff(context.Cause(ctx), seen, time.Since(born)) {
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

// brokenOff says whether a stream was ended by the server or the network: why is what the browser ended it for, nil when
// it did not. One that falls silent, without even a beat, is broken as well; one whose first frame is late on a busy
// machine is judged by whether its page comes back in time.
func brokenOff(why error, seen bool, age time.Duration) bool {
	return age < old && (why == nil || seen && errors.Is(why, errSilent))
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
func (w *watcher) cutLater(cancel context.CancelCauseFunc) (stop func()) {
	t := time.AfterFunc(cutAfter+rand.N(cutBefore-cutAfter), func() {
		w.note(func(s *watched) { s.cut++ })
		cancel(errCut)
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
