package simulate

import (
	"net/url"
	"sync"
	"time"
)

// command is one form that somebody sent, with the id under which it is carried out once.
type command struct {
	by     *browser
	deed   deed
	path   string
	values url.Values // its id among them
	at     time.Time  // when it was first sent
	took   time.Duration
	tries  int
	sure   bool // acknowledged, it must have an entry of its own in the log
	answer answer
}

// ledger is what was sent and what became of it.
type ledger struct {
	mu      sync.Mutex
	done    []command
	unheard []command // whose answer never came: carried out or not
	deeds   map[deed]int
	idle    int
	refused map[string]int // by sentence
	failed  map[string]int // by what was seen
	again   int            // sent again, since the reply was lost
	steps   int            // forms that change only the sender's own draft
}

func newLedger() *ledger {
	return &ledger{deeds: map[deed]int{}, refused: map[string]int{}, failed: map[string]int{}}
}

// add notes a command with its answer; its refusal counts under a sentence without names. The forms of the answer are
// left out: each holds the page that it stood on, and a long play has thousands of commands.
func (l *ledger) add(c command, sentence string) {
	c.answer.undo, c.answer.insist = nil, nil
	l.mu.Lock()
	defer l.mu.Unlock()
	l.again += c.tries - 1
	switch c.answer.verdict {
	case done:
		l.done = append(l.done, c)
		l.deeds[c.deed]++
	case idle:
		l.idle++
	case refused:
		l.refused[sentence]++
	case failed:
		l.failed[shape(c.path)+": "+sentence]++
		l.unheard = append(l.unheard, c)
	}
}

// fail notes something that went wrong and was no command: a page that didn't open.
func (l *ledger) fail(what string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.failed[what]++
}

func (l *ledger) step() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.steps++
}

// sums are how many were acknowledged, refused, failed, and sent in all.
func (l *ledger) sums() (acknowledged, no, wrong, all int) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for _, n := range l.refused {
		no += n
	}
	for _, n := range l.failed {
		wrong += n
	}
	return len(l.done), no, wrong, len(l.done) + no + wrong + l.idle
}
