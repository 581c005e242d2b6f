package livejs

import (
	"fmt"
	"io"
	"net/http"
	"strings"
	"time"
)

// request is one request of a page to its stream, in the hands of the test.
type request struct {
	s        *site
	position string // Last-Event-ID
	poll     bool
	query    string
	jobs     chan func(http.ResponseWriter) (more bool)
	gone     chan struct{} // the browser left
}

func (s *site) live(w http.ResponseWriter, r *http.Request) {
	q := &request{s: s, position: r.Header.Get("Last-Event-ID"), poll: r.Header.Get("Convive-Poll") == "1", query: r.URL.RawQuery,
		jobs: make(chan func(http.ResponseWriter) bool), gone: make(chan struct{})}
	if !q.poll {
		s.opened(1)
		defer s.opened(-1)
	}
	defer close(q.gone)
	s.asked <- q
	for {
		select {
		case <-r.Context().Done():
			return
		case job := <-q.jobs:
			if !job(w) {
				return
			}
		}
	}
}

// next waits for the page's next request.
func (s *site) next() *request {
	s.t.Helper()
	select {
	case q := <-s.asked:
		return q
	case <-time.After(patience):
		s.t.Fatal("the page asks for nothing")
		return nil
	}
}

// stream waits for the next request for a stream, greets it and answers further requests itself no more.
func (s *site) stream() *request {
	s.t.Helper()
	q := s.next()
	if q.poll {
		s.t.Fatal("the page polls, a stream was expected")
	}
	return q.hello("b1")
}

// letGo ends whatever still waits, so that the server can close.
func (s *site) letGo() {
	s.Server.CloseClientConnections()
}

func (q *request) do(job func(http.ResponseWriter) bool) *request {
	q.s.t.Helper()
	select {
	case q.jobs <- job:
	case <-q.gone:
		q.s.t.Fatal("the browser left this request")
	case <-time.After(patience):
		q.s.t.Fatal("the request's handler hangs")
	}
	return q
}

// send writes bytes, as they are.
func (q *request) send(text string) *request {
	q.s.t.Helper()
	return q.do(func(w http.ResponseWriter) bool {
		w.Header().Set("Content-Type", "text/event-stream")
		w.Header().Set("Cache-Control", "no-store")
		_, _ = io.WriteString(w, text)
		_ = http.NewResponseController(w).Flush()
		return true
	})
}

func (q *request) hello(build string) *request {
	q.s.t.Helper()
	return q.send(fmt.Sprintf("event: convive-hello\ndata: {\"build\":%q}\n\n", build))
}

// end closes the answer properly.
func (q *request) end() {
	q.s.t.Helper()
	q.do(func(http.ResponseWriter) bool { return false })
}

// cut breaks the connection.
func (q *request) cut() {
	q.s.t.Helper()
	q.do(func(http.ResponseWriter) bool { panic(http.ErrAbortHandler) })
}

// try sends to a request that the browser may have left; a poll's answer ends with it.
func (q *request) try(text string) {
	select {
	case q.jobs <- func(w http.ResponseWriter) bool {
		w.Header().Set("Content-Type", "text/event-stream")
		_, _ = io.WriteString(w, text)
		_ = http.NewResponseController(w).Flush()
		return !q.poll
	}:
	case <-q.gone:
	}
}

// refuse answers with a status, and headers as name, value pairs.
func (q *request) refuse(status int, body string, headers ...string) {
	q.s.t.Helper()
	q.do(func(w http.ResponseWriter) bool {
		for i := 0; i < len(headers); i += 2 {
			w.Header().Set(headers[i], headers[i+1])
		}
		w.WriteHeader(status)
		_, _ = io.WriteString(w, body)
		return false
	})
}

// left waits until the browser has given the request up.
func (q *request) left() {
	q.s.t.Helper()
	select {
	case <-q.gone:
	case <-time.After(patience):
		q.s.t.Fatal("the browser holds on to the request")
	}
}

// patch is an event of Datastar's; with a position it ends a delivery.
func patch(position, html string, fields ...string) string {
	var out strings.Builder
	out.WriteString("event: datastar-patch-elements\n")
	for i := 0; i < len(fields); i += 2 {
		fmt.Fprintf(&out, "data: %s %s\n", fields[i], fields[i+1])
	}
	if html != "" {
		for line := range strings.SplitSeq(html, "\n") {
			fmt.Fprintf(&out, "data: elements %s\n", line)
		}
	}
	return ended(out.String(), position)
}

func move(position, id, where, target string) string {
	return ended(fmt.Sprintf("event: convive-move\ndata: id %s\ndata: %s %s\n", id, where, target), position)
}

func ended(event, position string) string {
	if position != "" {
		event += "id: " + position + "\n"
	}
	return event + "\n"
}
