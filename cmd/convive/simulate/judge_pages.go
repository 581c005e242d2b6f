package simulate

import (
	"context"
	"fmt"
	"strings"
	"sync"
	"time"

	"convive/handlers/live/model"
)

// pagesEqual closes the streams and compares each page with a fresh one. The streams are closed first: a page that is
// fetched would bring them up to date, and hide a wake that was lost. A page that differs is wrong, unless the fresh one
// says that somebody else has changed the event since; only such a page is followed and looked at again.
func (p *play) pagesEqual(ctx context.Context) check {
	c := comparison{play: p, check: check{Name: "every watched page equals a fresh one"}}
	left := p.watchers
	for n := 1; ; n++ {
		p.settle(ctx)
		p.leave()
		c.last = n == attempts
		if left = c.round(ctx, left); len(left) == 0 {
			return c.check
		}
		p.watch(ctx, left)
	}
}

// comparison is one round of looking at pages, or several.
type comparison struct {
	check
	play *play
	last bool // no further round follows
	mu   sync.Mutex
	left []*watcher // that somebody else's Change made stale before the fresh page came
}

// round compares pages whose streams are closed, and returns those that can't be judged.
func (c *comparison) round(ctx context.Context, pages []*watcher) []*watcher {
	c.left = nil
	at, err := c.play.newest(ctx)
	if err != nil {
		c.wrong("the activity list can't be read")
		return nil
	}
	c.compare(ctx, pages, at)
	return c.left
}

// compare looks at pages that are to equal fresh ones at a number of the log.
func (c *comparison) compare(ctx context.Context, pages []*watcher, at int64) {
	mark := fmt.Sprint(time.Now().UnixNano())
	_ = c.play.crowd(ctx, len(pages), func(ctx context.Context, n int) error {
		c.look(ctx, pages[n], mark, at)
		return nil
	})
}

// look judges one page. The mark in the address, which no page reads, makes the server render the page anew: the bytes
// that it keeps for the address itself are those that the stream brought, and would hide a topic that was forgotten. The
// header makes it read the page anew: servers share what they read of an event (models/db/shared.go), and what is wrong
// there would be wrong in both.
func (c *comparison) look(ctx context.Context, w *watcher, mark string, at int64) {
	sign := "?"
	if strings.Contains(w.path, "?") {
		sign = "&"
	}
	d, err := w.by.getAnew(ctx, w.path+sign+"anew="+mark)
	c.mu.Lock()
	defer c.mu.Unlock()
	c.N++
	if err != nil {
		c.wrong("%s can't be loaded: %v", shape(w.path), err)
		return
	}
	fresh := model.Load(d.raw)
	diff, fault := w.differs(fresh)
	switch came := seqOf(fresh.Position()); {
	case fault != "":
		c.wrong("%s: %s", shape(w.path), fault)
	case came < at:
		c.wrong("%s: a fresh page stands at %d, and %d was acknowledged", shape(w.path), came, at)
	case diff == "":
	case came > at && !c.last:
		c.N--
		c.left = append(c.left, w)
	default:
		c.wrong("%s: %s", shape(w.path), diff)
	}
}

// differs says where the page differs from a fresh one; "" is nowhere. It is asked when the stream is closed.
func (w *watcher) differs(fresh *model.Page) (diff, fault string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.fault != "" {
		return "", w.fault
	}
	return w.page.Diff(fresh), ""
}
