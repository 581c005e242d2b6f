package live

import (
	"context"
	"net"
	"slices"
	"strings"
	"time"
)

// first is what brings a browser from its position to the current state, in pieces that may be shared; going is false at
// the end.
func (s *Stream) first(from string) (out net.Buffers, going bool, err error) {
	v := s.view
	now, ended, ephemera := v.look(s)
	if ended != "" {
		return net.Buffers{v.farewell(ended)}, false, nil
	}
	if now == nil {
		return nil, false, errGone
	}
	p, ok := parsePosition(from)
	at := v.position(now)
	from, frames := at.String(), []byte(nil)
	switch {
	case ok && p.variant != at.variant:
		return net.Buffers{v.farewell(eventReload)}, false, nil
	case !ok || p.epoch != at.epoch:
		frames = now.since(-1, from)
	case p.view == at.view && p.rev <= at.rev:
		frames = now.since(p.rev, from)
	case p.seq == at.seq && !now.failed() && !p.timed && !at.timed:
		// another process rendered the same state, and the clock had no part in it
	default:
		frames = now.since(-1, from)
	}
	s.shown = now.rev
	return net.Buffers{frames, ephemera, s.troubles(now)}, true, nil
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
	if s.old.Load() || s.blind.Load() {
		return nil, false, context.DeadlineExceeded
	}
	now, ended, ephemera := s.view.look(s)
	if ended != "" {
		return s.view.farewell(ended), false, nil
	}
	s.committed = time.Time{}
	if s.shown != now.rev {
		s.committed = now.committed
	}
	out = append(now.after(s.shown, s.view), ephemera...)
	out = append(out, s.troubles(now)...)
	s.shown = now.rev
	if s.due.CompareAndSwap(true, false) {
		out = append(out, beatFrame...)
	}
	return out, true, nil
}

// troubles is what the browser is told about fragments that can't be refreshed, or can be again.
func (s *Stream) troubles(now *state) []byte {
	ids := s.view.troubled(now)
	if told := strings.Join(ids, " "); told != s.trouble {
		s.trouble = told
		return trouble(ids)
	}
	return nil
}

// after frames what a stream at a rev needs: the shared difference for the rev before, whole fragments otherwise.
func (s *state) after(rev int64, v *View) []byte {
	switch {
	case rev == s.rev:
		return nil
	case rev == s.rev-1 && s.frames != nil:
		return s.frames[:len(s.frames):len(s.frames)]
	}
	return s.since(rev, v.position(s).String())
}

var beatFrame = signal(eventBeat, "{}")

// farewell is the last thing a stream says.
func (v *View) farewell(why string) []byte {
	if forGood(why) {
		return slices.Concat(signal(eventFarewell, "{}"), v.source.Farewell(why), signal(eventSignedOut, `{"why":"`+why+`"}`))
	}
	return signal(why, "{}")
}
