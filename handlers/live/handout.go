package live

import (
	"runtime"
	"sync"
	"sync/atomic"
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

// bag is how many connections a hand takes at a time. Hands that take turns end together, also when one of the processors
// is busy with something else: who comes last would otherwise wait for the slower half.
const bag = 16

// handOut delivers to each, on all processors: a write on a connection is mostly the kernel's work.
func handOut(round []*taken) {
	var next atomic.Int64
	hand := func() {
		for {
			end := int(next.Add(bag))
			from := end - bag
			if from >= len(round) {
				return
			}
			for _, t := range round[from:min(end, len(round))] {
				t.deliver()
			}
		}
	}
	var hands sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), (len(round)+handful-1)/handful) - 1 {
		hands.Go(hand)
	}
	hand()
	hands.Wait()
}

// handful is how many connections make a further hand worth its start.
const handful = 64
