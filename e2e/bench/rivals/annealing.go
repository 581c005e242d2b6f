package rivals

import (
	"math"
	"slices"
)

// anneal moves and swaps blocks, once from hot to cold in its time.
func (r *room) anneal(spent func() float64) *room {
	r.greedy()
	best, most := slices.Clone(r.at), r.value()
	value := most
	for share := 0.0; share < 1; share = spent() {
		heat := 10 * math.Pow(0.02, share)
		for range 500 {
			value += r.change(heat)
			if value > most+1e-9 {
				most = value
				copy(best, r.at)
			}
		}
	}
	r.set(best)
	return r
}

// change tries one move or swap at a heat, and says what it brought.
func (r *room) change(heat float64) float64 {
	a := r.rnd.IntN(len(r.size))
	accept := func(d float64) bool { return d >= 0 || r.rnd.Float64() < math.Exp(d/heat) }
	if r.rnd.IntN(2) == 0 {
		to := r.rnd.IntN(len(r.caps))
		if to == r.at[a] {
			return 0
		}
		if d := r.moving(a, to); accept(d) {
			r.put(a, to)
			return d
		}
		return 0
	}
	b := r.rnd.IntN(len(r.size))
	if r.at[a] == r.at[b] {
		return 0
	}
	if d := r.swapping(a, b); accept(d) {
		r.swap(a, b)
		return d
	}
	return 0
}

// set takes a plan.
func (r *room) set(at []int) {
	for b, t := range at {
		r.put(b, t)
	}
}
