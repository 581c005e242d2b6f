package live

import (
	"context"
	"errors"
	"fmt"
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

	rendering chan struct{} // holds what whoever renders put there: one refresh at a time
	roll      db.Roll       // of who watches; whoever renders has it
	moved     bool          // it has moved since the last state was published; whoever renders has it
	wake      chan struct{}
	judging   chan struct{} // somebody may have lost their authority
	due       chan struct{} // a connection that was taken over may have something to be sent

	mu         sync.Mutex
	current    *state
	streams    map[*Stream]struct{}
	who        map[access.Looker]*watcher // behind the streams
	running    bool
	delivering bool
	begun      int64 // refreshes begun
	done       int64 // the newest of them that succeeded
	round      int64 // readings of authority so far
	judgeAll   bool  // the next refresh reads the authority of all who watch, not only of who came since
	lastUsed   time.Time
	sides      map[change.Feed]db.Head // what decides about authority, as last looked at
}

// errGone says that the View's feed no longer exists: the event has been deleted.
var errGone = fmt.Errorf("live: the feed is gone: %w", db.ErrNotFound)

// refresh brings the View up to the log: it renders what is stale, judges who watches in the same transaction, and
// publishes both at once, so that nobody without authority is shown a byte of the new state. Everybody is judged when
// asked for or when there is something new, otherwise who came since the last time. Callers that wait for their turn
// share a refresh that began after they asked.
func (v *View) refresh(ctx context.Context, everybody bool) (*state, error) {
	v.mu.Lock()
	asked := v.begun
	v.judgeAll = v.judgeAll || everybody
	v.mu.Unlock()
	select {
	case v.rendering <- struct{}{}:
		defer func() { <-v.rendering }()
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	was, mine, all, shared := v.begin(asked)
	if shared {
		return was, nil
	}
	now, judged, err := v.readWhole(ctx, was, all)
	if err != nil {
		v.undone(all, err)
		return nil, err
	}
	v.publish(now, judged, mine)
	v.moved = v.moved && !all
	if was == nil || was.rev != now.rev {
		slog.Debug("a page was rendered", "view", v.source.Key, "seq", now.seq, "bytes", now.size(), "difference", len(now.frames), "watchers", len(judged))
	}
	return now, nil
}

// begin takes a turn, unless somebody else's brought what was asked for.
func (v *View) begin(asked int64) (was *state, mine int64, all, shared bool) {
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.done > asked {
		return v.current, 0, false, true
	}
	v.begun++
	all, v.judgeAll = v.judgeAll, false
	return v.current, v.begun, all, false
}

// undone leaves to the next turn what this one was asked for; when the event is gone, nobody may look any longer.
func (v *View) undone(all bool, err error) {
	v.mu.Lock()
	defer v.mu.Unlock()
	v.judgeAll = v.judgeAll || all
	why := ""
	switch {
	case errors.Is(err, errGone):
		why = Deleted
	case errors.Is(err, db.ErrNotFound), errors.Is(err, access.ErrForbidden):
		why = eventReload // the page answers something else now
	default:
		return
	}
	for s := range v.streams {
		s.end(why)
	}
}

// readWhole reads once more without each fragment that can't be rendered: one that is broken doesn't break the page, and
// PostgreSQL gives up a transaction after its first error. When the database goes away in the middle, no fragment is to
// blame: it is read once more, and whoever asked is told if that fails too.
func (v *View) readWhole(ctx context.Context, was *state, all bool) (now *state, judged map[*watcher]db.Standing, err error) {
	broken := map[int]bool{}
	again := true
	for {
		now, judged, err = v.read(ctx, was, all, broken)
		var b brokenPart
		switch {
		case errors.Is(err, db.ErrUnreachable) && again:
			again = false
			continue
		case errors.Is(err, db.ErrUnreachable), !errors.As(err, &b), ctx.Err() != nil:
			return now, judged, err
		}
		if was == nil || !was.parts[b.at].fails() { // once, not with each attempt
			slog.Error("a fragment can't be rendered", "view", v.source.Key, "fragment", v.source.Fragments[b.at].ID, "error", b.err)
		}
		v.hub.figures.Failed.Add(1)
		broken[b.at] = true
	}
}

// read makes the next state and reads the standings in one transaction.
func (v *View) read(ctx context.Context, was *state, all bool, broken map[int]bool) (now *state, judged map[*watcher]db.Standing, err error) {
	scope := v.source.Scope
	gone := false
	err = v.hub.db.Read(ctx, scope, func(r *db.Read) error {
		head, ok := r.Head(scope.Feed())
		if gone = !ok; gone {
			return nil
		}
		all = all || was == nil || was.seq != head.Seq || was.epoch != head.Epoch || v.expired(was)
		if judged, err = v.judge(r, all); err != nil {
			return err
		}
		now, err = v.render(ctx, r, head, was, broken)
		return err
	})
	if gone && err == nil {
		err = errGone
	}
	return now, judged, err
}

// publish ends the streams that may no longer look, and only then shows the new state to the others. Who came while
// this was read has not been judged: they wait for a refresh of their own.
func (v *View) publish(now *state, judged map[*watcher]db.Standing, mine int64) {
	v.mu.Lock()
	defer v.mu.Unlock()
	v.done = mine
	for _, s := range v.showOut(judged) {
		s.judged = true
	}
	v.current = now
	taken := false
	for s := range v.streams {
		if t := s.taken.Load(); t != nil {
			t.dirty.Store(true)
			taken = true
		} else {
			s.poke()
		}
	}
	if taken {
		v.nudge()
	}
}

func (v *View) position(s *state) position {
	epoch := s.epoch + v.hub.build // what another build drew is not what this one would have
	if s.failed() {                // whoever comes back from here gets everything: no number says what they were shown
		epoch = "-"
	}
	return position{epoch, v.source.Variant, v.id, s.seq, s.rev, !s.until().IsZero()}
}

// head is the log's number of what the View shows.
func (v *View) head() db.Head {
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.current == nil {
		return db.Head{}
	}
	return db.Head{Seq: v.current.seq, Epoch: v.current.epoch}
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
	v.mu.Unlock()
	if s != nil && s.triedLately() {
		if h, ok := heads[feed]; ok && h.Epoch == s.epoch && h.Seq <= s.seq && !v.expired(s) {
			return s, nil
		}
	}
	return v.refresh(ctx, false)
}

func (v *View) expired(s *state) bool { return s.stale(v.hub.db.Now()) }
