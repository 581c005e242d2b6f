package live

import (
	"bytes"
	"net"
	"net/http"
	"slices"
	"sync"
	"sync/atomic"
	"syscall"
	"time"
)

// taken is a connection that the hub took over from net/http, whose buffers and goroutines cost ten times the memory of
// all else. Nobody waits to write to it: the View's own delivery loop hands each connection what it lacks, as far as the
// kernel takes it at once, and a goroutine of its own is there only for a reader who is slow. One more goroutine
// notices when the browser leaves; it alone gives back what the stream held.
type taken struct {
	stream *Stream
	conn   *net.TCPConn
	raw    syscall.RawConn
	dirty  atomic.Bool // there may be something to write
	mu     sync.Mutex
	busy   bool // a goroutine is writing what the kernel didn't take, or the farewell
}

// kernelHolds is how many bytes the kernel keeps for a reader who doesn't read (it takes twice as many, for its own
// work). By itself it would grow to megabytes each; a delivery that is larger waits with a goroutine, in shared bytes.
const kernelHolds = 64 << 10

// takeOver writes the first delivery and leaves the connection to the hub; stays is false when it has ended already.
func (s *Stream) takeOver(w http.ResponseWriter, first net.Buffers, going bool) (stays bool, err error) {
	header := streamHeader(w)
	c, _, err := http.NewResponseController(w).Hijack()
	if err != nil {
		return false, err
	}
	t := &taken{stream: s, conn: c.(*net.TCPConn)}
	s.cutBy(t.abort)
	if err := t.begin(header, first); err != nil {
		_ = s.counted(0, err)
		t.abort()
		return false, nil // net/http has nothing left to abort
	}
	if !going {
		return false, t.conn.Close()
	}
	return t.stay(), nil
}

// begin answers the request: the end of the connection is the end of the body.
func (t *taken) begin(header http.Header, first net.Buffers) (err error) {
	if err := t.conn.SetDeadline(time.Time{}); err != nil { // the server's, for a request
		return err
	}
	if t.raw, err = t.conn.SyscallConn(); err != nil {
		return err
	}
	if err := t.conn.SetWriteBuffer(kernelHolds); err != nil {
		return err
	}
	header.Set("Connection", "close")
	header.Set("Date", time.Now().UTC().Format(http.TimeFormat))
	var out bytes.Buffer
	out.WriteString("HTTP/1.1 200 OK\r\n")
	_ = header.Write(&out)
	out.WriteString("\r\n")
	all := slices.Insert(first, 0, out.Bytes())
	for len(all) > 0 {
		n, err := push(t.raw, all[0])
		if err != nil {
			return err
		}
		if n < len(all[0]) {
			all[0] = all[0][n:]
			return t.waits(all)
		}
		all = all[1:]
	}
	return nil
}

// waits writes what a slow reader didn't take at once; it ends when the person may no longer look.
func (t *taken) waits(all net.Buffers) error {
	if !t.stream.writes(true) {
		return net.ErrClosed
	}
	defer t.stream.writes(false)
	return t.within(func() error {
		_, err := all.WriteTo(t.conn)
		return err
	})
}

// write waits until all is written.
func (t *taken) write(b []byte) error {
	if len(b) == 0 {
		return nil
	}
	return t.within(func() error {
		_, err := t.conn.Write(b)
		return err
	})
}

// within gives a write as long as one may take.
func (t *taken) within(write func() error) error {
	_ = t.conn.SetWriteDeadline(time.Now().Add(writeLimit))
	if err := write(); err != nil {
		return err
	}
	return t.conn.SetWriteDeadline(time.Time{})
}

// stay starts what serves the connection from now on, unless the hub is closed. Changes that came since the first
// delivery are handed over at once.
func (t *taken) stay() bool {
	v := t.stream.view
	v.hub.mu.Lock()
	defer v.hub.mu.Unlock()
	if v.hub.closed {
		t.abort()
		return false
	}
	v.mu.Lock()
	t.stream.taken.Store(t)
	if !v.delivering {
		v.delivering = true
		v.hub.wg.Go(v.deliver)
	}
	v.mu.Unlock()
	v.hub.wg.Go(t.watch)
	t.poke()
	return true
}

func (t *taken) poke() {
	if !t.dirty.CompareAndSwap(false, true) {
		return
	}
	t.stream.view.nudge()
}

// deliver hands the connection what it lacks.
func (t *taken) deliver() {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.busy {
		return // whoever is looks again afterwards
	}
	out, going, err := t.stream.next()
	switch {
	case err != nil:
		t.abort()
	case !going:
		t.busy = true
		t.stream.view.hub.wg.Go(func() { t.finish(out) })
	case len(out) > 0:
		n, err := push(t.raw, out)
		switch {
		case err != nil:
			_ = t.stream.counted(0, err)
			t.abort()
		case n == len(out):
			_ = t.stream.counted(n, nil)
		case t.stream.writes(true):
			t.busy = true
			t.stream.view.hub.wg.Go(func() { t.rest(out, n) })
		default: // it ended in the middle of a delivery
			t.abort()
		}
	}
}

// rest writes what the kernel didn't take at once, and then whatever is the latest.
func (t *taken) rest(out []byte, taken int) {
	err := t.stream.counted(len(out), t.write(out[taken:]))
	t.stream.writes(false)
	if err != nil {
		t.abort()
		return
	}
	t.mu.Lock()
	t.busy = false
	t.mu.Unlock()
	t.deliver()
}

// finish says farewell: the browser is not to come back, and the end it sees is a clean one.
func (t *taken) finish(out []byte) {
	if err := t.write(out); err != nil {
		t.abort()
		return
	}
	_ = t.conn.Close()
}

// abort resets the connection: a browser takes that for a fault, and comes back.
func (t *taken) abort() {
	_ = t.conn.SetLinger(0)
	_ = t.conn.Close()
}

// watch waits for the end of the connection, from either side. A browser has nothing more to say.
func (t *taken) watch() {
	defer t.stream.leave()
	var nothing [64]byte
	for {
		if _, err := t.conn.Read(nothing[:]); err != nil {
			t.abort()
			return
		}
	}
}

// hangUp aborts the connections that were taken over.
func (h *Hub) hangUp() {
	for _, v := range h.all() {
		v.mu.Lock()
		for s := range v.streams {
			if t := s.taken.Load(); t != nil {
				t.abort()
			}
		}
		v.mu.Unlock()
	}
}
