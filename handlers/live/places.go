package live

import (
	"errors"
	"slices"
	"sync"
)

// ErrFull says that there are too many streams; the page polls instead and tries again later.
var ErrFull = errors.New("live: no more streams")

// How many streams there may be: in this process, from one network address (a whole wedding sits behind the venue's),
// of one session (a browser's tabs), and of one person in all their browsers: an account, or a household.
const (
	maxStreams   = 10_000
	maxOfAddress = 200
	maxOfSession = 20
	maxOfPerson  = 80
)

// places counts the streams that are open, and those for which there was no place.
type places struct {
	mu      sync.Mutex
	all     int
	holder  map[holder]int
	refused map[string]int64 // by what was full
}

// holder is who holds streams, of one kind, and how many there may be.
type holder struct {
	kind, name string
	most       int
}

// holders are who is counted for a stream; those without a name aren't.
func (r Request) holders() []holder {
	return slices.DeleteFunc([]holder{
		{"address", r.Address, maxOfAddress}, {"session", r.Session, maxOfSession}, {"person", string(r.Looker.Actor.ID), maxOfPerson},
	}, func(h holder) bool { return h.name == "" })
}

// take finds a place for a stream; false when there is none.
func (p *places) take(r Request) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	if full := p.full(r); full != "" {
		if p.refused == nil {
			p.refused = map[string]int64{}
		}
		p.refused[full]++
		return false
	}
	p.count(r, 1)
	return true
}

// full says what has no place left for a stream; "" when there is one.
func (p *places) full(r Request) string {
	if p.all >= maxStreams {
		return "process"
	}
	for _, h := range r.holders() {
		if p.holder[h] >= h.most {
			return h.kind
		}
	}
	return ""
}

func (p *places) give(r Request) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.count(r, -1)
}

func (p *places) count(r Request, by int) {
	if p.holder == nil {
		p.holder = map[holder]int{}
	}
	p.all += by
	for _, h := range r.holders() {
		if p.holder[h] += by; p.holder[h] == 0 {
			delete(p.holder, h)
		}
	}
}

// Refused is for how many streams there was no place since the start, by what was full: "process", "address", "session"
// or "person".
func (h *Hub) Refused(full string) int64 {
	h.places.mu.Lock()
	defer h.places.mu.Unlock()
	return h.places.refused[full]
}
