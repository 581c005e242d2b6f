package main

import (
	"bytes"
	"errors"
	"fmt"
	"net"
	"net/http"
	"strings"
	"syscall"
	"time"
)

// watchers read streams of one page. One thread reads them all as they become readable: a goroutine each would take
// more of the two processors than the server that is measured.
type watchers struct {
	conns  []*watcher
	poll   int // the epoll
	awaits []byte
	sample []byte // one delivery, as the first stream had it
	buf    []byte
	events []syscall.EpollEvent
}

// watcher is one stream.
type watcher struct {
	fd  int
	got []byte // what came since the last delivery ended
}

func newWatchers() (*watchers, error) {
	poll, err := syscall.EpollCreate1(syscall.EPOLL_CLOEXEC)
	return &watchers{poll: poll, buf: make([]byte, 64<<10), events: make([]syscall.EpollEvent, 512)}, err
}

// open connects one more stream and waits for its first frame.
func (w *watchers) open(address, path, cookie, client string) error {
	fd, err := w.first(address, path, cookie, client)
	if err != nil {
		return err
	}
	if err := syscall.SetNonblock(fd, true); err != nil {
		return err
	}
	w.conns = append(w.conns, &watcher{fd: fd})
	return syscall.EpollCtl(w.poll, syscall.EPOLL_CTL_ADD, fd, &syscall.EpollEvent{Events: syscall.EPOLLIN, Fd: int32(len(w.conns) - 1)})
}

// first asks for a stream and waits for its first event.
func (w *watchers) first(address, path, cookie, client string) (fd int, err error) {
	if fd, err = request(address, path, cookie, client); err != nil {
		return 0, err
	}
	limit := syscall.NsecToTimeval(patience.Nanoseconds())
	_ = syscall.SetsockoptTimeval(fd, syscall.SOL_SOCKET, syscall.SO_RCVTIMEO, &limit)
	var got []byte
	for !bytes.Contains(got, []byte("\n\n")) {
		n, err := syscall.Read(fd, w.buf)
		if err == syscall.EINTR { // the runtime's own signals
			continue
		}
		if err != nil || n <= 0 {
			syscall.Close(fd)
			return 0, errors.Join(err, fmt.Errorf("a stream said only %q", got))
		}
		got = append(got, w.buf[:n]...)
		if head, _, whole := bytes.Cut(got, []byte("\r\n")); whole && !bytes.Contains(head, fmt.Appendf(nil, " %d ", http.StatusOK)) {
			syscall.Close(fd)
			return 0, fmt.Errorf("a stream was answered with %q", head)
		}
	}
	return fd, nil
}

// request asks for a stream and returns the connection, which Go's own poller knows no longer.
func request(address, path, cookie, client string) (fd int, err error) {
	conn, err := net.DialTimeout("tcp", address, patience)
	if err != nil {
		return 0, err
	}
	defer conn.Close()
	var head strings.Builder
	fmt.Fprintf(&head, "GET %s HTTP/1.1\r\nHost: %s\r\nAccept: text/event-stream\r\n", path, address)
	if cookie != "" {
		fmt.Fprintf(&head, "Cookie: convive=%s\r\nX-Forwarded-For: %s\r\n", cookie, client)
	}
	head.WriteString("\r\n")
	if _, err := conn.Write([]byte(head.String())); err != nil {
		return 0, err
	}
	file, err := conn.(*net.TCPConn).File()
	if err != nil {
		return 0, err
	}
	defer file.Close()
	if fd, err = syscall.Dup(int(file.Fd())); err != nil {
		return 0, err
	}
	return fd, syscall.SetNonblock(fd, false)
}

// last waits until every stream has had the delivery that is awaited and returns when the last of them had, in
// nanoseconds of the wall clock.
func (w *watchers) last() (last int64, err error) {
	missing, limit := len(w.conns), time.Now().Add(patience)
	for missing > 0 {
		if time.Now().After(limit) {
			return 0, fmt.Errorf("%d of %d streams had nothing", missing, len(w.conns))
		}
		had, _, err := w.read(time.Second)
		if err != nil {
			return 0, err
		}
		if had > 0 {
			missing -= had
			last = time.Now().UnixNano()
		}
	}
	return last, nil
}

// read waits for something to come and takes it: from how many streams, and how many of them had the awaited delivery.
func (w *watchers) read(wait time.Duration) (had, all int, err error) {
	all, err = syscall.EpollWait(w.poll, w.events, int(wait.Milliseconds()))
	if err == syscall.EINTR {
		return 0, 1, nil
	}
	if err != nil {
		return 0, 0, err
	}
	for _, e := range w.events[:all] {
		c := w.conns[e.Fd]
		n, err := syscall.Read(c.fd, w.buf)
		if err == syscall.EAGAIN || err == syscall.EINTR {
			continue
		}
		if err != nil || n <= 0 {
			return had, all, errors.Join(err, errors.New("a stream ended"))
		}
		if w.ends(c, w.buf[:n]) {
			had++
		}
	}
	return had, all, nil
}

// ends says whether these bytes end the delivery that is awaited: the blank line after the mark, with or without the
// chunk's own end behind it.
func (w *watchers) ends(c *watcher, bytesRead []byte) bool {
	got := bytesRead
	if len(c.got) > 0 {
		c.got = append(c.got, bytesRead...)
		got = c.got
	}
	if !bytes.HasSuffix(bytes.TrimSuffix(got, []byte("\r\n")), []byte("\n\n")) {
		if len(c.got) == 0 {
			c.got = append(c.got, bytesRead...)
		}
		return false
	}
	has := len(w.awaits) > 0 && bytes.Contains(got, w.awaits)
	if has && w.sample == nil {
		w.sample = bytes.Clone(got)
	}
	c.got = c.got[:0]
	return has
}

// quiet takes what still comes until nothing has for a while: who is here, told to everybody.
func (w *watchers) quiet(while time.Duration) error {
	for {
		if _, all, err := w.read(while); err != nil || all == 0 {
			return err
		}
	}
}

// leave closes all streams.
func (w *watchers) leave() {
	for _, c := range w.conns {
		syscall.Close(c.fd) // the poll forgets it
	}
	w.conns = nil
}

func (w *watchers) close() {
	w.leave()
	syscall.Close(w.poll)
}
