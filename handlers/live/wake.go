package live

import (
	"context"
	"log/slog"
	"slices"
	"time"

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

// keep is how long a View without watchers keeps its bytes.
const keep = 30 * time.Second

// Wake says that a feed has moved on. It never blocks.
func (h *Hub) Wake(f change.Feed) {
	for _, v := range h.all() {
		if v.source.Scope.Feed() == f || slices.Contains(v.feeds(), f) {
			v.poke()
		}
	}
}

func (v *View) poke() {
	select {
	case v.wake <- struct{}{}:
	default:
	}
}

// join adds a stream and starts the View's own loop with the first.
func (v *View) join(s *Stream) {
	v.mu.Lock()
	v.streams[s] = struct{}{}
	start := !v.running
	v.running = true
	v.mu.Unlock()
	if start {
		v.hub.wg.Go(v.run)
	}
}

func (v *View) leave(s *Stream) {
	v.mu.Lock()
	delete(v.streams, s)
	v.lastUsed = time.Now()
	v.mu.Unlock()
	v.poke()
}

// run refreshes the View on each wake and at each instant at which a fragment goes stale, while anybody watches.
func (v *View) run() {
	for {
		timer := v.nextInstant()
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
		v.refreshLogged()
		select {
		case <-v.hub.done:
			return
		case <-time.After(coalesce):
		}
	}
}

func (v *View) refreshLogged() {
	ctx, cancel := context.WithTimeout(context.Background(), writeLimit)
	defer cancel()
	if _, err := v.refresh(ctx); err != nil {
		slog.Error("a page could not be refreshed", "view", v.source.Key, "error", err)
	}
}

// nextInstant fires when a fragment goes stale by itself, at the latest when the authority is to be read again.
func (v *View) nextInstant() *time.Timer {
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
		if h.faults.Load().NoLook || !h.mayHaveMoved(ctx) {
			continue
		}
		h.lookNow()
	}
}

// mayHaveMoved asks SQLite whether another process wrote; this process's own commits wake by themselves.
func (h *Hub) mayHaveMoved(ctx context.Context) bool {
	if h.db.Engine() != "sqlite" {
		return true
	}
	version, err := h.db.DataVersion(ctx)
	h.mu.Lock()
	defer h.mu.Unlock()
	moved := err != nil || version != h.dataSeen
	h.dataSeen = version
	return moved
}

// lookNow wakes every watched View whose feeds are not where its rendering is.
func (h *Hub) lookNow() {
	if h.faults.Load().NoLook {
		return
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
		return // the next second looks again
	}
	for v, feeds := range of {
		if v.behind(heads, feeds) {
			v.poke()
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

// sweep lets go of Views that nobody used for a while, and of people who have left.
func (h *Hub) sweep() {
	h.mu.Lock()
	for key, v := range h.views {
		v.mu.Lock()
		if len(v.streams) == 0 && time.Since(v.lastUsed) > keep {
			delete(h.views, key)
		}
		v.mu.Unlock()
	}
	h.mu.Unlock()
	h.ephemera.sweep(time.Now())
}
