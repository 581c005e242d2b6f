package live

import (
	"bytes"
	"context"
	"errors"
	"net"
	"net/http"
	"os"
	"sync/atomic"
	"syscall"
	"time"
)

// Beat is how often a stream says that it is alive; a browser gives up on it after two and a half.
const Beat = 10 * time.Second

// writeLimit is how long one write may take: a reader that stalls longer is dropped and converges when it returns.
const writeLimit = 10 * time.Second

// lifetime is how long one stream lives at most.
const lifetime = 30 * time.Minute

// Stream is one browser's connection. It has one slot, not a queue: a slow reader skips to the latest state.
type Stream struct {
	view  *View
	asked Request
	born  time.Time
	slot  chan struct{}
	taken atomic.Pointer[taken] // set when the hub writes to the connection itself
	due   atomic.Bool           // it is time for a beat
	old   atomic.Bool           // it has lived long enough
	blind atomic.Bool           // what it should show can't be read
	slow  atomic.Bool           // a write took too long
	// of whoever writes
	shown     int64     // the rev that the browser has
	committed time.Time // when what it is being sent was committed, if that is known
	trouble   string    // the fragments of which it was told that they could not be refreshed
	here      *byte     // of whoever tells who is here: where the bytes begin that the stream was given last
	// guarded by the View's mutex
	who     *watcher
	round   int64  // the last reading of authority that asks about them
	judged  bool   // their authority has been read since the stream came
	writing bool   // a reader who may be slow is being written to
	cutOff  func() // ends that
	ended   string
	ephem   []byte
	news    []byte
	beaten  time.Time // when the last beat was due
}

// poke tells whoever writes to the connection that there may be something to write. It never blocks.
func (s *Stream) poke() {
	if t := s.taken.Load(); t != nil {
		t.poke()
		return
	}
	select {
	case s.slot <- struct{}{}:
	default:
	}
}

// tick makes a stream beat and grow old; the View's mutex is held.
func (s *Stream) tick(now time.Time) {
	beat, old := now.Sub(s.beaten) >= Beat, now.Sub(s.born) >= lifetime
	if beat {
		s.beaten = s.beaten.Add(Beat)
		s.due.Store(true)
	}
	if old {
		s.old.Store(true)
	}
	if beat || old {
		s.poke()
	}
}

// Serve writes one stream until the browser leaves, its authority ends, or it has lived long enough; a connection that
// the hub may take over it leaves to the hub. The error tells the caller to abort the connection, which is how a stream
// ends; a poll and a farewell end with nil. ErrFull comes before the first byte: there are too many streams.
func (h *Hub) Serve(ctx context.Context, w http.ResponseWriter, src Source, r Request) error {
	s, err := h.admit(src, r)
	if err != nil {
		return err
	}
	stays := false
	defer func() {
		if !stays {
			s.leave()
		}
	}()
	// Never the kept state: the authority of who has just come is read no earlier than what they are shown.
	if _, err := s.view.refresh(ctx, false); err != nil && !errors.Is(err, errGone) {
		return err
	}
	if pause := h.faults.Load().SlowStart; pause > 0 {
		time.Sleep(pause)
	}
	if _, ended, _ := s.view.look(s); r.Crowd != nil && !r.Poll && ended == "" {
		h.ephemera.enter(s.view, s, r.Crowd)
	}
	out, going, err := s.first(r.From)
	if err != nil {
		return err
	}
	if r.Poll {
		h.figures.Polls.Add(1)
	}
	out = append(net.Buffers{h.hello}, out...)
	if r.Own && !r.Poll {
		out, going = h.opening(s, out, going)
		s.writes(false)
		stays, err = s.takeOver(w, out, going)
		return err
	}
	c := newConn(w, r.Multiplexed)
	s.cutBy(c.cutOff)
	out, going = h.opening(s, out, going)
	err = c.write(bytes.Join(out, nil))
	s.writes(false)
	if err != nil || r.Poll || !going {
		return err
	}
	return s.follow(ctx, c)
}

// opening is what a stream begins with, which it may write from here on; the farewell alone where it has ended meanwhile.
func (h *Hub) opening(s *Stream, out net.Buffers, going bool) (net.Buffers, bool) {
	if going && !s.writes(true) {
		return net.Buffers{h.hello, s.view.farewell(s.why())}, false
	}
	return out, going
}

// cutBy says how a write is ended that an end of authority may cut off, the first one too.
func (s *Stream) cutBy(cutOff func()) {
	s.view.mu.Lock()
	defer s.view.mu.Unlock()
	s.cutOff = cutOff
}

// admit gives a stream its place and its View.
func (h *Hub) admit(src Source, r Request) (*Stream, error) {
	if !r.Poll && !h.places.take(r) {
		return nil, ErrFull
	}
	now := time.Now()
	s := &Stream{asked: r, slot: make(chan struct{}, 1), born: now, beaten: now}
	if err := h.enter(src, s); err != nil { // before the snapshot: a change between the two pokes the slot
		if !r.Poll {
			h.places.give(r)
		}
		return nil, err
	}
	return s, nil
}

// follow writes each new state until the end.
func (s *Stream) follow(ctx context.Context, c conn) error {
	for {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-s.view.hub.done:
			return http.ErrServerClosed
		case <-s.slot:
		}
		out, going, err := s.next()
		if err != nil {
			return err
		}
		if !going {
			return c.write(out)
		}
		if err := s.writeTo(c, out); err != nil {
			return err
		}
	}
}

// writeTo writes a delivery, unless the stream has ended meanwhile: then the farewell is next.
func (s *Stream) writeTo(c conn, out []byte) error {
	if len(out) == 0 || !s.writes(true) {
		return nil
	}
	defer s.writes(false)
	write := c.send
	if c.multiplexed {
		write = c.write
	}
	return s.counted(len(out), write(out))
}

// left says of a failed write that nobody was there any more to read it.
func left(err error) bool {
	return errors.Is(err, syscall.EPIPE) || errors.Is(err, syscall.ECONNRESET) || errors.Is(err, net.ErrClosed)
}

// counted counts a delivery that was written, or wasn't though somebody was there to read it.
func (s *Stream) counted(n int, err error) error {
	if err != nil {
		s.slow.Store(errors.Is(err, os.ErrDeadlineExceeded))
		if !left(err) {
			s.view.hub.figures.Lost.Add(1)
		}
	} else {
		s.view.hub.sent(n, s.committed)
	}
	return err
}

// writes notes that something is being written that an end may cut off, or no longer; false when the end has come.
func (s *Stream) writes(now bool) (may bool) {
	s.view.mu.Lock()
	defer s.view.mu.Unlock()
	s.writing = now && s.ended == ""
	return s.ended == ""
}
