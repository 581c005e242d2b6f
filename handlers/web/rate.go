package web

import (
	"cmp"
	"slices"
	"sync"
	"time"

	"golang.org/x/time/rate"
)

// bucket is how many requests somebody may make: so many a second, and so many at once after a rest.
type bucket struct {
	perSecond rate.Limit
	burst     int
}

// Who is known draws from a bucket of their own, wherever they are; everybody else of one address shares one. So a
// flood from the venue's address keeps only those out whom nobody knows yet, and a person who comes from many addresses
// has no more than one. Both are generous: they bound a flood. Failures of codes and sign-ins are counted in the
// database instead, for all processes.
var (
	ofAddress = map[Rate]bucket{RatePage: {100, 400}, RateCommand: {50, 200}}
	ofPerson  = map[Rate]bucket{RatePage: {50, 200}, RateCommand: {25, 100}}
)

// maxClients bounds the memory: so many buckets, and so many browsers that are known.
const maxClients = 20_000

// rates are the buckets of this process.
type rates struct {
	mu      sync.Mutex
	clients map[string]*client
	known   map[string]string // persons, by what their browser shows; see bearer
}

type client struct {
	limiter *rate.Limiter
	seen    time.Time
}

func newRates() *rates { return &rates{clients: map[string]*client{}, known: map[string]string{}} }

// allow takes one from a bucket; otherwise it says how long it takes until there is one again.
func (r *rates) allow(class Rate, of map[Rate]bucket, who string) (wait time.Duration, ok bool) {
	b, limited := of[class]
	if !limited {
		return 0, true
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	now := time.Now()
	key := string(class) + " " + who
	c := r.clients[key]
	if c == nil {
		if len(r.clients) >= maxClients {
			r.forget(now)
		}
		c = &client{limiter: rate.NewLimiter(b.perSecond, b.burst)}
		r.clients[key] = c
	}
	c.seen = now
	taking := c.limiter.ReserveN(now, 1)
	if wait = taking.DelayFrom(now); wait > 0 {
		taking.CancelAt(now)
		return wait, false
	}
	return 0, true
}

// forget makes room: first the buckets that are full again, of which nothing is lost, then the half that was not drawn
// from for the longest time.
func (r *rates) forget(now time.Time) {
	for key, c := range r.clients {
		if c.limiter.TokensAt(now) >= float64(c.limiter.Burst()) {
			delete(r.clients, key)
		}
	}
	if len(r.clients) < maxClients {
		return
	}
	keys := make([]string, 0, len(r.clients))
	for key := range r.clients {
		keys = append(keys, key)
	}
	slices.SortFunc(keys, func(a, b string) int {
		return cmp.Or(r.clients[a].seen.Compare(r.clients[b].seen), cmp.Compare(a, b))
	})
	for _, key := range keys[:len(keys)/2] {
		delete(r.clients, key)
	}
}

// person is who was behind a browser the last time; "" when nobody knows.
func (r *rates) person(bearer string) string {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.known[bearer]
}

// remember notes who is behind a browser. It gives nobody authority, but a bucket.
func (r *rates) remember(bearer, person string) {
	if bearer == "" || person == "" {
		return
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	if len(r.known) >= maxClients {
		clear(r.known) // who comes again is known again
	}
	r.known[bearer] = person
}
