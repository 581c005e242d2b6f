package simulate

import (
	"context"
	"fmt"
	"io"
	"strings"
	"sync"
	"time"
)

// voice tells the terminal what happens, at most so often that a person can read it.
type voice struct {
	mu   sync.Mutex
	out  io.Writer
	next time.Time
	last time.Time // when anything was said
}

// silent is how long nothing may be said, so that whoever waits sees that it still plays.
const silent = 20 * time.Second

// readable is how far two sentences about the play are apart.
const readable = 400 * time.Millisecond

func (p *play) say(format string, args ...any) {
	p.voice.mu.Lock()
	defer p.voice.mu.Unlock()
	p.voice.last = time.Now()
	fmt.Fprintf(p.voice.out, format+"\n", args...)
}

// progress says how far the play is whenever nothing was said for a while.
func (p *play) progress(ctx context.Context) {
	end, _ := ctx.Deadline()
	for pause(ctx, time.Second) {
		p.voice.mu.Lock()
		quiet := time.Since(p.voice.last) >= silent
		p.voice.mu.Unlock()
		if quiet {
			_, _, _, all := p.ledger.sums()
			p.say("  %s  %d open pages follow; %d commands so far, %v to go.", time.Now().Format(time.TimeOnly), p.Watchers, all, time.Until(end).Round(time.Second))
		}
	}
}

// tell says what became of a command, unless something else was said just now.
func (p *play) tell(who string, c command) {
	p.voice.mu.Lock()
	defer p.voice.mu.Unlock()
	now := time.Now()
	if now.Before(p.voice.next) || c.answer.verdict == idle {
		return
	}
	p.voice.next, p.voice.last = now.Add(readable), now
	words := c.answer.sentence
	switch {
	case c.answer.verdict != done:
		words = string(c.answer.verdict) + ": " + words
	case words == "": // a page follows, which says the rest
		words = "sent"
	}
	fmt.Fprintf(p.voice.out, "  %s  %-28.28s %-16s %s\n", now.Format(time.TimeOnly), who, c.deed, strings.TrimSpace(words))
}
