package jobs

import (
	"context"
	"fmt"
	"log/slog"
	"runtime/debug"
	"sync"
	"time"
)

// Patience is how long somebody waits for the end of a long work before they are shown how far it is.
const Patience = time.Second

// betweenLooks bounds how often somebody is told how far a work is: five times a second.
const betweenLooks = 200 * time.Millisecond

// betweenAsks is how often a work asks whether it was stopped elsewhere.
const betweenAsks = time.Second

// atOnce is how many works are done at once; others wait for their turn.
const atOnce = 2

// untaken is how long the end of a work waits for who asked for it.
const untaken = 30 * time.Second

// Works is the long work of this process that somebody waits for: a guest list that is read or imported. It goes on when
// their page is closed, and is theirs to cancel. How far it is stands in memory alone, as everything that is gone in a
// moment: when the process ends, so does the work, and nothing of it is left.
type Works struct {
	// Patience is how long the end is waited for; tests have more, or none.
	Patience time.Duration

	life  context.Context
	end   context.CancelFunc
	done  sync.WaitGroup
	turns chan struct{} // of so many at once: a long list takes memory

	mu     sync.Mutex
	all    map[string]*Work // by what they are about and their name
	under  int              // how many are being done
	usual  int              // how much memory may grow before it is collected while none is, in percent
	faults Faults
}

// Faults is what tests do to works.
type Faults struct {
	// Hold is called whenever a work says how far it is, when everybody may know.
	Hold func(context.Context, Progress)
}

// NewWorks makes room for long work; Close ends it.
func NewWorks() *Works {
	w := &Works{Patience: Patience, turns: make(chan struct{}, atOnce), all: map[string]*Work{}}
	w.life, w.end = context.WithCancel(context.Background())
	return w
}

// Close cancels what is under way and waits for its end.
func (w *Works) Close() {
	w.end()
	w.done.Wait()
}

// SetFaults is for tests.
func (w *Works) SetFaults(f Faults) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.faults = f
}

// Begin starts a work, or finds the one of that name that is under way or whose end nobody has taken yet. About is what
// it is done to, by which it is found again.
func (w *Works) Begin(about, name string, do func(context.Context, *Work) (any, error)) *Work {
	one, _ := w.Undertake(about, name, do, func(any, error) {})
	return one
}

// Undertake is Begin for who writes down what becomes of a work: begun is false where another one was found. Whatever comes of a
// work that was begun, ended is told of it once, before anybody else is: also of one that was cancelled before its turn, that
// failed or that panicked.
func (w *Works) Undertake(about, name string, do func(context.Context, *Work) (any, error), ended func(outcome any, err error)) (it *Work, begun bool) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if one := w.all[about+" "+name]; one != nil {
		return one, false
	}
	one := &Work{about: about, name: name, works: w, over: make(chan struct{})}
	one.life, one.cancel = context.WithCancel(w.life)
	w.all[about+" "+name] = one
	w.done.Go(func() {
		defer one.cancel()
		outcome, err := one.run(do)
		ended(outcome, err)
		one.mu.Lock()
		one.outcome, one.err = outcome, err
		one.mu.Unlock()
		w.mu.Lock()
		one.forget = time.AfterFunc(untaken, one.gone)
		w.mu.Unlock()
		close(one.over)
	})
	return one, true
}

// run waits for its turn. A panic is an error, as in a request.
func (o *Work) run(do func(context.Context, *Work) (any, error)) (outcome any, err error) {
	select {
	case o.works.turns <- struct{}{}:
	case <-o.life.Done():
		return nil, o.life.Err()
	}
	o.works.lean(1)
	defer func() {
		o.works.lean(-1)
		<-o.works.turns
		if r := recover(); r != nil {
			slog.Error("long work panicked", "panic", r, "stack", string(debug.Stack()))
			err = fmt.Errorf("jobs: panic: %v", r)
		}
	}()
	outcome, err = do(o.life, o)
	if err != nil && o.life.Err() != nil {
		err = context.Canceled // in words of its own, as of a statement that was interrupted
	}
	return outcome, err
}

// leanly is by how many percent memory may grow, while long work is done, before it is collected.
const leanly = 50

// lean counts a work that begins or ends. A long list leaves much behind on its way: as long as one is read, memory is
// collected earlier.
func (w *Works) lean(more int) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.under += more
	switch {
	case w.under == 1 && more > 0:
		w.usual = debug.SetGCPercent(leanly)
	case w.under == 0:
		debug.SetGCPercent(w.usual)
	}
}

// Find is a work that is being done about something, else one whose end nobody has taken yet; nil when there is none.
func (w *Works) Find(about string) (found *Work) {
	w.mu.Lock()
	defer w.mu.Unlock()
	for _, one := range w.all {
		if one.about == about && (found == nil || !one.Over()) {
			found = one
		}
	}
	return found
}

// Forget takes the ends of all works about something away; those under way go on.
func (w *Works) Forget(about string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	for _, one := range w.all {
		if one.about == about && one.Over() {
			w.drop(one)
		}
	}
}

// drop forgets a work, so that nothing keeps in memory what came of it; the lock is held.
func (w *Works) drop(one *Work) {
	if key := one.about + " " + one.name; w.all[key] == one {
		delete(w.all, key)
	}
	if one.forget != nil {
		one.forget.Stop()
	}
}
