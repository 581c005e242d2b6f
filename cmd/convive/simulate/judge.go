package simulate

import (
	"context"
	"fmt"
	"sync"
	"time"
)

// judging bounds all checks together.
const judging = 5 * time.Minute

// How long nothing may arrive before everything has arrived, and how long that is waited for at most. The quiet is
// longer than the second after which a server looks at its log by itself.
const (
	quiet   = 2500 * time.Millisecond
	settled = 20 * time.Second
)

// check is one thing that must hold at the end.
type check struct {
	Name  string
	Wrong []string // at most wrongs of them, in words; none is all right
	N     int      // how many things were looked at
	Bad   int      // how many of them were wrong
}

// wrongs bounds what is told of one check.
const wrongs = 5

func (c *check) wrong(format string, args ...any) {
	if c.Bad++; len(c.Wrong) < wrongs {
		c.Wrong = append(c.Wrong, fmt.Sprintf(format, args...))
	}
}

func (p *play) judge(ctx context.Context, r *Report) {
	r.Checks = append(r.Checks, p.pagesEqual(ctx), p.logged(ctx), p.doneOnce(ctx))
	p.countStreams(r)
	r.Checks = append(r.Checks, r.fewErrors())
}

// attempts is how often a check is made while somebody else changes the event.
const attempts = 3

// pagesEqual closes the streams and compares each page with a fresh one. The streams are closed first: a page that is
// fetched would bring them up to date, and hide a wake that was lost. Where somebody else changed the event meanwhile,
// it is done again.
func (p *play) pagesEqual(ctx context.Context) (c check) {
	for range attempts {
		c = check{Name: "every watched page equals a fresh one"}
		p.settle(ctx)
		p.leave()
		before, err := p.newest(ctx)
		if err == nil {
			p.compare(ctx, &c)
		}
		after, err2 := p.newest(ctx)
		if err != nil || err2 != nil {
			c.wrong("the activity list can't be read")
		}
		if c.Bad == 0 || before == after {
			return c
		}
		p.watch(ctx)
	}
	return c
}

// settle waits until nothing arrives any more.
func (p *play) settle(ctx context.Context) {
	began := time.Now()
	for time.Since(began) < settled && time.Since(p.latest(began)) < quiet && pause(ctx, quiet/10) {
	}
}

func (p *play) latest(last time.Time) time.Time {
	for _, w := range p.watchers {
		w.mu.Lock()
		if w.last.After(last) {
			last = w.last
		}
		w.mu.Unlock()
	}
	return last
}

func (p *play) compare(ctx context.Context, c *check) {
	mark := fmt.Sprint(time.Now().UnixNano())
	var mu sync.Mutex
	_ = p.crowd(ctx, len(p.watchers), func(ctx context.Context, n int) error {
		w := p.watchers[n]
		diff, err := w.differs(ctx, mark)
		mu.Lock()
		defer mu.Unlock()
		if c.N++; err != nil {
			c.wrong("%s can't be loaded: %v", shape(w.path), err)
		} else if diff != "" {
			c.wrong("%s: %s", shape(w.path), diff)
		}
		return nil
	})
}
