// Package rivals are what the bench compares the product's solver with: a greedy one, plain annealing, and the two-stage
// tabu search of Lewis and Carroll (JORS 2016, doi 10.1057/jors.2016.34). They know blocks, ties and seats, no more.
package rivals

import (
	"cmp"
	"math/rand/v2"
	"slices"

	"convive/models/autoseat/instance"
)

// Rival fills a room until its time is spent, of which it is told the share; it returns the score and how many hard
// rules are broken.
type Rival struct {
	Name string
	Seat func(in *instance.Instance, spent func() float64) (score float64, broken int)
}

// All rivals, the weakest first.
var All = []Rival{
	{"greedy", func(in *instance.Instance, _ func() float64) (float64, int) { return newRoom(in).greedy().result() }},
	{"annealing", func(in *instance.Instance, spent func() float64) (float64, int) {
		return newRoom(in).anneal(spent).result()
	}},
	{"tabu", func(in *instance.Instance, spent func() float64) (float64, int) {
		return newRoom(in).tabu(spent).result()
	}},
}

// hard is what a broken rule costs a rival.
const hard = 1000

// room is a plan of blocks: households joined by musts.
type room struct {
	size []int
	caps []int
	ties [][]tie
	at   []int
	load []int
	rnd  *rand.Rand
}

type tie struct {
	other  int
	weight float64
	never  int
}

func newRoom(in *instance.Instance) *room {
	parent := map[string]string{}
	var root func(string) string
	root = func(id string) string {
		if p, ok := parent[id]; ok && p != id {
			return root(p)
		}
		return id
	}
	for _, g := range in.Guests {
		if g.Household != "" {
			parent[root(g.ID)] = root("household " + g.Household)
		}
	}
	for _, e := range in.Edges {
		if e.Rule == "must" {
			parent[root(e.A)] = root(e.B)
		}
	}
	r := &room{rnd: rand.New(rand.NewPCG(1, 1))}
	block := map[string]int{}
	for _, g := range in.Guests {
		b, ok := block[root(g.ID)]
		if !ok {
			b = len(r.size)
			block[root(g.ID)] = b
			r.size = append(r.size, 0)
		}
		r.size[b]++
	}
	for _, t := range in.Tables {
		r.caps = append(r.caps, t.Seats)
	}
	r.ties = make([][]tie, len(r.size))
	for _, e := range in.Edges {
		a, b := block[root(e.A)], block[root(e.B)]
		never := 0
		if e.Rule == "never" {
			never = 1
		}
		if e.Rule != "must" && a != b {
			r.ties[a] = append(r.ties[a], tie{b, e.Weight, never})
			r.ties[b] = append(r.ties[b], tie{a, e.Weight, never})
		}
	}
	r.at, r.load = slices.Repeat([]int{-1}, len(r.size)), make([]int, len(r.caps))
	return r
}

// worth is what block b has at a table, as if it were not anywhere, but for the one it changes places with.
func (r *room) worth(b, table, without int) (w float64) {
	for _, e := range r.ties[b] {
		if r.at[e.other] == table && e.other != without {
			w += e.weight - hard*float64(e.never)
		}
	}
	return w
}

func (r *room) above(table, load int) float64 { return hard * float64(max(0, load-r.caps[table])) }

// moving is what it brings to move a block.
func (r *room) moving(b, to int) float64 {
	from := r.at[b]
	return r.worth(b, to, -1) - r.worth(b, from, -1) +
		r.above(from, r.load[from]) - r.above(from, r.load[from]-r.size[b]) + r.above(to, r.load[to]) - r.above(to, r.load[to]+r.size[b])
}

// swapping is what it brings that two blocks change places.
func (r *room) swapping(a, b int) float64 {
	x, y := r.at[a], r.at[b]
	d := r.size[b] - r.size[a]
	return r.worth(a, y, b) - r.worth(a, x, -1) + r.worth(b, x, a) - r.worth(b, y, -1) +
		r.above(x, r.load[x]) - r.above(x, r.load[x]+d) + r.above(y, r.load[y]) - r.above(y, r.load[y]-d)
}

func (r *room) put(b, to int) {
	if r.at[b] >= 0 {
		r.load[r.at[b]] -= r.size[b]
	}
	r.at[b] = to
	r.load[to] += r.size[b]
}

func (r *room) swap(a, b int) {
	x, y := r.at[a], r.at[b]
	r.put(a, y)
	r.put(b, x)
}

// result is the score, and how many hard rules are broken.
func (r *room) result() (score float64, broken int) {
	for b, list := range r.ties {
		for _, e := range list {
			if e.other < b && r.at[e.other] == r.at[b] {
				score += e.weight
				broken += e.never
			}
		}
	}
	for t, load := range r.load {
		broken += max(0, load-r.caps[t])
	}
	return score, broken
}

func (r *room) value() float64 {
	score, broken := r.result()
	return score - hard*float64(broken)
}

// greedy seats the largest blocks first, each where it is best.
func (r *room) greedy() *room {
	order := make([]int, len(r.size))
	for b := range order {
		order[b] = b
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(r.size[b], r.size[a]) })
	for _, b := range order {
		best, most := 0, 0.0
		for t := range r.caps {
			w := r.worth(b, t, -1) - r.above(t, r.load[t]+r.size[b]) + r.above(t, r.load[t])
			if t == 0 || w > most {
				best, most = t, w
			}
		}
		r.put(b, best)
	}
	return r
}
