package web

import (
	"sync"
	"time"

	"golang.org/x/time/rate"
)

// Buckets per client block. A whole wedding may share the venue's address, so they are generous: they bound a flood,
// not a person. Failures of codes and sign-ins are counted in the database instead, for all replicas.
var buckets = map[Rate]struct {
	perSecond rate.Limit
	burst     int
}{
	RatePage:    {100, 400},
	RateCommand: {50, 200},
}

// maxClients bounds the memory; beyond it the oldest half is forgotten.
const maxClients = 20_000

type rates struct {
	mu      sync.Mutex
	clients map[string]*client
}

type client struct {
	limiter *rate.Limiter
	seen    time.Time
}

func newRates() *rates { return &rates{clients: map[string]*client{}} }

// allow takes one from the client's bucket; otherwise it says how long to wait.
func (r *rates) allow(class Rate, block string) (wait time.Duration, ok bool) {
	bucket, limited := buckets[class]
	if !limited {
		return 0, true
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	key := string(class) + " " + block
	c, known := r.clients[key]
	if !known {
		if len(r.clients) >= maxClients {
			r.forget()
		}
		c = &client{limiter: rate.NewLimiter(bucket.perSecond, bucket.burst)}
		r.clients[key] = c
	}
	now := time.Now()
	c.seen = now
	if c.limiter.AllowN(now, 1) {
		return 0, true
	}
	return time.Second, false
}

func (r *rates) forget() {
	cut := time.Now().Add(-time.Minute)
	for key, c := range r.clients {
		if c.seen.Before(cut) {
			delete(r.clients, key)
		}
	}
	if len(r.clients) >= maxClients {
		clear(r.clients)
	}
}
