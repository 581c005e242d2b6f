package db

import (
	"context"
	"sync"
	"time"

	"convive/models/access"
	"convive/models/change"
)

// Shared is Once, and more: all who read an event get the same result, until a change writes to a table that fn read, so
// that ten pages which show the guest list ask for it once, and a settled request leaves it as it is. fn may read rows of
// the event alone, which nothing but a numbered change alters; what it makes of accounts, drafts or the log is kept for no
// later number. It doesn't look at the clock. Nobody writes to what it returns.
func Shared[T any](r *Read, key any, fn func() (T, error)) (T, error) {
	return Once(r, key, func() (T, error) {
		k, err := r.takeKept(key)
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

// otherwise is what a read does for itself when nothing may be shared, unless it may not go on.
func otherwise[T any](fn func() (T, error), err error) (value T, _ error) {
	if err != nil {
		return value, err
	}
	return fn()
}

// sharedFor is how long a result that nobody asks for is kept.
const sharedFor = 30 * time.Second

// sharing keeps what was read of each event.
type sharing struct {
	mu     sync.Mutex
	events map[change.Feed]*reading
}

// reading is what was read of one event, and what its last changes wrote.
type reading struct {
	epoch  string
	used   time.Time
	swept  time.Time
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

func (k *kept) take(ctx context.Context) error {
	select {
	case <-k.turn:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

func (k *kept) give() { k.turn <- struct{}{} }

// takeKept takes the turn at a result that may be shared with other reads; nil when this one may not.
func (r *Read) takeKept(key any) (*kept, error) {
	head, numbered := r.Head(r.scope.Feed())
	if r.rule || !numbered || r.scope.Place != access.AtEvent || r.scope.Household != "" || r.d.sharesNot() {
		return nil, nil
	}
	k := r.d.sharing.place(r.scope.Feed(), head.Epoch, key)
	if err := k.take(r.ctx); err != nil {
		return nil, err
	}
	return k, nil
}

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

// place is where a result is kept.
func (s *sharing) place(feed change.Feed, epoch string, key any) *kept {
	s.mu.Lock()
	defer s.mu.Unlock()
	now := time.Now()
	e := s.events[feed]
	if e == nil || e.epoch != epoch {
		e = &reading{epoch: epoch, swept: now, values: map[any]*kept{}, writes: map[int64]written{}}
		s.add(feed, e, now)
	}
	e.used = now
	if e.values[key] == nil {
		e.values[key] = newKept()
	}
	e.values[key].used = now
	e.sweep(now)
	return e.values[key]
}

// add gives an event its place and lets go of those that nobody reads.
func (s *sharing) add(feed change.Feed, e *reading, now time.Time) {
	if s.events == nil {
		s.events = map[change.Feed]*reading{}
	}
	for f, other := range s.events {
		if now.Sub(other.used) > sharedFor {
			delete(s.events, f)
		}
	}
	s.events[feed] = e
}

// sweep lets go of results that nobody asks for.
func (e *reading) sweep(now time.Time) {
	if now.Sub(e.swept) < sharedFor {
		return
	}
	e.swept = now
	for key, k := range e.values {
		if now.Sub(k.used) > sharedFor {
			delete(e.values, key)
		}
	}
}
