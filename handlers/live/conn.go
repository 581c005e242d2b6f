package live

import (
	"net/http"
	"time"
)

// conn writes deliveries through net/http, with a deadline each.
type conn struct {
	w           http.ResponseWriter
	rc          *http.ResponseController
	multiplexed bool // HTTP/2 would reset an idle stream at a deadline that is left
}

func newConn(w http.ResponseWriter, multiplexed bool) conn {
	streamHeader(w)
	w.WriteHeader(http.StatusOK)
	return conn{w, http.NewResponseController(w), multiplexed}
}

func streamHeader(w http.ResponseWriter) http.Header {
	h := w.Header()
	h.Set("Content-Type", "text/event-stream")
	h.Set("Cache-Control", "no-store")
	h.Set("X-Accel-Buffering", "no")
	return h
}

// cutOff ends a write that waits for a slow reader; over HTTP/2 it resets the stream.
func (c conn) cutOff() { _ = c.rc.SetWriteDeadline(time.Unix(1, 0)) }

func (c conn) write(b []byte) error {
	if len(b) == 0 {
		return nil
	}
	if err := c.send(b); err != nil {
		return err
	}
	return c.rc.SetWriteDeadline(time.Time{}) // what comes next on this connection has its own time
}

// send leaves the deadline where it is, which only the next write of an HTTP/1.1 connection meets.
func (c conn) send(b []byte) error {
	_ = c.rc.SetWriteDeadline(time.Now().Add(writeLimit))
	if _, err := c.w.Write(b); err != nil {
		return err
	}
	return c.rc.Flush()
}
