package main

import (
	"bytes"
	"errors"
	"fmt"
	"net/http"
	"sync"
	"time"
)

// broadcaster is the baseline of everything live: net/http, one goroutine and one channel per stream, the same bytes
// to all. It has no rows, no authority, no resumption.
type broadcaster struct {
	addr     string
	server   *http.Server
	mu       sync.Mutex
	watchers map[chan []byte]struct{}
	sample   []byte       // what a delivery looks like
	before   func() error // what each stream does before it writes; nil for nothing
}

func (b *broadcaster) address() string { return b.addr }

func (b *broadcaster) take(sample []byte) { b.sample = sample }

func (b *broadcaster) write(int) (int64, error) { return 0, errNoRows }

func (b *broadcaster) people(int, string) error { return errNoRows }

var errNoRows = errors.New("a bare server has no rows")

// barePage sets one text node, and nothing else.
const barePage = `<!doctype html><title>bare</title><p id="bare">-</p><script>
const text = document.getElementById('bare').firstChild
new EventSource('/live').onmessage = e => { text.data = e.data }
</script>`

func (b *broadcaster) page(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "text/html")
	_, _ = w.Write([]byte(barePage))
}

func (b *broadcaster) stream(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/event-stream")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(http.StatusOK)
	flush := http.NewResponseController(w)
	_, _ = w.Write([]byte(": hello\n\n"))
	_ = flush.Flush()
	ch := make(chan []byte, 1)
	b.mu.Lock()
	b.watchers[ch] = struct{}{}
	b.mu.Unlock()
	defer func() {
		b.mu.Lock()
		delete(b.watchers, ch)
		b.mu.Unlock()
	}()
	for {
		select {
		case <-r.Context().Done():
			return
		case out := <-ch:
			if b.before != nil && b.before() != nil {
				return
			}
			if _, err := w.Write(out); err != nil || flush.Flush() != nil {
				return
			}
		}
	}
}

// send gives every stream the same bytes: the sample with the n-th mark in it, or the mark alone.
func (b *broadcaster) send(n int) (int64, error) {
	out := fmt.Appendf(nil, "data: %s\n\n", mark(n))
	if at := bytes.Index(b.sample, []byte(markStart)); at >= 0 {
		out = bytes.Clone(b.sample)
		copy(out[at:], mark(n))
	}
	began := time.Now().UnixNano()
	b.mu.Lock()
	defer b.mu.Unlock()
	for ch := range b.watchers {
		ch <- out
	}
	return began, nil
}
