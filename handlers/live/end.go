package live

import (
	"log/slog"
	"time"
)

// end makes the stream say farewell; signed out is final. What is being written to a slow reader is cut off: not one
// more byte of the event. The View's mutex is held.
func (s *Stream) end(why string) {
	if !forGood(s.ended) {
		s.ended = why
	}
	if s.writing {
		s.cutOff()
	}
	s.poke()
}

// leave gives back all that the stream held.
func (s *Stream) leave() {
	h := s.view.hub
	slog.Debug("a stream ended", "view", s.view.source.Key, "poll", s.asked.Poll, "ended", s.why(), "lived", time.Since(s.born).Round(time.Millisecond))
	h.ephemera.exit(s)
	s.view.leave(s)
	if !s.asked.Poll {
		h.places.give(s.asked)
		h.figures.end(s)
	}
}

// removed says whether the stream ended because the person may no longer look.
func (s *Stream) removed() bool {
	s.view.mu.Lock()
	defer s.view.mu.Unlock()
	return forGood(s.ended)
}

// why says what ended the stream, for the log.
func (s *Stream) why() string {
	s.view.mu.Lock()
	defer s.view.mu.Unlock()
	switch {
	case s.ended != "":
		return s.ended
	case s.blind.Load():
		return "it could not be read what it should show"
	case s.old.Load():
		return "it was old"
	case s.slow.Load():
		return "the browser read too slowly"
	case s.view.hub.life.Err() != nil:
		return "the server stopped"
	}
	return "the browser left"
}
