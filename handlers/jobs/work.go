package jobs

import (
	"context"
	"sync"
	"time"
)

// Progress is how far a work is: so much done of so much in all, 0 where nobody knows yet.
type Progress struct {
	Step        string
	Done, Total int
	Best        Best // of a search
}

// Best is the best that a search has found so far.
type Best struct {
	Found  bool
	Points int64 // thousandths of what is shown
	Broken int   // rules that it breaks
	Plan   any   // what is drawn of it: a pointer, another for each
}

// Work is one of them.
type Work struct {
	about, name string
	works       *Works
	life        context.Context
	cancel      context.CancelFunc
	over        chan struct{} // closed at the end

	mu      sync.Mutex
	at      Progress
	outcome any
	err     error

	forget *time.Timer // from its end on, until somebody takes that; the works' lock guards it
}

// gone forgets the work: its end was taken, or nobody came for it.
func (o *Work) gone() {
	o.works.mu.Lock()
	defer o.works.mu.Unlock()
	o.works.drop(o)
}

// At says how far the work is. Its error says that the work was cancelled.
func (o *Work) At(step string, done, total int) error {
	return o.Tell(Progress{Step: step, Done: done, Total: total})
}

// Tell is At with the best of a search.
func (o *Work) Tell(at Progress) error {
	o.works.mu.Lock()
	hold := o.works.faults.Hold
	o.works.mu.Unlock()
	o.mu.Lock()
	o.at = at
	o.mu.Unlock()
	if hold != nil {
		hold(o.life, at)
	}
	return o.life.Err()
}

// Progress is how far it is.
func (o *Work) Progress() Progress {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.at
}

// Over says whether it has ended.
func (o *Work) Over() bool {
	select {
	case <-o.over:
		return true
	default:
		return false
	}
}

// Wait waits for the end as long as one is patient, and says whether it has come.
func (o *Work) Wait(ctx context.Context) bool {
	if o.works.Patience <= 0 {
		return o.Over()
	}
	patience, cancel := context.WithTimeout(ctx, o.works.Patience)
	defer cancel()
	return o.End(patience)
}

// End waits for the end, and says whether it has come before the context's.
func (o *Work) End(ctx context.Context) bool {
	select {
	case <-o.over:
		return true
	case <-ctx.Done():
		return o.Over()
	}
}

// Take is what came of a work that is over. Nobody else finds it afterwards.
func (o *Work) Take() (any, error) {
	o.gone()
	return o.Look()
}

// Keep has the outcome of a work that is over wait so long for whoever asked for it, from now on.
func (o *Work) Keep(long time.Duration) {
	o.works.mu.Lock()
	defer o.works.mu.Unlock()
	if o.forget != nil {
		o.forget.Reset(long)
	}
}

// Look is what came of a work that is over, for somebody else to take.
func (o *Work) Look() (any, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.outcome, o.err
}

// Cancel asks it to end. What came of it shows at its end: it may have been over.
func (o *Work) Cancel() { o.cancel() }

// Heed asks once a second, also while it waits for its turn, whether the work was stopped elsewhere, and cancels it then: who asked
// for it may be answered by another process.
func (o *Work) Heed(stopped func(context.Context) bool) {
	o.works.done.Go(func() {
		look := time.NewTicker(betweenAsks)
		defer look.Stop()
		for {
			select {
			case <-o.over:
				return
			case <-look.C:
			}
			if stopped(o.life) {
				o.Cancel()
				return
			}
		}
	})
}

// Follow calls show with how far the work is, whenever that has changed, until its end or the context's; it says whether
// the work is over.
func (o *Work) Follow(ctx context.Context, show func(Progress) error) (over bool, err error) {
	look := time.NewTicker(betweenLooks)
	defer look.Stop()
	shown := Progress{Done: -1}
	for {
		if at := o.Progress(); at != shown {
			if err := show(at); err != nil {
				return false, err
			}
			shown = at
		}
		select {
		case <-o.over:
			return true, nil
		case <-ctx.Done():
			return false, ctx.Err()
		case <-look.C:
		}
	}
}
