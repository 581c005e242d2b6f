package simulate

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"convive/handlers/live/model"
)

// entry is one line of the activity list.
type entry struct {
	actor   string
	claimed bool // by a command that was acknowledged
	draft   bool // says only that something was begun, which no command of the play is for
}

// begun is how a host's page tells of a reply that was begun and not sent.
const begun = "began a reply"

// newest is how far the log has come: the position of a page that was just read, since commands that had nothing to change
// have numbers and no entries.
func (p *play) newest(ctx context.Context) (int64, error) {
	d, err := p.host.getAnew(ctx, p.event+"/activity")
	if err != nil {
		return 0, err
	}
	newest := seqOf(model.Load(d.raw).Position())
	if newest == 0 {
		return 0, errors.New("the activity list has no position")
	}
	return newest, nil
}

func entries(d *document) map[int64]*entry {
	all := map[int64]*entry{}
	for _, li := range every(d.first(byID("activity-list")), tag("li")) {
		var seq int64
		if _, err := fmt.Sscanf(attr(li, "id"), "entry-%d", &seq); err == nil {
			all[seq] = &entry{actor: attr(li, "data-actor"), draft: strings.Contains(text(li), begun)}
		}
	}
	return all
}

// log reads all entries since the simulation began, page by page as a host would.
func (p *play) log(ctx context.Context) (map[int64]*entry, error) {
	all, next := map[int64]*entry{}, p.event+"/activity"
	for next != "" {
		d, err := p.host.get(ctx, next)
		if err != nil {
			return nil, err
		}
		next = ""
		oldest := int64(1) << 62
		for seq, e := range entries(d) {
			if oldest = min(oldest, seq); seq > p.began {
				all[seq] = e
			}
		}
		for _, a := range every(d.root, tag("a")) {
			if strings.Contains(attr(a, "href"), "/activity?before=") && oldest > p.began {
				next = attr(a, "href")
			}
		}
	}
	return all, nil
}

// logged looks for each acknowledged command in the activity list: at the number that its answer named, else as one of
// its sender's entries. A household's entries are counted exactly, since nobody else acts as it; team members may be
// somebody at this machine too.
func (p *play) logged(ctx context.Context) check {
	c := check{Name: "every acknowledged command stands in the activity list"}
	all, err := p.log(ctx)
	if err != nil {
		c.wrong("the list can't be read: %v", err)
		return c
	}
	due := tallies{}
	for _, cmd := range p.ledger.done {
		c.N++
		switch e := all[cmd.answer.seq]; {
		case cmd.answer.seq == 0 && cmd.sure:
			due.of(cmd.by).sure++
		case cmd.answer.seq == 0:
			due.of(cmd.by).maybe++
		case e == nil || e.actor != cmd.by.me || e.claimed:
			c.wrong("%s: entry %d is missing, another's, or stands for two commands (%s)", cmd.by.name, cmd.answer.seq, cmd.deed)
		default:
			e.claimed = true
		}
	}
	for _, cmd := range p.ledger.unheard {
		due.of(cmd.by).maybe++
	}
	for _, e := range all {
		if t := due[e.actor]; t != nil && !e.claimed && !e.draft {
			t.found++
		}
	}
	for _, t := range due {
		t.judge(&c)
	}
	return c
}

// tallies are by actor.
type tallies map[string]*tally

func (t tallies) of(b *browser) *tally {
	if t[b.me] == nil {
		t[b.me] = &tally{name: b.name, guest: b.guest}
	}
	return t[b.me]
}

// tally compares one actor's entries with what was acknowledged to them.
type tally struct {
	name  string
	guest bool
	sure  int // acknowledged, and nothing but a change of their own
	maybe int // acknowledged with nothing new to say, or never answered
	found int
}

func (t *tally) judge(c *check) {
	for range t.sure - t.found {
		c.wrong("%s: %d commands were acknowledged and %d stand in the list", t.name, t.sure, t.found)
	}
	if t.guest && t.found > t.sure+t.maybe {
		c.wrong("%s: %d commands were acknowledged and %d stand in the list", t.name, t.sure, t.found)
	}
}
