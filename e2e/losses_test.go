package e2e

import (
	"bytes"
	"io"
	"net"
	"regexp"
	"strings"
	"sync"
	"testing"
)

// loss is how an answer gets lost, mostly after the server has done the work.
type loss string

const (
	onTheWay        loss = "the request itself does not arrive"
	beforeTheAnswer loss = "the connection is reset before the first byte of the answer"
	inTheAnswer     loss = "the connection ends behind the answer's head"
	nothingAtAll    loss = "nothing comes, and the connection stays open"
	late            loss = "the answer waits"
)

// line is the network between browsers and the server: connections are carried byte by byte, and answers get lost on
// demand.
type line struct {
	net.Listener
	t    *testing.T
	to   string
	mu   sync.Mutex
	how  loss
	left int    // answers still to be lost
	path string // of the POSTs whose answers are
	sent bytes.Buffer
	free chan struct{} // closed when late answers may go on
	open map[net.Conn]bool
	ends sync.WaitGroup
}

// newLine leads to a server at an address of its own, which replaces the server's.
func newLine(t *testing.T, address *string) *line {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	must(t, err)
	l := &line{Listener: listener, t: t, to: strings.TrimPrefix(*address, "http://"), open: map[net.Conn]bool{}}
	*address = "http://" + listener.Addr().String()
	l.ends.Go(l.accept)
	t.Cleanup(l.end)
	return l
}

// lose has the next answers to POSTs under a path be lost.
func (l *line) lose(how loss, times int, path string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.how, l.left, l.path = how, times, path
	l.sent.Reset()
}

// hold has the next answer to a POST under a path wait until the result is called.
func (l *line) hold(path string) (goOn func()) {
	l.lose(late, 1, path)
	free := make(chan struct{})
	goOn = sync.OnceFunc(func() { close(free) })
	l.t.Cleanup(goOn) // before the line itself ends
	l.mu.Lock()
	defer l.mu.Unlock()
	l.free = free
	return goOn
}

var commandID = regexp.MustCompile(`command(?:=|":")([0-9a-f-]{36})`)

// commands are the ids of the commands that have been sent since the last lose, in their order.
func (l *line) commands() (ids []string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for _, found := range commandID.FindAllStringSubmatch(l.sent.String(), -1) {
		ids = append(ids, found[1])
	}
	return ids
}

func (l *line) accept() {
	for {
		browser, err := l.Accept()
		if err != nil {
			return
		}
		server, err := net.Dial("tcp", l.to)
		if err != nil {
			_ = browser.Close()
			continue
		}
		lost := make(chan loss, 1)
		l.ends.Go(func() { l.ask(browser, server, lost) })
		l.ends.Go(func() { l.answer(browser, server, lost) })
	}
}

// ask carries what the browser sends. A browser sends a request only when the last one's answer is complete, so each
// request begins a read.
func (l *line) ask(browser, server net.Conn, lost chan<- loss) {
	l.keep(browser, server)
	defer l.release(browser, server)
	buffer := make([]byte, 64<<10)
	for {
		n, err := browser.Read(buffer)
		if n > 0 {
			if how := l.seen(buffer[:n]); how != "" {
				if how == onTheWay {
					_ = browser.(*net.TCPConn).SetLinger(0)
					return
				}
				lost <- how
			}
			if _, err := server.Write(buffer[:n]); err != nil {
				return
			}
		}
		if err != nil {
			return
		}
	}
}

// seen notes what is sent, and says how its answer is to be lost.
func (l *line) seen(data []byte) (how loss) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.sent.Write(data)
	if l.left == 0 || !bytes.HasPrefix(data, []byte("POST "+l.path)) {
		return ""
	}
	l.left--
	return l.how
}

func (l *line) answer(browser, server net.Conn, lost <-chan loss) {
	defer l.release(browser, server)
	buffer := make([]byte, 64<<10)
	for {
		n, err := server.Read(buffer)
		if err != nil {
			return
		}
		select {
		case how := <-lost:
			if how != late {
				cut(how, browser, server, buffer[:n])
				return
			}
			<-l.waits()
		default:
		}
		if _, err := browser.Write(buffer[:n]); err != nil {
			return
		}
	}
}

func (l *line) waits() <-chan struct{} {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.free
}

func cut(how loss, browser, server net.Conn, answer []byte) {
	switch how {
	case beforeTheAnswer:
		_ = browser.(*net.TCPConn).SetLinger(0)
	case inTheAnswer:
		head, _, _ := bytes.Cut(answer, []byte("\r\n\r\n"))
		_, _ = browser.Write(append(head, "\r\n\r\n"...))
	case nothingAtAll:
		_, _ = io.Copy(io.Discard, server)
	}
}

func (l *line) keep(all ...net.Conn) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for _, c := range all {
		l.open[c] = true
	}
}

func (l *line) release(all ...net.Conn) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for _, c := range all {
		_ = c.Close()
		delete(l.open, c)
	}
}

func (l *line) end() {
	_ = l.Close()
	l.mu.Lock()
	for c := range l.open {
		_ = c.Close()
	}
	l.mu.Unlock()
	l.ends.Wait()
}
