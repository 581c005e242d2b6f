package live

import (
	"errors"
	"sync"
)

// ErrFull says that there are too many streams; the page polls instead and tries again later.
var ErrFull = errors.New("live: no more streams")

// How many streams there may be: in this process, from one network address (a whole wedding sits behind the venue's),
// and of one session (a person's tabs).
const (
	maxStreams   = 10_000
	maxOfAddress = 200
	maxOfSession = 20
)

// places counts the streams that are open.
type places struct {
	mu     sync.Mutex
	all    int
	holder map[string]int // "address …" or "session …"
}

// take finds a place for a stream; false when there is none.
func (p *places) take(r Request) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.all >= maxStreams || r.Address != "" && p.holder["address "+r.Address] >= maxOfAddress || r.Session != "" && p.holder["session "+r.Session] >= maxOfSession {
		return false
	}
	p.count(r, 1)
	return true
}

func (p *places) give(r Request) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.count(r, -1)
}

func (p *places) count(r Request, by int) {
	if p.holder == nil {
		p.holder = map[string]int{}
	}
	p.all += by
	for kind, name := range map[string]string{"address ": r.Address, "session ": r.Session} {
		if name == "" {
			continue
		}
		if p.holder[kind+name] += by; p.holder[kind+name] == 0 {
			delete(p.holder, kind+name)
		}
	}
}
