package web

import (
	"context"
	"net"
	"net/http"
)

// sendBuffer bounds the kernel memory, in bytes, that one stalled reader of a stream holds. It is for streams alone: a
// page that is longer than it would wait for the reader's acknowledgement several times.
const sendBuffer = 32 << 10

type connKey struct{}

// WithConn is the server's ConnContext: it lets a stream bound what its connection holds.
func WithConn(ctx context.Context, c net.Conn) context.Context {
	return context.WithValue(ctx, connKey{}, c)
}

// bound makes the connection of a stream a small one, and says whether it is a TCP connection of this request alone.
func (c *Ctx) bound() (own bool) {
	r := c.Request()
	tcp, ok := r.Context().Value(connKey{}).(*net.TCPConn)
	if ok {
		_ = tcp.SetWriteBuffer(sendBuffer)
	}
	return ok && r.ProtoMajor == 1 && r.Method == http.MethodGet
}

// innermost is the server's own writer: each frame would pass all that middlewares have put around it.
func innermost(w http.ResponseWriter) http.ResponseWriter {
	for {
		around, ok := w.(interface{ Unwrap() http.ResponseWriter })
		if !ok {
			return w
		}
		w = around.Unwrap()
	}
}
