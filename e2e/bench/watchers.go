package main

import (
	"bufio"
	"bytes"
	"fmt"
	"net"
	"net/http"
	"strings"
	"sync/atomic"
	"time"
)

// watchers read streams of one page from raw sockets.
type watchers struct {
	conns  []net.Conn
	awaits atomic.Pointer[[]byte] // the mark of the delivery under way
	seen   chan int64             // when its last byte was there, once per stream
	sample chan []byte            // one delivery, as the first stream had it
}

func newWatchers() *watchers {
	w := &watchers{seen: make(chan int64, 4096), sample: make(chan []byte, 1)}
	w.awaits.Store(&[]byte{})
	return w
}

// open connects one more stream and waits for its first frame.
func (w *watchers) open(address, path, cookie, client string) error {
	conn, err := net.Dial("tcp", address)
	if err != nil {
		return err
	}
	w.conns = append(w.conns, conn)
	head := "GET " + path + " HTTP/1.1\r\nHost: " + address + "\r\nAccept: text/event-stream\r\n"
	if cookie != "" {
		head += "Cookie: convive=" + cookie + "\r\nX-Forwarded-For: " + client + "\r\n"
	}
	if _, err := conn.Write([]byte(head + "\r\n")); err != nil {
		return err
	}
	_ = conn.SetReadDeadline(time.Now().Add(patience))
	in := bufio.NewReaderSize(conn, 32<<10)
	status, err := in.ReadString('\n')
	if err != nil || !strings.Contains(status, fmt.Sprint(" ", http.StatusOK, " ")) {
		return fmt.Errorf("a stream was answered with %q, %v", status, err)
	}
	for first := false; !first; { // its first event, whichever
		line, err := in.ReadString('\n')
		if err != nil {
			return err
		}
		first = strings.HasPrefix(line, "event:") || strings.HasPrefix(line, ":")
	}
	_ = conn.SetReadDeadline(time.Time{})
	go w.follow(in)
	return nil
}

// follow notes when each delivery that is awaited has come to its end: the blank line after the mark, with or without
// the chunk's own end behind it.
func (w *watchers) follow(in *bufio.Reader) {
	var got []byte
	buf := make([]byte, 32<<10)
	for {
		n, err := in.Read(buf)
		if err != nil {
			return
		}
		now := time.Now().UnixNano()
		got = append(got, buf[:n]...)
		if !bytes.HasSuffix(bytes.TrimSuffix(got, []byte("\r\n")), []byte("\n\n")) {
			continue
		}
		if mark := *w.awaits.Load(); len(mark) > 0 && bytes.Contains(got, mark) {
			select {
			case w.sample <- bytes.Clone(got):
			default:
			}
			w.seen <- now
		}
		got = got[:0]
	}
}

// last waits until every stream has had the delivery and returns when the last of them had.
func (w *watchers) last() (last int64, err error) {
	late := time.NewTimer(patience)
	defer late.Stop()
	for n := range w.conns {
		select {
		case at := <-w.seen:
			last = max(last, at)
		case <-late.C:
			return 0, fmt.Errorf("%d of %d streams had nothing", len(w.conns)-n, len(w.conns))
		}
	}
	return last, nil
}

func (w *watchers) close() {
	for _, c := range w.conns {
		c.Close()
	}
}
