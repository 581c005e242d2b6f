package live

import (
	"bytes"
	"context"
	"fmt"
	"log/slog"

	"convive/models/change"
	"convive/models/db"
)

// lookBack bounds how many entries of the log are read to find what is stale; beyond it everything is.
const lookBack = 500

// render makes the next state from the last one: only what the log or the clock made stale is rendered. A fragment
// that can't be rendered keeps its last good bytes; the state then counts as no newer than the last one, so that the
// next turn tries again and no browser takes it for the log's end.
func (v *View) render(ctx context.Context, r *db.Read, head db.Head, was *state) (*state, error) {
	touched, all, err := v.touched(r, head, was)
	if err != nil {
		return nil, err
	}
	now := &state{epoch: head.Epoch, seq: head.Seq, parts: make([]part, len(v.source.Fragments))}
	if was != nil {
		now.rev, now.frames = was.rev, was.frames
		copy(now.parts, was.parts)
	}
	changed := make([]bool, len(now.parts))
	for _, i := range v.order(was) {
		f := v.source.Fragments[i]
		if !all && !f.Topics.Touches(touched) && !was.parts[i].stale(r.Now()) && !was.parts[i].failed {
			continue
		}
		p, err := v.hub.renderPart(ctx, r, f)
		switch {
		case err != nil && (was == nil || ctx.Err() != nil):
			return nil, err
		case err != nil:
			slog.Error("a fragment could not be rendered; the last good one stays", "view", v.source.Key, "fragment", f.ID, "error", err)
			v.hub.failed.Add(1)
			now.parts[i].failed = true
			now.epoch, now.seq = was.epoch, was.seq
		default:
			changed[i] = was == nil || !bytes.Equal(p.html, was.parts[i].html)
			p.rev = now.parts[i].rev
			now.parts[i] = p
		}
	}
	v.advance(now, was, changed)
	return now, nil
}

// touched is what has happened since the last state; all is set when everything is to be rendered.
func (v *View) touched(r *db.Read, head db.Head, was *state) (topics change.Topics, all bool, err error) {
	if was == nil || was.epoch != head.Epoch || was.seq > head.Seq {
		return nil, true, nil
	}
	if was.seq == head.Seq {
		return nil, false, nil
	}
	topics, ok, err := r.TopicsSince(v.source.Scope.Feed(), was.seq, lookBack)
	return topics, !ok, err
}

// order is the fragments' own, with those that failed last time at the end: PostgreSQL gives up a transaction after its
// first error, and what works must not wait for what doesn't.
func (v *View) order(was *state) []int {
	var first, last []int
	for i := range v.source.Fragments {
		if was != nil && was.parts[i].failed {
			last = append(last, i)
		} else {
			first = append(first, i)
		}
	}
	return append(first, last...)
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
func (h *Hub) renderPart(ctx context.Context, r *db.Read, f Fragment) (p part, err error) {
	defer func() {
		if cause := recover(); cause != nil {
			err = fmt.Errorf("fragment %s panicked: %v", f.ID, cause)
		}
	}()
	h.renders.Add(1)
	rendering, err := f.Render(ctx, r)
	if err != nil {
		return part{}, fmt.Errorf("fragment %s: %w", f.ID, err)
	}
	return newPart(rendering), nil
}
