package live

import (
	"context"
	"errors"
	"log/slog"
	"slices"
	"time"

	"convive/models/change"
	"convive/models/db"
)

// look is how often the feeds are read whether or not anybody announced a change: losing every announcement costs this.
const look = time.Second

// blind is how long a page's streams go on while it can't be read what they should show. Then they end: who watches is
// to know that what they see may be old, and may find another process that is not cut off from the database.
const blind = 5 * time.Second

// watch lets Views go that nobody used for a while, and has streams beat, once a second.
func (h *Hub) watch(ctx context.Context) {
	everySecond(ctx, func() {
		h.sweep()
		h.db.LetGo(time.Now())
	})
}

// lookout looks at the feeds once a second, and ends all streams when it can't for too long.
func (h *Hub) lookout(ctx context.Context) {
	seen, blinded := time.Now(), false
	everySecond(ctx, func() {
		switch {
		case h.sees(ctx):
			seen, blinded = time.Now(), false
		case ctx.Err() == nil && time.Since(seen) >= blind:
			if !blinded { // said once
				slog.Error("the feeds can't be read: streams are ended", "since", seen)
				blinded = true
			}
			for _, v := range h.all() {
				v.giveUp()
			}
		}
	})
}

func everySecond(ctx context.Context, do func()) {
	tick := time.NewTicker(look)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
			do()
		}
	}
}

// sees looks at the feeds, unless nothing can have moved; false when they can't be read.
func (h *Hub) sees(ctx context.Context) bool {
	if h.faults.Load().NoLook {
		return true
	}
	version, moved, err := h.mayHaveMoved(ctx)
	if err != nil || !moved {
		return err == nil
	}
	if !h.looked() {
		return false
	}
	h.dataSeen = version
	return true
}

// mayHaveMoved asks SQLite whether another process wrote; this process's own commits wake by themselves.
func (h *Hub) mayHaveMoved(ctx context.Context) (version int64, moved bool, err error) {
	if h.db.Engine() != "sqlite" {
		return 0, true, nil
	}
	ctx, cancel := context.WithTimeout(ctx, look)
	defer cancel()
	version, err = h.db.DataVersion(ctx)
	if errors.Is(err, context.DeadlineExceeded) {
		return h.dataSeen, false, nil // a long command of this process's own has the writing connection
	}
	return version, version != h.dataSeen, err
}

func (h *Hub) lookNow() { h.looked() }

// looked wakes every watched View whose feeds are not where its rendering is; false when the feeds can't be read, and
// the next second has to look again.
func (h *Hub) looked() bool {
	if h.faults.Load().NoLook {
		return false
	}
	ctx, cancel := context.WithTimeout(h.life, blind)
	defer cancel()
	of := map[*View][]change.Feed{}
	var feeds []change.Feed
	for _, v := range h.all() {
		if v.watched() {
			of[v] = v.feeds()
			feeds = append(feeds, of[v]...)
		}
	}
	slices.Sort(feeds)
	heads, err := h.db.Look(ctx, slices.Compact(feeds))
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
