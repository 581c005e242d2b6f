package simulate

import (
	"hash/fnv"
	"math/rand/v2"
	"time"
)

// deed is something that people do.
type deed string

// What guests do, and what planners do.
const (
	toReply  deed = "reply"
	toAsk    deed = "ask"
	toLook   deed = "look"
	toSeat   deed = "seat"
	toMove   deed = "move"
	toUnseat deed = "unseat"
	toSettle deed = "settle"
	toReopen deed = "reopen"
	toUndo   deed = "take back"
	toEnter  deed = "reply on behalf"
)

// role is one kind of virtual person: how often they act at speed 1, and what they do how often.
type role struct {
	name  string
	every time.Duration
	deeds map[deed]int // weights
	order []deed
}

// A guest acts every 20 s on average, a planner every 10.
var (
	aGuest   = role{"guest", 20 * time.Second, map[deed]int{toReply: 14, toAsk: 3, toLook: 3}, []deed{toReply, toAsk, toLook}}
	aPlanner = role{"planner", 10 * time.Second,
		map[deed]int{toSeat: 6, toMove: 4, toUnseat: 2, toSettle: 5, toReopen: 1, toUndo: 2, toEnter: 1},
		[]deed{toSeat, toMove, toUnseat, toSettle, toReopen, toUndo, toEnter}}
)

// act is one thing that somebody will do: when, what, and the luck that chooses among what their page then shows.
type act struct {
	after time.Duration // since their last one, at speed 1
	deed  deed
	luck  uint64
}

func (a act) dice() *rand.Rand { return rand.New(rand.NewPCG(a.luck, 0)) }

// plan is all that one person will do, without end. It follows from the seed alone, whatever the server answers.
type plan struct {
	role  role
	rng   *rand.Rand
	begun bool
}

func newPlan(seed uint64, r role, n int) *plan {
	name := fnv.New64a()
	_, _ = name.Write([]byte(r.name))
	return &plan{role: r, rng: rand.New(rand.NewPCG(seed, name.Sum64()+uint64(n)))}
}

// next is evenly between half and one and a half of the pace; the first is anywhere before that, so that not everybody
// begins at once.
func (p *plan) next() act {
	share := 0.5 + p.rng.Float64()
	if !p.begun {
		p.begun = true
		share -= 0.5
	}
	return act{after: time.Duration(share * float64(p.role.every)), deed: p.choose(), luck: p.rng.Uint64()}
}

func (p *plan) choose() deed {
	sum := 0
	for _, d := range p.role.order {
		sum += p.role.deeds[d]
	}
	at := p.rng.IntN(sum)
	for _, d := range p.role.order {
		if at -= p.role.deeds[d]; at < 0 {
			return d
		}
	}
	return ""
}
