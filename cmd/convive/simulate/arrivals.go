package simulate

import (
	"slices"
	"strings"
	"sync"
	"time"
)

// arrivals is when each entry of the log reached the seating pages that are watched. A move always changes such a page,
// so that none of its arrivals stands for a later one.
type arrivals struct {
	mu sync.Mutex
	at map[int64][]time.Time
}

func newArrivals() *arrivals { return &arrivals{at: map[int64][]time.Time{}} }

// came notes that a page went from one entry to another.
func (a *arrivals) came(path string, from, to int64, at time.Time) {
	if !strings.HasSuffix(path, "/seating") || from == 0 {
		return
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	for seq := from + 1; seq <= to; seq++ {
		a.at[seq] = append(a.at[seq], at)
	}
}

// since is how long after a move was sent each seating page showed it.
func (a *arrivals) since(moves []command) (all []time.Duration) {
	a.mu.Lock()
	defer a.mu.Unlock()
	for _, c := range moves {
		if c.answer.seq == 0 || c.tries > 1 || c.deed != toSeat && c.deed != toMove && c.deed != toUnseat {
			continue
		}
		for _, at := range a.at[c.answer.seq] {
			all = append(all, at.Sub(c.at))
		}
	}
	slices.Sort(all)
	return all
}
