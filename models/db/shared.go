package db

import (
	"context"
	"sync"
	"time"

	"convive/models/access"
	"convive/models/change"
)

// Shared is Once, and more: reads of an event at the same number of its log give the same result, whoever reads, so that
// ten pages which show the guest list ask for it once per change. fn may read rows of the event alone, which nothing but
// a numbered change alters: no accounts, no drafts, no clock. Nobody writes to what it returns.
func Shared[T any](r *Read, key any, fn func() (T, error)) (T, error) {
	return Once(r, key, func() (T, error) {
		kept := r.shared(key)
		if kept == nil {
			return fn()
		}
		if err := kept.take(r.ctx); err != nil {
			return *new(T), err
		}
		defer kept.give()
		if value, ok := kept.value.(T); ok {
			return value, nil
		}
		value, err := fn()
		if err == nil {
			kept.value = value
		}
		return value, err
	})
}

// sharedFor is how long the results of an event that nobody reads are kept.
const sharedFor = 30 * time.Second

// sharing keeps what was read at the latest number of each event's log.
type sharing struct {
	mu     sync.Mutex
	events map[change.Feed]*reading
}

// reading is what was read at one number.
type reading struct {
	at     Head
	used   time.Time
	values map[any]*kept
}

// kept is one result; whoever comes while it is being read waits for it, as long as its own reading may last.
type kept struct {
	turn  chan struct{} // holds one thing while nobody is at it
	value any
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

// shared is the place of a result that may be shared with other reads, nil when this one may not.
func (r *Read) shared(key any) *kept {
	head, numbered := r.Head(r.scope.Feed())
	if r.rule || !numbered || r.scope.Place != access.AtEvent || r.scope.Household != "" || r.d.sharesNot() {
		return nil
	}
	return r.d.sharing.at(r.scope.Feed(), head, key)
}

func (s *sharing) at(feed change.Feed, head Head, key any) *kept {
	s.mu.Lock()
	defer s.mu.Unlock()
	now := time.Now()
	was := s.events[feed]
	switch {
	case was != nil && was.at.Epoch == head.Epoch && was.at.Seq > head.Seq:
		return nil // it reads what is past
	case was == nil || was.at != head:
		was = &reading{at: head, values: map[any]*kept{}}
		s.keep(feed, was, now)
	}
	was.used = now
	if was.values[key] == nil {
		was.values[key] = newKept()
	}
	return was.values[key]
}

// keep puts a reading into its place and lets go of those that nobody uses.
func (s *sharing) keep(feed change.Feed, now *reading, at time.Time) {
	if s.events == nil {
		s.events = map[change.Feed]*reading{}
	}
	for f, other := range s.events {
		if at.Sub(other.used) > sharedFor {
			delete(s.events, f)
		}
	}
	s.events[feed] = now
}
