package live

import (
	"context"
	"errors"
	"log/slog"
	"slices"
	"strings"
	"time"

	"convive/models/access"
	"convive/models/change"
	"convive/models/db"
)

// coalesce is the least time between two renderings of one View: the first wake renders at once, those that follow
// within it share the next. At 20 a second a hand that drags still looks smooth, and a bulk edit renders once.
const coalesce = 50 * time.Millisecond

// A View that is dear to render, or rendered on a busy machine, rests thrice as long as that took, so that who sends
// commands is not kept waiting by those who watch; but never longer than longestRest.
const (
	restPerWork = 3
	longestRest = time.Second / 2
)

// restAfter is how long a View waits after a rendering that took so long.
func restAfter(took time.Duration) time.Duration {
	return max(coalesce, min(restPerWork*took, longestRest))
}

// rejudge is how often the authority of who watches is read again when nothing happens.
const rejudge = 30 * time.Second

// Wake says that a feed has moved on to a seq. It never blocks.
func (h *Hub) Wake(f change.Feed, seq int64) { h.wake(f, seq, false) }

// wake is Wake, for who knows whether the change decides about authority.
func (h *Hub) wake(f change.Feed, seq int64, decides bool) {
	h.figures.Wakes.Add(1)
	slog.Debug("a feed moved on", "feed", f, "seq", seq)
	side := !strings.HasPrefix(string(f), "event:") // what only decides about authority
	h.mu.Lock()
	defer h.mu.Unlock()
	for _, v := range h.views {
		if v.watched() && (v.source.Scope.Feed() == f || side && slices.Contains(v.feeds(), f)) {
			v.poke()
			if side || decides {
				v.pokeJudge()
			}
		}
	}
	if !side && !h.closed {
		h.stir(f)
	}
}

// watched says whether anybody waits for what is new; a View that nobody watches is brought up to the log by who asks.
func (v *View) watched() bool {
	v.mu.Lock()
	defer v.mu.Unlock()
	return len(v.streams) > 0
}

func (v *View) poke() {
	select {
	case v.wake <- struct{}{}:
	default:
		v.hub.figures.Coalesced.Add(1)
	}
}

func (v *View) pokeJudge() {
	select {
	case v.judging <- struct{}{}:
	default:
	}
}

// join adds a stream and starts the View's own loop with the first; the hub's lock is held, and the hub is open.
func (v *View) join(s *Stream) {
	v.mu.Lock()
	defer v.mu.Unlock()
	v.streams[s] = struct{}{}
	if s.who = v.who[s.asked.Looker]; s.who == nil {
		s.who = &watcher{looker: s.asked.Looker}
		v.who[s.asked.Looker] = s.who
	}
	s.who.streams++
	if !v.running {
		v.running = true
		v.hub.wg.Go(v.run)
	}
}

func (v *View) leave(s *Stream) {
	v.mu.Lock()
	delete(v.streams, s)
	if s.who.streams--; s.who.streams == 0 {
		delete(v.who, s.asked.Looker)
	}
	v.lastUsed = time.Now()
	v.mu.Unlock()
	v.poke()
	v.nudge()
}

// feeds are all that a View listens to: its page's feed, and what decides about the authority of who watches.
func (v *View) feeds() []change.Feed {
	scope := v.source.Scope
	feeds := []change.Feed{scope.Feed()}
	if scope.Organization != "" && scope.Place != access.AtOrganization {
		feeds = append(feeds, change.OrganizationFeed(scope.Organization))
	}
	v.mu.Lock()
	defer v.mu.Unlock()
	for l := range v.who {
		if l.Actor.Kind == change.ByAccount {
			feeds = append(feeds, change.AccountFeed(l.Actor.ID))
		}
	}
	return feeds
}

// run refreshes the View on each wake and at each instant at which a fragment goes stale, while anybody watches.
func (v *View) run() {
	troubled := false
	var failing time.Time // since when
	for {
		timer := v.nextInstant(troubled)
		open := v.await(timer.C, v.wake)
		timer.Stop()
		if !open {
			return
		}
		give, open := v.turn()
		if !open {
			return
		}
		if v.idle() {
			give()
			return
		}
		began := time.Now()
		s := v.refreshLogged()
		took := time.Since(began)
		give()
		troubled = s == nil || s.failed()
		switch {
		case s != nil:
			failing = time.Time{}
		case failing.IsZero():
			failing = time.Now()
		case time.Since(failing) >= blind:
			v.giveUp()
		}
		if !v.await(time.After(restAfter(took)), nil) {
			return
		}
	}
}

// await returns when the time has come or a wake has, false when the hub closes. Meanwhile whoever loses their authority
// is shown out.
func (v *View) await(due <-chan time.Time, wake <-chan struct{}) (open bool) {
	for {
		select {
		case <-v.hub.done:
			return false
		case <-due:
			return true
		case <-wake:
			return true
		case <-v.judging:
			v.judgeNow()
		}
	}
}

// idle ends the View's loop when nobody watches.
func (v *View) idle() bool {
	v.mu.Lock()
	defer v.mu.Unlock()
	v.running = len(v.streams) > 0
	return !v.running
}

// refreshLogged returns what the View shows, nil when it can't be brought up to the log.
func (v *View) refreshLogged() *state {
	ctx, cancel := context.WithTimeout(context.Background(), writeLimit)
	defer cancel()
	s, err := v.refresh(ctx, true)
	switch {
	case errors.Is(err, db.ErrNotFound), errors.Is(err, access.ErrForbidden):
		v.mu.Lock()
		defer v.mu.Unlock()
		return v.current // who watched has been told
	case err != nil:
		slog.Error("a page could not be refreshed", "view", v.source.Key, "error", err)
		return nil
	}
	return s
}

// giveUp ends the streams by abort: their browsers come back.
func (v *View) giveUp() {
	v.mu.Lock()
	defer v.mu.Unlock()
	for s := range v.streams {
		s.blind.Store(true)
		s.poke()
	}
}

// nextInstant fires when a fragment goes stale by itself, at the latest when the authority is to be read again; after
// a failure it fires with the next look, since the wake that failed will not come again.
func (v *View) nextInstant(troubled bool) *time.Timer {
	if troubled {
		return time.NewTimer(look)
	}
	wait := rejudge
	v.mu.Lock()
	if v.current != nil {
		if until := v.current.until(); !until.IsZero() {
			wait = min(wait, until.Sub(v.hub.db.Now()))
		}
	}
	v.mu.Unlock()
	return time.NewTimer(max(wait, 0))
}
