package live

import (
	"slices"
	"sync/atomic"
	"time"
)

// Figures count what a hub has done since its start.
type Figures struct {
	Renders   atomic.Int64 // fragments rendered
	Failed    atomic.Int64 // fragments that could not be
	Wakes     atomic.Int64 // how often a feed was said to have moved on
	Coalesced atomic.Int64 // wakes of a View that found it about to look anyway
	Sent      atomic.Int64 // deliveries written, to all streams
	Bytes     atomic.Int64 // in them
	Lost      atomic.Int64 // deliveries that could not be written though their reader was still there
	Polls     atomic.Int64 // deliveries asked for without a stream
	ended     [len(Reasons)]atomic.Int64
}

// Reasons are why streams end: the person may no longer look, they signed out, the page has to be loaded anew, it was
// open for as long as one may be, the browser or the server hung up, or it could not be read what they should show.
var Reasons = [...]string{"authority", "session", "reload", "age", "hung up", "blind"}

// end counts a stream that is over.
func (f *Figures) end(s *Stream) {
	s.view.mu.Lock()
	why := s.ended
	s.view.mu.Unlock()
	at := 4
	switch {
	case why == NoAccess, why == Deleted:
		at = 0
	case why == SessionOver:
		at = 1
	case why != "":
		at = 2
	case s.blind.Load():
		at = 5
	case s.old.Load():
		at = 3
	}
	f.ended[at].Add(1)
}

// Ended counts the streams that are over for one of the Reasons.
func (f *Figures) Ended(reason string) int64 {
	return f.ended[slices.Index(Reasons[:], reason)].Load()
}

// Figures are the hub's own, as they count on.
func (h *Hub) Figures() *Figures { return &h.figures }

// OnWritten is called with the time from a commit of this process to each delivery of it that was written.
func (h *Hub) OnWritten(observe func(time.Duration)) { h.written.Store(&observe) }

// sent counts one delivery of n bytes; committed is when what it shows was committed, zero when nobody knows.
func (h *Hub) sent(n int, committed time.Time) {
	h.figures.Sent.Add(1)
	h.figures.Bytes.Add(int64(n))
	if observe := h.written.Load(); observe != nil && !committed.IsZero() {
		(*observe)(time.Since(committed))
	}
}
