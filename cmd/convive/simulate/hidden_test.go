package simulate

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/google/uuid"

	"convive/handlers/live/model"
)

// TestWhatReadsShareIsNotBelieved has a server whose reads share something wrong: only what is read anew is right.
func TestWhatReadsShareIsNotBelieved(t *testing.T) {
	var harm atomic.Int64
	b := broken{
		fails: "equals a fresh one",
		answer: func(r *http.Response) error {
			path := r.Request.URL.Path
			if r.Request.Header.Get(model.Anew) == "" && (strings.HasSuffix(path, "/requests") || strings.HasSuffix(path, "/requests/live")) {
				r.Body = &leaky{r.Body, &harm}
				r.Header.Del("Content-Length")
			}
			return nil
		},
	}
	b.isFound(t, small(t, between(t, demo(t, "sqlite"), b)), &harm)
}

func TestAServerThatEndsStreamsIsFound(t *testing.T) {
	var harm atomic.Int64
	b := broken{fails: "were ended by the server", answer: func(r *http.Response) error {
		if strings.HasSuffix(r.Request.URL.Path, "/live") && harm.Add(1) <= 3 {
			r.Body = &short{ReadCloser: r.Body}
		}
		return nil
	}}
	b.isFound(t, small(t, between(t, demo(t, "sqlite"), b)), &harm)
}

// short ends after its first bytes.
type short struct {
	io.ReadCloser
	said bool
}

func (s *short) Read(p []byte) (int, error) {
	if s.said {
		return 0, io.EOF
	}
	s.said = true
	return s.ReadCloser.Read(p)
}

// A page that never heard of the seats is looked at, and only then does somebody else change the event: a page that is
// brought up to date for a second look would equal a fresh one.
func TestALostWakeIsFoundThoughSomebodyElseActsMeanwhile(t *testing.T) {
	server := demo(t, "sqlite")
	var harm atomic.Int64
	seen := make(chan struct{})
	var looked, acted sync.Once
	var streams atomic.Int64
	b := broken{
		fails: "equals a fresh one",
		meddle: func(_ http.ResponseWriter, r *http.Request) bool {
			if strings.HasSuffix(r.URL.Path, "/guests") && r.URL.Query().Has("anew") {
				acted.Do(func() {
					<-seen
					if err := somebodyElse(r.Context(), server); err != nil {
						t.Error(err)
					}
				})
			}
			return false
		},
		answer: func(r *http.Response) error {
			switch u := r.Request.URL; {
			case strings.HasSuffix(u.Path, "/seating") && u.Query().Has("anew"):
				r.Body = &whole{r.Body, func() { looked.Do(func() { close(seen) }) }}
			case strings.HasSuffix(u.Path, "/seating/live"):
				r.Body = newDeaf(r.Body, seen, streams.Add(1) == 1, &harm)
			}
			return nil
		},
	}
	b.isFound(t, small(t, between(t, server, b)), &harm)
}

// whole says when it was read to its end: the head of a page comes before it is drawn.
type whole struct {
	io.ReadCloser
	read func()
}

func (w *whole) Read(p []byte) (int, error) {
	n, err := w.ReadCloser.Read(p)
	if errors.Is(err, io.EOF) {
		w.read()
	}
	return n, err
}

// somebodyElse adds a table, past whoever is in between.
func somebodyElse(ctx context.Context, server *httptest.Server) error {
	s, err := openSite(ctx, server.URL)
	if err != nil {
		return err
	}
	defer s.http.CloseIdleConnections()
	b := &browser{site: s, address: "10.200.0.1"}
	event, err := b.signIn(ctx, "host")
	if err != nil {
		return err
	}
	d, err := b.get(ctx, event+"/seating")
	if err != nil {
		return err
	}
	f := d.form(byID("add-tables"))
	values := f.sent(button{})
	values.Set("command", uuid.NewString())
	if a, err := b.post(ctx, f.action, values); err != nil || a.verdict != done {
		return errors.Join(errors.New("somebody else could not act: "+a.sentence), err)
	}
	return nil
}

// deaf hears its first event if it may, and then only beats, until somebody has looked: without beats it would be opened
// anew, and hear what it missed. What it loses is what was harmed.
type deaf struct {
	io.ReadCloser
	events  *bufio.Reader
	pending []byte
	hears   bool // the next event
	until   <-chan struct{}
	harm    *atomic.Int64
}

func newDeaf(body io.ReadCloser, until <-chan struct{}, first bool, harm *atomic.Int64) *deaf {
	return &deaf{ReadCloser: body, events: bufio.NewReader(body), hears: first, until: until, harm: harm}
}

func (d *deaf) Read(p []byte) (int, error) {
	for len(d.pending) == 0 {
		event, err := d.event()
		if err != nil {
			return 0, err
		}
		select {
		case <-d.until:
			d.hears = true
		default:
		}
		switch {
		case d.hears, bytes.Contains(event, []byte("convive-beat")):
			d.pending = event
		case bytes.Contains(event, []byte("datastar-patch-elements")):
			d.harm.Add(1)
		}
		d.hears = false
	}
	n := copy(p, d.pending)
	d.pending = d.pending[n:]
	return n, nil
}

// event reads up to the empty line that ends one.
func (d *deaf) event() (event []byte, err error) {
	for {
		line, err := d.events.ReadBytes('\n')
		event = append(event, line...)
		if err != nil || len(line) == 1 {
			return event, err
		}
	}
}
