package simulate

import (
	"context"
	"fmt"
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
	r.Checks = append(r.Checks, r.fewErrors(), r.fewEnded())
}

// attempts is how often a check is made while somebody else changes the event.
const attempts = 3

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
