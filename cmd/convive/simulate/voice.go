package simulate

import (
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
}

// readable is how far two sentences about the play are apart.
const readable = 400 * time.Millisecond

func (p *play) say(format string, args ...any) {
	p.voice.mu.Lock()
	defer p.voice.mu.Unlock()
	fmt.Fprintf(p.voice.out, format+"\n", args...)
}

// tell says what became of a command, unless something else was said just now.
func (p *play) tell(who string, c command) {
	p.voice.mu.Lock()
	defer p.voice.mu.Unlock()
	now := time.Now()
	if now.Before(p.voice.next) || c.answer.verdict == idle {
		return
	}
	p.voice.next = now.Add(readable)
	words := c.answer.sentence
	switch {
	case c.answer.verdict != done:
		words = string(c.answer.verdict) + ": " + words
	case words == "": // a page follows, which says the rest
		words = "sent"
	}
	fmt.Fprintf(p.voice.out, "  %s  %-28.28s %-16s %s\n", now.Format(time.TimeOnly), who, c.deed, strings.TrimSpace(words))
}
