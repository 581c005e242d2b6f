package rivals

import (
	"math"
	"slices"
)

// tabu colours the graph of blocks by TABUCOL, so that no rule is broken, and then makes tables happier by a second tabu
// search; it begins anew while there is time, and the best counts.
func (r *room) tabu(spent func() float64) *room {
	best, most := []int(nil), math.Inf(-1)
	for best == nil || spent() < 1 {
		for b := range r.size {
			r.put(b, r.rnd.IntN(len(r.caps)))
		}
		r.colour(spent)
		at, value := r.improve(spent)
		if value > most {
			best, most = at, value
		}
	}
	r.set(best)
	return r
}

// clashes is how many rules a block breaks at a table.
func (r *room) clashes(b, table int) (n int) {
	for _, e := range r.ties[b] {
		if r.at[e.other] == table {
			n += e.never
		}
	}
	load := r.load[table]
	if r.at[b] != table {
		load += r.size[b]
	}
	return n + max(0, load-r.caps[table])
}

// colour moves a block that clashes, where that leaves the fewest rules broken: 20n steps, tenure 0.6·f₁ + 1…9.
func (r *room) colour(spent func() float64) {
	n, tables := len(r.size), len(r.caps)
	until := make([]int, n*tables)
	for step := range 20 * n {
		if step%10 == 0 && spent() >= 1 {
			return
		}
		block, to, least, ties, f := -1, 0, math.MaxInt, 0, 0
		for b := range r.size {
			here := r.clashes(b, r.at[b])
			if here == 0 {
				continue
			}
			f += here
			for t := range r.caps {
				if t == r.at[b] || until[b*tables+t] > step {
					continue
				}
				d := r.clashes(b, t) - here
				if d < least {
					least, ties = d, 0
				}
				if d == least {
					if ties++; r.rnd.IntN(ties) == 0 {
						block, to = b, t
					}
				}
			}
		}
		if f == 0 || block < 0 {
			return
		}
		until[block*tables+r.at[block]] = step + int(0.6*float64(f)/2) + 1 + r.rnd.IntN(9)
		r.put(block, to)
	}
}

// improve takes the best move or swap that is not tabu, losing or not: 10n steps, tenure 10.
func (r *room) improve(spent func() float64) ([]int, float64) {
	n, tables := len(r.size), len(r.caps)
	until := make([]int, n*tables)
	value := r.value()
	best, most := slices.Clone(r.at), value
	for step := 1; step <= 10*n && spent() < 1; step++ {
		gain := math.Inf(-1)
		a, b, to := -1, -1, 0
		for x := range n {
			for t := range tables {
				if t == r.at[x] {
					continue
				}
				d := r.moving(x, t)
				if d > gain && (until[x*tables+t] <= step || value+d > most+1e-9) {
					gain, a, b, to = d, x, -1, t
				}
			}
			y := r.rnd.IntN(n) // a sample of the swaps: all of them are n² sums
			for i := 0; i < 40; i++ {
				y = (y + 1) % n
				if r.at[x] == r.at[y] {
					continue
				}
				d := r.swapping(x, y)
				free := until[x*tables+r.at[y]] <= step && until[y*tables+r.at[x]] <= step
				if d > gain && (free || value+d > most+1e-9) {
					gain, a, b = d, x, y
				}
			}
		}
		if a < 0 {
			break
		}
		until[a*tables+r.at[a]] = step + 10
		if b >= 0 {
			until[b*tables+r.at[b]] = step + 10
			r.swap(a, b)
		} else {
			r.put(a, to)
		}
		if value += gain; value > most+1e-9 {
			most = value
			copy(best, r.at)
		}
	}
	return best, most
}
