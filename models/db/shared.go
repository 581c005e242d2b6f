package db

import (
	"context"
	"maps"
	"sync"
	"time"

	"convive/models/access"
	"convive/models/change"
)

// Shared is Once, and more: all who read an event with the same permissions get the same result, until a change writes to a table that fn read, so
// that ten pages which show the guest list ask for it once, and a settled request leaves it as it is. fn may read rows of
// the event alone, which nothing but a numbered change alters; what it makes of accounts, drafts or the log is kept for no
// later number. It doesn't look at the clock. Nobody writes to what it returns.
func Shared[T any](r *Read, key any, fn func() (T, error)) (T, error) {
	return Once(r, key, func() (T, error) {
		k, err := r.takeKept(seenBy{key, r.scope.Can})
		if k == nil || err != nil {
			return otherwise(fn, err)
		}
		defer k.give()
		if value, ok := k.value.(T); ok && k.holds(r) {
			r.sources.read(k.from)
			return value, nil
		}
		value, from, err := traced(r, fn)
		if err == nil {
			k.put(r, value, from)
		}
		return value, err
	})
}

// seenBy is under what a result is kept: readers who may see other things make another one of the same rows.
type seenBy struct {
	key any
	can access.Permission
}

// otherwise is what a read does for itself when nothing may be shared, unless it may not go on.
func otherwise[T any](fn func() (T, error), err error) (value T, _ error) {
	if err != nil {
		return value, err
	}
	return fn()
}

// sharedFor is how long a result that nobody asks for is kept, and maxShared how many of one event are.
const (
	sharedFor = 30 * time.Second
	maxShared = 500
)

// sharedWait is how long somebody waits for what another one is reading. Who waits holds a connection meanwhile: beyond
// this it is cheaper to read once more than to keep everybody else from reading anything.
const sharedWait = 100 * time.Millisecond

// sharing keeps what was read of each event.
type sharing struct {
	mu     sync.Mutex
	events map[change.Feed]*reading
}

// reading is what was read of one event, and what its last changes wrote.
type reading struct {
	epoch  string
	newest int64 // the highest number that was written or read
	values map[any]*kept
	writes map[int64]written // by the number of their change
}

// kept is one result; whoever comes while it is being read waits for it, as long as its own reading may last.
type kept struct {
	turn chan struct{} // holds one thing while nobody is at it
	used time.Time     // guarded by the sharing's mutex
	// of whoever has the turn
	value       any
	from        sources
	first, last int64 // the numbers of the log between which it is known to hold
}

func newKept() *kept {
	k := &kept{turn: make(chan struct{}, 1)}
	k.give()
	return k
}

// take says whether the turn came soon enough.
func (k *kept) take(ctx context.Context) (bool, error) {
	long := time.NewTimer(sharedWait)
	defer long.Stop()
	select {
	case <-k.turn:
		return true, nil
	case <-long.C:
		return false, nil
	case <-ctx.Done():
		return false, ctx.Err()
	}
}

func (k *kept) give() { k.turn <- struct{}{} }

// takeKept takes the turn at a result that may be shared with other reads; nil when this one may not.
func (r *Read) takeKept(key any) (*kept, error) {
	head, numbered := r.Head(r.scope.Feed())
	if r.rule || !numbered || r.scope.Place != access.AtEvent || r.scope.Household != "" || r.d.sharesNot() || unshared(r.ctx) {
		return nil, nil
	}
	k := r.d.sharing.place(r.scope.Feed(), head, key)
	if k == nil {
		return nil, nil
	}
	if came, err := k.take(r.ctx); !came || err != nil {
		return nil, err
	}
	return k, nil
}

type unsharedKey struct{}

// Unshared makes reads under this context read for themselves: what shared ones are compared with.
func Unshared(ctx context.Context) context.Context {
	return context.WithValue(ctx, unsharedKey{}, true)
}

func unshared(ctx context.Context) bool { return ctx.Value(unsharedKey{}) != nil }

// holds says whether a result is what this read would find.
func (k *kept) holds(r *Read) bool {
	feed := r.scope.Feed()
	head, _ := r.Head(feed)
	switch {
	case k.value == nil || head.Seq < k.first:
		return false
	case head.Seq <= k.last:
		return true
	case r.d.sharing.touched(feed, k.last, head, k.from):
		return false
	}
	k.last = head.Seq
	return true
}

// put keeps a result, unless it is of the past or hangs on what no number tells of.
func (k *kept) put(r *Read, value any, from sources) {
	head, _ := r.Head(r.scope.Feed())
	if from.unnumbered || k.value != nil && head.Seq < k.first {
		return
	}
	k.value, k.from, k.first, k.last = value, from, head.Seq, head.Seq
}

// place is where a result is kept; nil for who reads what is past.
func (s *sharing) place(feed change.Feed, head Head, key any) *kept {
	s.mu.Lock()
	defer s.mu.Unlock()
	e := s.events[feed]
	switch {
	case e == nil || e.epoch != head.Epoch:
		if s.events == nil {
			s.events = map[change.Feed]*reading{}
		}
		e = &reading{epoch: head.Epoch, values: map[any]*kept{}, writes: map[int64]written{}}
		s.events[feed] = e
	case head.Seq < e.newest:
		return nil
	}
	e.newest = head.Seq
	if e.values[key] == nil {
		if len(e.values) >= maxShared {
			clear(e.values)
		}
		e.values[key] = newKept()
	}
	e.values[key].used = time.Now()
	return e.values[key]
}

// stood is how far feeds had come by what was read of them.
func (s *sharing) stood(feeds []change.Feed) map[change.Feed]int64 {
	s.mu.Lock()
	defer s.mu.Unlock()
	stood := make(map[change.Feed]int64, len(feeds))
	for _, feed := range feeds {
		if e := s.events[feed]; e != nil {
			stood[feed] = e.newest
		}
	}
	return stood
}

// seen is told how far feeds have come, and where they stood before they were asked. One that stands lower has lost its last changes: its database was put
// back, or a standby took over that hadn't had them. Nothing that was read of it counts any more.
func (s *sharing) seen(heads map[change.Feed]Head, stood map[change.Feed]int64) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for feed, head := range heads {
		if e := s.events[feed]; e != nil && e.epoch == head.Epoch && head.Seq < stood[feed] {
			delete(s.events, feed)
		}
	}
}

// LetGo forgets what was read and hasn't been asked for in a while; somebody calls it now and then.
func (d *DB) LetGo(now time.Time) {
	d.sharing.mu.Lock()
	defer d.sharing.mu.Unlock()
	for feed, e := range d.sharing.events {
		maps.DeleteFunc(e.values, func(_ any, k *kept) bool { return now.Sub(k.used) > sharedFor })
		if len(e.values) == 0 {
			delete(d.sharing.events, feed)
		}
	}
}
