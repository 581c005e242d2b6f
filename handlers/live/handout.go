package live

import (
	"runtime"
	"slices"
	"sync"
)

// nudge tells the View's delivery loop that there is something to do. It never blocks.
func (v *View) nudge() {
	select {
	case v.due <- struct{}{}:
	default:
	}
}

// deliver is the View's delivery loop, which is there as long as a connection is.
func (v *View) deliver() {
	var round []*taken
	for {
		select {
		case <-v.hub.done:
			return
		case <-v.due:
		}
		round = round[:0]
		v.mu.Lock()
		there := 0
		for s := range v.streams {
			if t := s.taken.Load(); t != nil {
				there++
				if t.dirty.CompareAndSwap(true, false) {
					round = append(round, t)
				}
			}
		}
		v.delivering = there > 0
		v.mu.Unlock()
		if there == 0 {
			return
		}
		handOut(round)
		clear(round)
	}
}

// bag is how many connections one goroutine serves before a second one is worth its start.
const bag = 64

// handOut delivers to each, on all processors: a write on a connection is mostly the kernel's work.
func handOut(round []*taken) {
	var hands sync.WaitGroup
	each := max(bag, (len(round)+runtime.GOMAXPROCS(0)-1)/runtime.GOMAXPROCS(0))
	for part := range slices.Chunk(round, each) {
		hands.Go(func() {
			for _, t := range part {
				t.deliver()
			}
		})
	}
	hands.Wait()
}
