package live_test

import (
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"sync"
	"time"

	"convive/handlers/live"
	"convive/handlers/live/model"
	"convive/models/access"
)

// wire is a connection without buffers: what nobody reads waits, as on a network whose window is full.
type wire struct {
	net.Conn
	header http.Header
}

func (w *wire) Header() http.Header { return w.header }
func (w *wire) WriteHeader(int)     {}
func (w *wire) FlushError() error   { return nil }

// browser is an open page: what it shows, and its stream.
type browser struct {
	h      *house
	hub    *live.Hub
	src    live.Source
	looker access.Looker
	crowd  *live.Crowd

	mu     sync.Mutex
	page   *model.Page
	events []model.Event
	at     []time.Time // when each event came
	fault  error       // what the model browser could not do
	paused *pause

	cancel context.CancelFunc
	served chan error // what Serve answered
	read   chan struct{}
}

// load fetches a page whole, as a GET does.
func (h *house) load(hub *live.Hub, src live.Source) *model.Page {
	h.t.Helper()
	return model.Load(h.html(hub, src))
}

func (h *house) html(hub *live.Hub, src live.Source) []byte {
	h.t.Helper()
	s, err := hub.Snapshot(background, src)
	h.must(err)
	var ids []string
	var body strings.Builder
	for _, f := range src.Fragments {
		ids = append(ids, f.ID)
		body.Write(s.HTML[f.ID])
	}
	return fmt.Appendf(nil, `<html><body><live-page data-position="%s" data-fragments="%s"></live-page><ul id="presence"></ul><main id="main">%s</main></body></html>`,
		s.Position, strings.Join(ids, " "), body.String())
}

// open loads a page and follows it.
func (h *house) open(hub *live.Hub, who access.Looker, role access.Role) *browser {
	h.t.Helper()
	return h.follow(hub, h.source(role), who, h.load(hub, h.source(role)))
}

// follow opens a stream for a page that has been loaded.
func (h *house) follow(hub *live.Hub, src live.Source, who access.Looker, page *model.Page) *browser {
	b := &browser{h: h, hub: hub, src: src, looker: who, page: page}
	b.resume(hub)
	h.t.Cleanup(b.drop)
	return b
}

// resume connects a stream of any process from where the page stands.
func (b *browser) resume(hub *live.Hub) { b.connect(hub, false) }

func (b *browser) connect(hub *live.Hub, poll bool) {
	near, far := net.Pipe()
	ctx, cancel := context.WithCancel(background)
	b.cancel = func() { cancel(); near.Close() }
	b.served, b.read = make(chan error, 1), make(chan struct{})
	served, read, from := b.served, b.read, b.page.Position()
	go func() {
		served <- hub.Serve(ctx, &wire{far, http.Header{}}, b.src, live.Request{Looker: b.looker, From: from, Crowd: b.crowd, Poll: poll, Session: b.looker.Session, Address: "192.0.2.1"})
		far.Close()
	}()
	go b.follow(near, read)
}

func (b *browser) follow(near io.Reader, read chan struct{}) {
	defer close(read)
	reader := model.NewReader(near)
	for {
		b.mu.Lock()
		paused := b.paused
		b.mu.Unlock()
		if paused != nil {
			close(paused.reached)
			<-paused.over
		}
		event, err := reader.Next()
		if err != nil {
			return
		}
		b.mu.Lock()
		b.events, b.at = append(b.events, event), append(b.at, time.Now())
		if err := b.page.Apply(event); err != nil && b.fault == nil {
			b.fault = err
		}
		b.mu.Unlock()
	}
}

// pause is a time in which a browser doesn't read.
type pause struct{ reached, over chan struct{} }

// stall makes the browser stop reading, after what it is about to read; the result makes it go on.
func (b *browser) stall() (proceed func()) {
	b.mu.Lock()
	defer b.mu.Unlock()
	p := &pause{make(chan struct{}), make(chan struct{})}
	b.paused = p
	return func() {
		b.mu.Lock()
		b.paused = nil
		b.mu.Unlock()
		close(p.over)
	}
}

// drop ends the connection from the browser's side and waits until both ends are gone.
func (b *browser) drop() {
	b.cancel()
	<-b.read
	b.ended()
}

func (b *browser) ended() error {
	err := <-b.served
	b.served <- err
	return err
}

// types are what came, without the frames that only say that the stream is there.
func (b *browser) types(of ...string) (n int) {
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, e := range b.events {
		for _, name := range of {
			if e.Type == name {
				n++
			}
		}
	}
	return n
}

// saw is every byte of data that came since an event.
func (b *browser) saw(since int) string {
	b.mu.Lock()
	defer b.mu.Unlock()
	var all strings.Builder
	for _, e := range b.events[since:] {
		all.WriteString(e.Raw + "\n")
	}
	return all.String()
}

func (b *browser) count() int {
	b.mu.Lock()
	defer b.mu.Unlock()
	return len(b.events)
}

// equals says how the page differs from one that is fetched now; "" when it doesn't.
func (b *browser) differs() string {
	fresh := b.h.load(b.h.fresh, b.src)
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.fault != nil {
		return b.fault.Error()
	}
	return b.page.Diff(fresh)
}

func (b *browser) shows(id string) string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.page.HTML(id)
}
