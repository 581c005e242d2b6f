package live_test

import (
	"bufio"
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"strings"
	"syscall"
	"testing"
	"time"

	"go.uber.org/goleak"

	"convive/handlers/live"
	"convive/models/access"
)

// tcp is a page of the house that is followed over a real connection, which the hub takes over.
type tcp struct {
	*browser
	conn     net.Conn
	response *http.Response
	*ending  // read once `read` is closed
}

// site serves the house's page over net/http.
func (h *house) site(who access.Looker) *http.Server {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	h.must(err)
	small := func(ctx context.Context, c net.Conn) context.Context {
		_ = c.(*net.TCPConn).SetWriteBuffer(32 << 10)
		return ctx
	}
	s := &http.Server{Addr: l.Addr().String(), ReadTimeout: time.Second, ConnContext: small, Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("X-Frame-Options", "DENY")
		err := h.hub.Serve(r.Context(), w, h.source(access.Host), live.Request{Looker: who, From: r.Header.Get("Last-Event-ID"), Session: who.Session, Own: true})
		if err != nil {
			panic(http.ErrAbortHandler)
		}
	})}
	go s.Serve(l)
	h.t.Cleanup(func() { s.Close() })
	return s
}

// dial follows the page; small is for a browser whose window is full soon.
func (h *house) dial(s *http.Server, small bool) *tcp {
	h.t.Helper()
	page := h.load(h.hub, h.source(access.Host))
	c, err := net.Dial("tcp", s.Addr)
	h.must(err)
	if small {
		h.must(c.(*net.TCPConn).SetReadBuffer(32 << 10))
	}
	_, err = io.WriteString(c, "GET / HTTP/1.1\r\nHost: localhost\r\nLast-Event-ID: "+page.Position()+"\r\n\r\n")
	h.must(err)
	response, err := http.ReadResponse(bufio.NewReader(c), nil)
	h.must(err)
	b := &tcp{&browser{h: h, hub: h.hub, src: h.source(access.Host), page: page, read: make(chan struct{})}, c, response, &ending{Reader: response.Body}}
	go b.follow(b.ending, b.browser.read)
	h.t.Cleanup(func() { c.Close() })
	return b
}

// dialRaw asks for the page's stream and leaves the answer unread.
func dialRaw(s *http.Server) (net.Conn, error) {
	c, err := net.Dial("tcp", s.Addr)
	if err != nil {
		return nil, err
	}
	_, err = io.WriteString(c, "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")
	return c, err
}

// ending remembers how reading ended.
type ending struct {
	io.Reader
	end error
}

func (e *ending) Read(b []byte) (int, error) {
	n, err := e.Reader.Read(b)
	if err != nil {
		e.end = err
	}
	return n, err
}

// until waits for what no signal tells.
func until(t testing.TB, what string, is func() bool) {
	t.Helper()
	for late := time.Now().Add(20 * time.Second); !is(); {
		if time.Now().After(late) {
			t.Fatal("never: ", what)
		}
		time.Sleep(time.Millisecond)
	}
}

func (b *tcp) converges() {
	b.h.t.Helper()
	until(b.h.t, "the page is equal to a fresh one", func() bool { return b.differs() == "" })
}

// deliveries is how many came whole.
func (b *tcp) deliveries() (n int) {
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, e := range b.events {
		if e.Ends {
			n++
		}
	}
	return n
}

// stops stalls the browser and returns when it has read the last that it will.
func (b *tcp) stops() (proceed func()) {
	proceed = b.stall()
	b.h.add("The last that is read, if anything is")
	<-b.paused.reached
	return proceed
}

func TestAConnectionThatWasTakenOverFollowsThePage(t *testing.T) {
	h := newHouse(t, "sqlite")
	who := h.member(access.Host)
	s := h.site(who)
	b := h.dial(s, false)
	head := b.response.Header
	if b.response.StatusCode != http.StatusOK || head.Get("Content-Type") != "text/event-stream" || head.Get("Cache-Control") != "no-store" ||
		head.Get("X-Frame-Options") != "DENY" || head.Get("Date") == "" || !b.response.Close || b.response.TransferEncoding != nil {
		t.Errorf("it was answered with %+v", b.response)
	}
	for _, name := range []string{"Dinner", "Brunch", "Dance"} {
		h.add(name)
		b.converges()
	}
	if n := b.types(patched); n < 3 {
		t.Errorf("%d patches", n)
	}
	b.conn.Close()
	until(t, "the stream is forgotten", func() bool { return h.hub.Streams() == 0 })
	again := h.dial(s, false)
	h.add("Breakfast")
	again.converges()
}

func TestARevokedConnectionEndsCleanlyAndTheHubsEndIsAnAbort(t *testing.T) {
	h := newHouse(t, "sqlite")
	left, stays := h.member(access.Host), h.member(access.Host)
	gone, there := h.dial(h.site(left), false), h.dial(h.site(stays), false)
	h.leave(left)
	<-gone.read
	if gone.types("convive-signed-out") != 1 || !strings.Contains(gone.shows("main"), "Gone") || gone.end != io.EOF {
		t.Errorf("it was told %s and ended with %v", gone.saw(0), gone.end)
	}
	h.hub.Close()
	<-there.read
	if !errors.Is(there.end, syscall.ECONNRESET) {
		t.Errorf("a browser would take %v for the end of the page", there.end)
	}
}

// wide is more than the kernel's buffers hold on both sides.
const wide = 1 << 20

func TestAReaderWhoIsSlowSkipsToTheLatestStateAndHoldsUpNobody(t *testing.T) {
	h := newHouse(t, "sqlite")
	s := h.site(h.member(access.Host))
	slow, other := h.dial(s, true), h.dial(s, false)
	proceed := slow.stops()
	h.add("Dinner" + strings.Repeat("!", wide))
	other.converges()
	for range 20 {
		h.add("Dance")
		other.converges() // each is a state of its own
	}
	before := slow.deliveries()
	proceed()
	slow.converges()
	if n := slow.deliveries() - before; n > 3 {
		t.Errorf("%d deliveries after a stall of 21 changes: they were queued", n)
	}
}

func TestAReaderWhoStallsIsDroppedAfter10Seconds(t *testing.T) {
	t.Parallel() // it takes that long
	h := newHouse(t, "sqlite")
	s := h.site(h.member(access.Host))
	slow := h.dial(s, true)
	proceed := slow.stops()
	defer proceed()
	h.add("Dinner" + strings.Repeat("!", wide))
	began := time.Now()
	until(t, "the reader is dropped", func() bool { return h.hub.Streams() == 0 })
	if took := time.Since(began); took < 9*time.Second {
		t.Errorf("dropped after %v", took)
	}
	if n := h.hub.Figures().Lost.Load(); n != 1 {
		t.Errorf("%d deliveries count as lost", n)
	}
}

func TestNothingIsLeftOfConnectionsThatWereTakenOver(t *testing.T) {
	defer goleak.VerifyNone(t, goleak.IgnoreCurrent())
	t.Run("", func(t *testing.T) {
		h := newHouse(t, "sqlite")
		s := h.site(h.member(access.Host))
		var all []*tcp
		for range 10 {
			all = append(all, h.dial(s, false))
		}
		h.add("Dinner")
		for _, b := range all[:5] {
			b.conn.Close()
		}
		h.hub.Close()
		for _, b := range all {
			<-b.read
		}
	})
}

// TestAFirstDeliveryIsCutOffWhenItsReaderMayNoLongerLook has a reader take a large page slowly, who is removed meanwhile.
func TestAFirstDeliveryIsCutOffWhenItsReaderMayNoLongerLook(t *testing.T) {
	h := newHouse(t, "sqlite")
	h.add(strings.Repeat("x", 8<<20) + "its end")
	who := h.member(access.Host)
	c, err := dialRaw(h.site(who))
	h.must(err)
	defer c.Close()
	_, err = io.ReadFull(c, make([]byte, 1000)) // it has begun
	h.must(err)
	h.leave(who)
	left := time.Now()
	until(t, "the stream is over", func() bool { return h.hub.Streams() == 0 })
	if took := time.Since(left); took > 5*time.Second { // ten and it would have been dropped for its slowness
		t.Errorf("it went on for %v", took)
	}
	if all, err := io.ReadAll(c); err == nil || strings.Contains(string(all), "its end") {
		t.Errorf("it read to %q, and then %v", all[max(0, len(all)-20):], err)
	}
}
