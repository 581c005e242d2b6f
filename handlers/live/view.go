package live

import (
	"bytes"
	"context"
	"errors"
	"log/slog"
	"sync"
	"time"

	"convive/models/access"
	"convive/models/change"
	"convive/models/db"
)

// View is the shared rendering of one page for one variant.
type View struct {
	hub    *Hub
	source Source
	id     string // of this rendering in this process

	rendering sync.Mutex // one refresh at a time

	mu       sync.Mutex
	current  *state
	streams  map[*Stream]struct{}
	running  bool
	judged   time.Time // when the authority of the streams was last read, real time
	lastUsed time.Time
	wake     chan struct{}
	sides    map[change.Feed]db.Head // what decides about authority, as last looked at
}

// lookBack bounds how many entries of the log are read to find what is stale; beyond it everything is.
const lookBack = 500

// errGone says that the View's feed no longer exists: the event has been deleted.
var errGone = errors.New("live: the feed is gone")

// refresh brings the View up to the log: it renders what is stale, judges everybody who watches in the same
// transaction, and publishes both at once, so that nobody without authority is shown a byte of the new state.
func (v *View) refresh(ctx context.Context) (*state, error) {
	v.rendering.Lock()
	defer v.rendering.Unlock()
	was, watching := v.watched()
	var now *state
	var standings map[access.Looker]db.Standing
	scope := v.source.Scope
	err := v.hub.db.Read(ctx, scope, func(r *db.Read) error {
		head, ok := r.Head(scope.Feed())
		if !ok {
			return errGone
		}
		var err error
		if len(watching) > 0 {
			if standings, err = r.Standings(scope.Organization, scope.Event, watching); err != nil {
				return err
			}
		}
		now, err = v.render(ctx, r, head, was)
		return err
	})
	if err != nil && !errors.Is(err, errGone) {
		return nil, err
	}
	v.publish(now, standings, errors.Is(err, errGone))
	return now, err
}

// watched returns the current state and everybody who watches it.
func (v *View) watched() (*state, []access.Looker) {
	v.mu.Lock()
	defer v.mu.Unlock()
	seen := make(map[access.Looker]bool, len(v.streams))
	var lookers []access.Looker
	for s := range v.streams {
		if l := s.looker; l.Actor.Kind != "" && !seen[l] {
			seen[l] = true
			lookers = append(lookers, l)
		}
	}
	return v.current, lookers
}

// render makes the next state from the last one: only what the log or the clock made stale is rendered.
func (v *View) render(ctx context.Context, r *db.Read, head db.Head, was *state) (*state, error) {
	all := was == nil || was.epoch != head.Epoch || was.seq > head.Seq
	var touched change.Topics
	if !all && was.seq < head.Seq {
		topics, ok, err := r.TopicsSince(v.source.Scope.Feed(), was.seq, lookBack)
		if err != nil {
			return nil, err
		}
		touched, all = topics, !ok
	}
	now := &state{epoch: head.Epoch, seq: head.Seq, parts: make([]part, len(v.source.Fragments))}
	if was != nil {
		now.rev = was.rev
	}
	var frames bytes.Buffer
	moved := was == nil
	for i, f := range v.source.Fragments {
		if !all && !f.Topics.Touches(touched) && !was.parts[i].stale(r.Now()) {
			now.parts[i] = was.parts[i]
			continue
		}
		p, err := v.hub.renderPart(ctx, r, f)
		if err != nil {
			if was == nil {
				return nil, err
			}
			slog.Error("a fragment could not be rendered; the last good one stays", "view", v.source.Key, "fragment", f.ID, "error", err)
			v.hub.failed.Add(1)
			now.parts[i] = was.parts[i]
			continue
		}
		if was != nil && bytes.Equal(p.html, was.parts[i].html) {
			p.rev = was.parts[i].rev
		} else {
			moved = true
			p.rev = now.rev + 1
			if was != nil {
				difference(&frames, f.ID, was.parts[i].Rendering, p.Rendering)
			}
		}
		now.parts[i] = p
	}
	if moved {
		now.rev++
		now.frames = withPosition(frames.Bytes(), v.position(now).String())
	} else if was != nil {
		now.frames = was.frames
	}
	return now, nil
}

func (v *View) position(s *state) position {
	return position{s.epoch, v.source.Variant, v.id, s.seq, s.rev}
}

// publish ends the streams that may no longer look, and only then shows the new state to the others.
func (v *View) publish(now *state, standings map[access.Looker]db.Standing, gone bool) {
	v.mu.Lock()
	defer v.mu.Unlock()
	v.judged = time.Now()
	for s := range v.streams {
		switch {
		case gone:
			s.ended = eventSignedOut
		case s.looker.Actor.Kind == "":
		case !standings[s.looker].Known, v.source.Scope.Place == access.AtEvent && standings[s.looker].Role == access.None:
			s.ended = eventSignedOut
		case standings[s.looker].Role != v.source.Scope.Role && v.source.Scope.Place == access.AtEvent:
			s.ended = eventReload // another role sees another page
		}
	}
	if now != nil {
		v.current = now
	}
	for s := range v.streams {
		s.poke()
	}
}

// fresh returns a state that is at least as new as the feed is now: the kept one when the log has not moved.
func (v *View) fresh(ctx context.Context) (*state, error) {
	feed := v.source.Scope.Feed()
	heads, err := v.hub.db.Heads(ctx, []change.Feed{feed})
	if err != nil {
		return nil, err
	}
	v.mu.Lock()
	s := v.current
	v.lastUsed = time.Now()
	v.mu.Unlock()
	if s != nil {
		if h, ok := heads[feed]; ok && h.Epoch == s.epoch && h.Seq <= s.seq && !v.expired(s) {
			return s, nil
		}
	}
	return v.refresh(ctx)
}

func (v *View) expired(s *state) bool {
	until := s.until()
	return !until.IsZero() && !v.hub.db.Now().Before(until)
}
