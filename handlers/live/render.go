package live

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"time"

	"convive/models/access"
	"convive/models/change"
	"convive/models/db"
)

// lookBack bounds how many entries of the log are read to find what is stale; beyond it everything is.
const lookBack = 500

// brokenPart says which fragment could not be rendered.
type brokenPart struct {
	at  int
	err error
}

func (b brokenPart) Error() string { return b.err.Error() }

func (b brokenPart) Unwrap() error { return b.err }

// render makes the next state from the last one: only what the log or the clock made stale is rendered. A fragment
// that can't be rendered is a brokenPart; once named in broken it keeps its last good bytes, or says that it can't be
// shown, and is tried again with the next turn after a while.
func (v *View) render(ctx context.Context, r *db.Read, head db.Head, was *state, broken map[int]bool) (*state, error) {
	touched, all, err := v.touched(r, head, was)
	if err != nil {
		return nil, err
	}
	now := &state{epoch: head.Epoch, seq: head.Seq, parts: make([]part, len(v.source.Fragments))}
	if was != nil {
		now.rev, now.frames = was.rev, was.frames
		copy(now.parts, was.parts)
		if was.seq != head.Seq {
			now.committed = v.hub.commits.of(v.source.Scope.Feed(), head.Seq)
		}
	}
	changed := make([]bool, len(now.parts))
	for i, f := range v.source.Fragments {
		fails := was != nil && was.parts[i].fails()
		switch {
		case broken[i]:
			now.parts[i] = v.keep(was, i)
			continue
		case fails && time.Since(was.parts[i].tried) < look:
			continue
		case !all && !fails && !f.Topics.Touches(touched) && !was.parts[i].stale(r.Now()):
			continue
		}
		var last Rendering
		if was != nil {
			last = was.parts[i].Rendering
		}
		p, err := v.hub.renderPart(ctx, r, f, last)
		switch {
		case errors.Is(err, db.ErrNotFound), errors.Is(err, access.ErrForbidden):
			return nil, err // the page's own answer, not a fault
		case err != nil:
			return nil, brokenPart{i, err}
		}
		changed[i] = was == nil || !bytes.Equal(p.html, was.parts[i].html)
		p.rev, p.made = now.parts[i].rev, r.Now()
		now.parts[i] = p
	}
	v.advance(now, was, changed)
	return now, nil
}

// keep leaves a broken fragment as it was; one that nobody has seen yet says that it can't be shown.
func (v *View) keep(was *state, i int) (p part) {
	if was != nil {
		p = was.parts[i]
	} else {
		p = newPart(Rendering{Open: v.source.broken(v.source.Fragments[i].ID)})
	}
	p.tried = time.Now()
	return p
}

// touched is what has happened since the last state; all is set when everything is to be rendered.
func (v *View) touched(r *db.Read, head db.Head, was *state) (topics change.Topics, all bool, err error) {
	if was == nil || was.epoch != head.Epoch || was.seq > head.Seq {
		return nil, true, nil
	}
	if was.seq == head.Seq {
		return nil, false, nil
	}
	if topics, ok := v.hub.commits.between(v.source.Scope.Feed(), was.seq, head); ok {
		return topics, false, nil
	}
	topics, ok, err := r.TopicsSince(v.source.Scope.Feed(), was.seq, lookBack)
	return topics, !ok, err
}

// advance gives the state its number and the frames that lead to it from the one before.
func (v *View) advance(now, was *state, changed []bool) {
	var frames bytes.Buffer
	moved := was == nil
	for i, did := range changed {
		if !did {
			continue
		}
		moved = true
		now.parts[i].rev = now.rev + 1
		if was != nil {
			difference(&frames, v.source.Fragments[i].ID, was.parts[i].Rendering, now.parts[i].Rendering)
		}
	}
	if moved {
		now.rev++
		now.frames = withPosition(frames.Bytes(), v.position(now).String())
	}
}

// renderPart renders one fragment; a panic in it is an error, since the View's own loop has nobody to catch it.
func (h *Hub) renderPart(ctx context.Context, r *db.Read, f Fragment, last Rendering) (p part, err error) {
	defer func() {
		if cause := recover(); cause != nil {
			err = fmt.Errorf("fragment %s panicked: %v", f.ID, cause)
		}
	}()
	h.figures.Renders.Add(1)
	rendering, err := f.Render(ctx, r, last)
	if err != nil {
		return part{}, fmt.Errorf("fragment %s: %w", f.ID, err)
	}
	return newPart(rendering), nil
}
