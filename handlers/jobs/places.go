// Package jobs is what runs beside the requests: work that follows from what people did. Each job has an owner that waits
// for its end. What a job does to an event is a command as anybody's, with an id of its own, so that it happens once
// however often it is tried, and by however many processes.
package jobs

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
	"convive/models/events"
	"convive/models/guests"
)

// again is how long a job waits before it tries anew what the database refused.
const again = time.Second

// convive is who fills places.
var convive = change.Actor{Kind: change.ByConvive}

// freeing is what a change is about by which a place may become free, or somebody comes to wait for one.
var freeing = change.Topics{change.Invitations, change.Occasions}

// Places invites those who wait for a place as soon as there is one. It looks at every event when it starts and whenever
// it may have missed something, and at an event after each of its changes that may have freed a place.
type Places struct {
	d    *db.DB
	end  context.CancelFunc
	done sync.WaitGroup
	poke chan struct{} // holds one thing while there is something to look at

	mu  sync.Mutex
	due map[change.ID]bool // events
	all bool               // every event
}

// FillPlaces starts the job; Close ends it.
func FillPlaces(d *db.DB) *Places {
	ctx, end := context.WithCancel(context.Background())
	p := &Places{d: d, end: end, poke: make(chan struct{}, 1), due: map[change.ID]bool{}}
	d.OnCommit(func(e change.Entry) {
		if e.Change.Topics().Touches(freeing) {
			p.Look(e.Feed)
		}
	})
	p.lookEverywhere()
	p.done.Go(func() { p.run(ctx) })
	p.done.Go(func() { d.Listen(ctx, func(f change.Feed, _ int64) { p.Look(f) }, p.lookEverywhere) })
	return p
}

// Close ends the job and waits for it.
func (p *Places) Close() {
	p.end()
	p.done.Wait()
}

// Look has an event looked at; other feeds have no places.
func (p *Places) Look(f change.Feed) {
	if event, ok := f.Event(); ok {
		p.mu.Lock()
		p.due[event] = true
		p.mu.Unlock()
		p.wake()
	}
}

func (p *Places) lookEverywhere() {
	p.mu.Lock()
	p.all = true
	p.mu.Unlock()
	p.wake()
}

func (p *Places) wake() {
	select {
	case p.poke <- struct{}{}:
	default:
	}
}

func (p *Places) run(ctx context.Context) {
	for {
		select {
		case <-ctx.Done():
			return
		case <-p.poke:
		}
		if err := p.work(ctx); err != nil && ctx.Err() == nil {
			slog.Warn("free places could not be given to who waits for them; it is tried again", "error", err)
			select {
			case <-ctx.Done():
			case <-time.After(again):
				p.wake()
			}
		}
	}
}

// work looks at what is due; what fails is due again.
func (p *Places) work(ctx context.Context) error {
	p.mu.Lock()
	all, due := p.all, p.due
	p.all, p.due = false, map[change.ID]bool{}
	p.mu.Unlock()
	err := p.fillAll(ctx, all, due)
	if err != nil {
		p.mu.Lock()
		defer p.mu.Unlock()
		p.all = p.all || all
		for id := range due {
			p.due[id] = true
		}
	}
	return err
}

func (p *Places) fillAll(ctx context.Context, all bool, due map[change.ID]bool) error {
	if all {
		ids, err := p.limited(ctx)
		if err != nil {
			return err
		}
		for _, id := range ids {
			due[id] = true
		}
	}
	for id := range due {
		if err := p.fill(ctx, id); err != nil {
			return err
		}
		delete(due, id)
	}
	return nil
}

// limited are the events with an occasion that has so many places and no more.
func (p *Places) limited(ctx context.Context) (ids []change.ID, err error) {
	err = p.d.Read(ctx, access.Installation(convive), func(r *db.Read) (err error) {
		ids, err = events.Limited(r)
		return err
	})
	return ids, err
}

// fill gives an event's free places to who waits for them. The command is named after the number at which the places were
// seen to be free, which is that of the change that freed them or of one right after it.
func (p *Places) fill(ctx context.Context, event change.ID) error {
	scope := access.SystemAt("", event, convive)
	var seen db.Head
	waits := false
	err := p.d.Read(ctx, scope, func(r *db.Read) error {
		var there bool
		if seen, there = r.Head(scope.Feed()); !there {
			return nil // deleted meanwhile
		}
		if limited, err := events.Limits(r); err != nil || !limited {
			return err
		}
		all, err := guests.AllPlaces(r)
		for _, of := range all {
			waits = waits || len(of.Next()) > 0
		}
		return err
	})
	if err != nil || !waits {
		return err
	}
	id := change.CommandID{ID: fmt.Sprintf("places-%s-%d", seen.Epoch, seen.Seq)}
	if _, err = p.d.Mutate(ctx, scope, id, guests.FillPlaces); errors.Is(err, db.ErrNotFound) {
		return nil // deleted meanwhile
	}
	return err
}
