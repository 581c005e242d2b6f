package web

import (
	"sync"
	"time"
)

// pollsLast is how long a page that polled counts as one that does: a little more than the longest interval.
const pollsLast = 75 * time.Second

// polls are the pages that poll, for want of a stream; what tells them apart is kept as long as they do, and never shown.
type polls struct {
	mu   sync.Mutex
	last map[string]time.Time
}

// note says that a page polled, or that it has its stream again.
func (p *polls) note(page string, polled bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	page = hash(page)
	if !polled {
		delete(p.last, page)
		return
	}
	if p.last == nil {
		p.last = map[string]time.Time{}
	}
	if len(p.last) >= maxClients {
		p.forget()
	}
	if len(p.last) < maxClients {
		p.last[page] = time.Now()
	}
}

// count is how many pages polled lately.
func (p *polls) count() int {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.forget()
	return len(p.last)
}

func (p *polls) forget() {
	for page, at := range p.last {
		if time.Since(at) > pollsLast {
			delete(p.last, page)
		}
	}
}
