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

// share is how much longer than its rendering took a View rests: one that is dear, or drawn on a busy machine, takes at
// most a quarter of a processor, and who sends commands is not kept waiting by those who watch. longestRest bounds it:
// whoever loses their role is shown out within a second.
const (
	share       = 3
	longestRest = time.Second / 2
)

// rest is how long a View waits after a rendering that took so long.
func rest(took time.Duration) time.Duration { return max(coalesce, min(share*took, longestRest)) }

// rejudge is how often the authority of who watches is read again when nothing happens.
const rejudge = 30 * time.Second

// Wake says that a feed has moved on to a seq. It never blocks.
func (h *Hub) Wake(f change.Feed, seq int64) {
	h.figures.Wakes.Add(1)
	slog.Debug("a feed moved on", "feed", f, "seq", seq)
	side := !strings.HasPrefix(string(f), "event:") // what only decides about authority
	h.mu.Lock()
	defer h.mu.Unlock()
	for _, v := range h.views {
		if v.watched() && (v.source.Scope.Feed() == f || side && slices.Contains(v.feeds(), f)) {
			v.poke()
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
		select {
		case <-v.hub.done:
			timer.Stop()
			return
		case <-timer.C:
		case <-v.wake:
		}
		timer.Stop()
		v.mu.Lock()
		if len(v.streams) == 0 {
			v.running = false
			v.mu.Unlock()
			return
		}
		v.mu.Unlock()
		giveTurn := v.hub.turn()
		began := time.Now()
		s := v.refreshLogged()
		giveTurn()
		took := time.Since(began)
		troubled = s == nil || s.failed()
		switch {
		case s != nil:
			failing = time.Time{}
		case failing.IsZero():
			failing = time.Now()
		case time.Since(failing) >= blind:
			v.giveUp()
		}
		select {
		case <-v.hub.done:
			return
		case <-time.After(rest(took)):
		}
	}
}

// courtesy bounds how long a View waits for its turn: what hangs must not keep the others from noticing it.
const courtesy = time.Second

// turn leaves half of the database's readers to who asks for pages and sends commands: a change wakes every View of its
// event, hundreds perhaps, and somebody who clicks would stand in line behind all of them.
func (h *Hub) turn() (give func()) {
	late := time.NewTimer(courtesy)
	defer late.Stop()
	select {
	case h.turns <- struct{}{}:
		return func() { <-h.turns }
	case <-late.C:
	case <-h.done:
	}
	return func() {}
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
