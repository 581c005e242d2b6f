package simulate

import (
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

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
				looked.Do(func() { close(seen) })
			case strings.HasSuffix(u.Path, "/seating/live"):
				r.Body = &deaf{ReadCloser: r.Body, until: seen, gone: r.Request.Context(), harm: &harm}
			}
			return nil
		},
	}
	b.isFound(t, small(t, between(t, server, b)), &harm)
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

// deaf hears nothing after the first bytes, until somebody has looked.
type deaf struct {
	io.ReadCloser
	until <-chan struct{}
	gone  context.Context
	said  bool
	harm  *atomic.Int64
}

func (d *deaf) Read(p []byte) (int, error) {
	if d.said {
		select {
		case <-d.until:
		case <-d.gone.Done():
			return 0, d.gone.Err()
		case <-time.After(long):
			return 0, io.EOF
		}
	}
	n, err := d.ReadCloser.Read(p)
	if !d.said {
		d.said = true
		d.harm.Add(1)
	}
	return n, err
}
