package live

import (
	"context"
	"errors"
	"net/http"
	"sync/atomic"
	"time"

	"convive/models/access"
)

// Beat is how often a stream says that it is alive; a browser gives up on it after two and a half.
const Beat = 10 * time.Second

// writeLimit is how long one write may take: a reader that stalls longer is dropped and converges when it returns.
const writeLimit = 10 * time.Second

// lifetime is how long one stream lives at most.
const lifetime = 30 * time.Minute

// Stream is one browser's connection. It has one slot, not a queue: a slow reader skips to the latest state.
type Stream struct {
	looker access.Looker
	slot   chan struct{}
	due    atomic.Bool // it is time for a beat
	old    atomic.Bool // it has lived long enough
	// guarded by the View's mutex
	judged bool // the looker's authority has been read since the stream came
	ended  string
	ephem  []byte
}

func (s *Stream) poke() {
	select {
	case s.slot <- struct{}{}:
	default:
	}
}

// end makes the stream say farewell; signed out is final.
func (s *Stream) end(why string) {
	if s.ended != eventSignedOut {
		s.ended = why
	}
	s.poke()
}

// conn writes deliveries with a deadline each.
type conn struct {
	w           http.ResponseWriter
	rc          *http.ResponseController
	multiplexed bool // HTTP/2 would reset an idle stream at a deadline that is left
}

func newConn(w http.ResponseWriter, multiplexed bool) conn {
	h := w.Header()
	h.Set("Content-Type", "text/event-stream")
	h.Set("Cache-Control", "no-store")
	h.Set("X-Accel-Buffering", "no")
	w.WriteHeader(http.StatusOK)
	return conn{w, http.NewResponseController(w), multiplexed}
}

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

// Request is what one browser asks for.
type Request struct {
	Looker access.Looker
	From   string // the position that the browser says; "" for everything
	Poll   bool   // end after the first delivery
	// Multiplexed says that the connection carries other requests too, as HTTP/2 does.
	Multiplexed bool
	Room        *Room // where the person is seen; nil for guests
	// Session and Address bound how many streams one browser and one network may hold; "" is not counted.
	Session, Address string
}

// Serve writes one stream until the browser leaves, its authority ends, or it has lived long enough. The error tells
// the caller to abort the connection, which is how a stream ends; a poll and a farewell end with nil. ErrFull comes
// before the first byte: there are too many streams.
func (h *Hub) Serve(ctx context.Context, w http.ResponseWriter, src Source, r Request) error {
	if !r.Poll {
		if !h.places.take(r) {
			return ErrFull
		}
		defer h.places.give(r)
	}
	s := &Stream{looker: r.Looker, slot: make(chan struct{}, 1)}
	v, err := h.enter(src, s) // before the snapshot: a change between the two pokes the slot
	if err != nil {
		return err
	}
	defer v.leave(s)
	// Never the kept state: the authority of who has just come is read no earlier than what they are shown.
	if _, err := v.refresh(ctx, false); err != nil && !errors.Is(err, errGone) {
		return err
	}
	if pause := h.faults.Load().SlowStart; pause > 0 {
		time.Sleep(pause)
	}
	if _, ended, _ := v.look(s); r.Room != nil && !r.Poll && ended == "" {
		h.ephemera.enter(v, s, r.Room)
		defer h.ephemera.exit(s, r.Room)
	}
	c := newConn(w, r.Multiplexed)
	if err := c.write(h.hello); err != nil {
		return err
	}
	shown, err := v.first(c, s, r.From)
	if err != nil || r.Poll || shown < 0 {
		return err
	}
	return v.follow(ctx, c, s, shown)
}

// first brings a browser from its position to the current state and returns the rev it then shows, -1 at the end.
func (v *View) first(c conn, s *Stream, from string) (int64, error) {
	now, ended, ephemera := v.look(s)
	if ended != "" {
		return -1, v.farewell(c, ended)
	}
	if now == nil {
		return -1, errGone
	}
	p, ok := parsePosition(from)
	at := v.position(now)
	var frames []byte
	switch {
	case ok && p.variant != at.variant:
		return -1, v.farewell(c, eventReload)
	case !ok || p.epoch != at.epoch:
		frames = now.since(-1)
	case p.view == at.view && p.rev <= at.rev:
		frames = now.since(p.rev)
	case p.seq == at.seq && now.until().IsZero():
		// another process rendered the same state, and nothing in it depends on the clock
	default:
		frames = now.since(-1)
	}
	return now.rev, c.write(append(withPosition(frames, at.String()), ephemera...))
}

// look returns what the stream may show now.
func (v *View) look(s *Stream) (now *state, ended string, ephemera []byte) {
	v.mu.Lock()
	defer v.mu.Unlock()
	ephemera, s.ephem = s.ephem, nil
	return v.current, s.ended, ephemera
}

// follow writes each new state until the end. Its timers poke the slot: waiting on their channels would put both into
// and out of the runtime's heap with each delivery to each stream.
func (v *View) follow(ctx context.Context, c conn, s *Stream, shown int64) error {
	beat := time.AfterFunc(Beat, func() { s.due.Store(true); s.poke() })
	defer beat.Stop()
	old := time.AfterFunc(lifetime, func() { s.old.Store(true); s.poke() })
	defer old.Stop()
	for {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-v.hub.done:
			return http.ErrServerClosed
		case <-s.slot:
		}
		if s.old.Load() {
			return context.DeadlineExceeded
		}
		now, ended, ephemera := v.look(s)
		if ended != "" {
			return v.farewell(c, ended)
		}
		out := append(now.after(shown, v), ephemera...)
		shown = now.rev
		if s.due.CompareAndSwap(true, false) {
			out = append(out, beatFrame...)
			beat.Reset(Beat)
		}
		write := c.send
		if c.multiplexed || len(out) == 0 {
			write = c.write
		}
		if err := write(out); err != nil {
			return err
		}
	}
}

// after frames what a stream at a rev needs: the shared difference for the rev before, whole fragments otherwise.
func (s *state) after(rev int64, v *View) []byte {
	switch {
	case rev == s.rev:
		return nil
	case rev == s.rev-1 && s.frames != nil:
		return s.frames[:len(s.frames):len(s.frames)]
	}
	return withPosition(s.since(rev), v.position(s).String())
}

var beatFrame = signal(eventBeat, "{}")

// farewell is the last thing a stream says.
func (v *View) farewell(c conn, why string) error {
	var out []byte
	if why == eventSignedOut {
		out = append(out, v.source.Farewell...)
	}
	return c.write(append(out, signal(why, "{}")...))
}
