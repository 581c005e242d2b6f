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

// look is how often the feeds are read whether or not anybody announced a change: losing every announcement costs this.
const look = time.Second

// rejudge is how often the authority of who watches is read again when nothing happens.
const rejudge = 30 * time.Second

// Wake says that a feed has moved on. It never blocks.
func (h *Hub) Wake(f change.Feed) {
	h.figures.Wakes.Add(1)
	slog.Debug("a feed moved on", "feed", f)
	side := !strings.HasPrefix(string(f), "event:") // what only decides about authority
	h.mu.Lock()
	defer h.mu.Unlock()
	for _, v := range h.views {
		if v.source.Scope.Feed() == f || side && slices.Contains(v.feeds(), f) {
			v.poke()
		}
	}
	if !side && !h.closed {
		h.stir(f)
	}
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
	if !v.running {
		v.running = true
		v.hub.wg.Go(v.run)
	}
}

func (v *View) leave(s *Stream) {
	v.mu.Lock()
	delete(v.streams, s)
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
	for s := range v.streams {
		if s.looker.Actor.Kind == change.ByAccount {
			feeds = append(feeds, change.AccountFeed(s.looker.Actor.ID))
		}
	}
	return feeds
}

// run refreshes the View on each wake and at each instant at which a fragment goes stale, while anybody watches.
func (v *View) run() {
	troubled := false
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
		troubled = !v.refreshLogged()
		select {
		case <-v.hub.done:
			return
		case <-time.After(coalesce):
		}
	}
}

// refreshLogged says whether the View shows all that the log holds.
func (v *View) refreshLogged() bool {
	ctx, cancel := context.WithTimeout(context.Background(), writeLimit)
	defer cancel()
	s, err := v.refresh(ctx, true)
	switch {
	case errors.Is(err, db.ErrNotFound), errors.Is(err, access.ErrForbidden):
		return false // who watched has been told
	case err != nil:
		slog.Error("a page could not be refreshed", "view", v.source.Key, "error", err)
		return false
	}
	return !s.failed()
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

// watch looks at the feeds once a second and lets Views go that nobody used for a while.
func (h *Hub) watch(ctx context.Context) {
	tick := time.NewTicker(look)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
		h.sweep()
		if version, moved := h.mayHaveMoved(ctx); moved && h.looked() {
			h.dataSeen = version
		}
	}
}

// mayHaveMoved asks SQLite whether another process wrote; this process's own commits wake by themselves.
func (h *Hub) mayHaveMoved(ctx context.Context) (version int64, moved bool) {
	if h.db.Engine() != "sqlite" {
		return 0, true
	}
	ctx, cancel := context.WithTimeout(ctx, look)
	defer cancel()
	version, err := h.db.DataVersion(ctx)
	return version, err == nil && version != h.dataSeen
}

func (h *Hub) lookNow() { h.looked() }

// looked wakes every watched View whose feeds are not where its rendering is; false when the feeds can't be read, and
// the next second has to look again.
func (h *Hub) looked() bool {
	if h.faults.Load().NoLook {
		return false
	}
	ctx, cancel := context.WithTimeout(context.Background(), look)
	defer cancel()
	of := map[*View][]change.Feed{}
	var feeds []change.Feed
	for _, v := range h.all() {
		v.mu.Lock()
		watched := len(v.streams) > 0
		v.mu.Unlock()
		if watched {
			of[v] = v.feeds()
			feeds = append(feeds, of[v]...)
		}
	}
	slices.Sort(feeds)
	heads, err := h.db.Heads(ctx, slices.Compact(feeds))
	if err != nil {
		return false
	}
	for v, feeds := range of {
		if v.behind(heads, feeds) {
			v.poke()
		}
	}
	h.stirAll(heads)
	return true
}

// stirAll has the crowds told of what another process did.
func (h *Hub) stirAll(heads map[change.Feed]db.Head) {
	h.mu.Lock()
	defer h.mu.Unlock()
	for f, head := range heads {
		if !h.closed && h.ephemera.unheard(f, head) {
			h.stir(f)
		}
	}
}

// behind says whether the View shows less than its feeds hold.
func (v *View) behind(heads map[change.Feed]db.Head, feeds []change.Feed) bool {
	v.mu.Lock()
	defer v.mu.Unlock()
	page, exists := heads[feeds[0]]
	behind := v.current == nil || !exists || page.Epoch != v.current.epoch || page.Seq > v.current.seq
	for _, f := range feeds[1:] {
		if h := heads[f]; v.sides[f] != h {
			v.sides[f] = h
			behind = true
		}
	}
	return behind
}
