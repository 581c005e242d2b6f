package simulate

import (
	"context"
	"errors"
	"fmt"
	"net"
	"path"
	"sync"
	"sync/atomic"
	"time"
)

// play is one simulation under way.
type play struct {
	*site
	Options
	ledger      *ledger
	arrivals    *arrivals
	host        *browser
	event       string // "/e/SLUG"
	households  []household
	guestOfDemo string // the household that newcomers are offered
	mu          sync.Mutex
	team        []string // the names of who plan
	people      []*person
	watchers    []*watcher
	began       int64 // how far the log had come when it began
	browsers    atomic.Int64
	voice       voice
	patient     time.Duration // how long a page may be without a stream before it counts as one that did not come back
	watching    sync.WaitGroup
	stop        context.CancelFunc // of the watchers
}

func newPlay(s *site, o Options) *play {
	return &play{
		site: s, Options: o, ledger: newLedger(), arrivals: newArrivals(), voice: voice{out: o.Out}, patient: patient,
		people: make([]*person, o.Planners+o.Guests), watchers: make([]*watcher, o.Watchers),
	}
}

// browser is a new one with a network address of its own.
func (p *play) browser(name string) *browser {
	return &browser{site: p.site, name: name, address: p.address()}
}

func (p *play) address() string {
	n := p.browsers.Add(1)
	return fmt.Sprintf("10.%d.%d.%d", n>>16&255, n>>8&255, n&255)
}

// knows notes the name of one who plans.
func (p *play) knows(name string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.team = append(p.team, name)
}

// spared says whether a page is of the household that newcomers are offered.
func (p *play) spared(href string) bool {
	return p.guestOfDemo != "" && path.Base(href) == p.guestOfDemo
}

// paced is a time at the simulation's speed.
func (p *play) paced(d time.Duration) time.Duration { return time.Duration(float64(d) / p.Speed) }

// startUp is how long a server that is being started is waited for.
const startUp = 20 * time.Second

// signIn waits for the server and makes the simulation's own browser the host.
func (p *play) signIn(ctx context.Context) (event string, err error) {
	for began := time.Now(); ; {
		event, err = p.host.signIn(ctx, "host")
		var closed *net.OpError
		if !errors.As(err, &closed) || closed.Op != "dial" || time.Since(began) > startUp || !pause(ctx, apart) {
			return event, err
		}
	}
}

// hands is how many of a crowd come in at the same time.
const hands = 12

// crowd does something for each of n, several at a time, and returns the first error.
func (p *play) crowd(ctx context.Context, n int, each func(context.Context, int) error) error {
	var group sync.WaitGroup
	var once sync.Once
	var failure error
	next := make(chan int)
	for range min(hands, n) {
		group.Go(func() {
			for i := range next {
				if err := each(ctx, i); err != nil {
					once.Do(func() { failure = err })
				}
			}
		})
	}
	for i := range n {
		next <- i
	}
	close(next)
	group.Wait()
	return errors.Join(failure, ctx.Err())
}

// run plays until the time is over or the context ends, and judges.
func (p *play) run(ctx context.Context) *Report {
	defer p.leave()
	after := context.WithoutCancel(ctx)
	p.watch(after, p.watchers)
	p.say("%d guests, %d planners and %d open pages, for %v at speed %v (seed %d).", p.Guests, p.Planners, p.Watchers, p.For, p.Speed, p.Seed)
	p.say("To watch, open two windows at %s/demo, sign in as two people, and put Guests and Seating side by side.", p.base)
	playing, end := context.WithTimeout(ctx, p.For)
	defer end()
	began := time.Now()
	var acting sync.WaitGroup
	for _, who := range p.people {
		acting.Go(func() { who.live(playing) })
	}
	acting.Go(func() { p.progress(playing) })
	<-playing.Done()
	acting.Wait()
	r := p.report(time.Since(began))
	p.say("Nobody acts any more; comparing what everybody sees.")
	checking, stop := context.WithTimeout(after, judging)
	defer stop()
	p.judge(checking, r)
	return r
}

// watch follows pages.
func (p *play) watch(ctx context.Context, pages []*watcher) {
	ctx, p.stop = context.WithCancel(ctx)
	for _, w := range pages {
		p.watching.Go(func() { w.follow(ctx) })
	}
}

// leave ends every stream and waits.
func (p *play) leave() {
	if p.stop != nil {
		p.stop()
	}
	p.watching.Wait()
}
