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
	view   *View
	asked  Request
	born   time.Time
	slot   chan struct{}
	taken  atomic.Pointer[taken] // set when the hub writes to the connection itself
	due    atomic.Bool           // it is time for a beat
	old    atomic.Bool           // it has lived long enough
	// of whoever writes
	shown   int64 // the rev that the browser has
	trouble bool  // it was told that something could not be refreshed
	// guarded by the View's mutex
	judged bool // the looker's authority has been read since the stream came
	ended  string
	ephem  []byte
	news   []byte
	beaten time.Time // when the last beat was due
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

// end makes the stream say farewell; signed out is final.
func (s *Stream) end(why string) {
	if s.ended != eventSignedOut {
		s.ended = why
	}
	s.poke()
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

// Request is what one browser asks for.
type Request struct {
	Looker access.Looker
	From   string // the position that the browser says; "" for everything
	Poll   bool   // end after the first delivery
	// Multiplexed says that the connection carries other requests too, as HTTP/2 does.
	Multiplexed bool
	// Own says that the connection is a TCP one of HTTP/1.1 that carries nothing else: the hub may take it over.
	Own  bool
	Room *Room // where the person is seen; nil for guests
	// Session and Address bound how many streams one browser and one network may hold; "" is not counted.
	Session, Address string
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
	if _, ended, _ := s.view.look(s); r.Room != nil && !r.Poll && ended == "" {
		h.ephemera.enter(s.view, s, r.Room)
	}
	if r.Own && !r.Poll {
		stays, err = s.takeOver(w)
		return err
	}
	c := newConn(w, r.Multiplexed)
	if going, err := s.greet(c); err != nil || r.Poll || !going {
		return err
	}
	return s.follow(ctx, c)
}

// admit gives a stream its place and its View.
func (h *Hub) admit(src Source, r Request) (*Stream, error) {
	if !r.Poll && !h.places.take(r) {
		return nil, ErrFull
	}
	now := time.Now()
	s := &Stream{looker: r.Looker, asked: r, slot: make(chan struct{}, 1), born: now, beaten: now}
	if err := h.enter(src, s); err != nil { // before the snapshot: a change between the two pokes the slot
		if !r.Poll {
			h.places.give(r)
		}
		return nil, err
	}
	return s, nil
}

// leave gives back all that the stream held.
func (s *Stream) leave() {
	h := s.view.hub
	h.ephemera.exit(s)
	s.view.leave(s)
	if !s.asked.Poll {
		h.places.give(s.asked)
	}
}

// writer is a connection on which the first delivery is written whole, or not at all.
type writer interface{ write([]byte) error }

// greet writes the first delivery; going is false at the end.
func (s *Stream) greet(c writer) (going bool, err error) {
	if err := c.write(s.view.hub.hello); err != nil {
		return false, err
	}
	out, going, err := s.view.first(s, s.asked.From)
	if err != nil {
		return false, err
	}
	return going, c.write(out)
}

// first is what brings a browser from its position to the current state; going is false at the end.
func (v *View) first(s *Stream, from string) (out []byte, going bool, err error) {
	now, ended, ephemera := v.look(s)
	if ended != "" {
		return v.farewell(ended), false, nil
	}
	if now == nil {
		return nil, false, errGone
	}
	p, ok := parsePosition(from)
	at := v.position(now)
	var frames []byte
	switch {
	case ok && p.variant != at.variant:
		return v.farewell(eventReload), false, nil
	case !ok || p.epoch != at.epoch:
		frames = now.since(-1)
	case p.view == at.view && p.rev <= at.rev:
		frames = now.since(p.rev)
	case p.seq == at.seq && now.until().IsZero():
		// another process rendered the same state, and nothing in it depends on the clock
	default:
		frames = now.since(-1)
	}
	s.shown = now.rev
	out = append(withPosition(frames, at.String()), ephemera...)
	return append(out, s.troubles(now)...), true, nil
}

// look returns what the stream may show now.
func (v *View) look(s *Stream) (now *state, ended string, ephemera []byte) {
	v.mu.Lock()
	defer v.mu.Unlock()
	ephemera, s.ephem = s.ephem, nil
	if len(s.news) > 0 {
		ephemera, s.news = append(ephemera[:len(ephemera):len(ephemera)], s.news...), nil
	}
	return v.current, s.ended, ephemera
}

// next is what the stream has to be sent now; going is false when it is the last, and an error says that the stream has
// lived long enough. Only who writes to the connection calls it.
func (s *Stream) next() (out []byte, going bool, err error) {
	if s.old.Load() {
		return nil, false, context.DeadlineExceeded
	}
	now, ended, ephemera := s.view.look(s)
	if ended != "" {
		return s.view.farewell(ended), false, nil
	}
	out = append(now.after(s.shown, s.view), ephemera...)
	out = append(out, s.troubles(now)...)
	s.shown = now.rev
	if s.due.CompareAndSwap(true, false) {
		out = append(out, beatFrame...)
	}
	return out, true, nil
}

// troubles is what the browser is told about fragments that could not be refreshed, or can be again.
func (s *Stream) troubles(now *state) []byte {
	if !s.trouble && !now.failed() {
		return nil
	}
	s.trouble = now.failed()
	return trouble(s.view.troubled(now))
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
		write := c.send
		if c.multiplexed || len(out) == 0 || !going {
			write = c.write
		}
		if err := write(out); err != nil || !going {
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
func (v *View) farewell(why string) (out []byte) {
	if why == eventSignedOut {
		out = append(out, v.source.Farewell...)
	}
	return append(out, signal(why, "{}")...)
}
