package autoseat

import (
	"cmp"
	"math"
	"slices"
)

// hot is the heat at which a round begins. At large tables a block has much company, and plans freeze as a whole at heats far
// above what any one wish weighs: a round that began below would quench its plan, with rules broken for good. There it begins
// above them, or just below if it goes on from the best plan. Few guests thaw at any heat.
func (s *search) hot(r round, w weights) float64 {
	hot := w.hot * r.heat
	if len(s.p.blockOf) <= fewGuests {
		return hot
	}
	if f := s.p.freezing(float64(s.price)); f > w.hot {
		hot = max(hot, f*min(1.5, 3*r.heat))
	}
	return hot
}

// freezing is about the heat at which plans fall from disorder into order, where a broken rule costs so much: what each block
// would win on the way from random seats to the company it likes best, over the logarithm of how many tables there are. That
// is energy over entropy (Kirkpatrick, Gelatt and Vecchi, Optimization by Simulated Annealing, Science 1983).
func (p *problem) freezing(price float64) float64 {
	if p.tables() < 2 {
		return 0
	}
	var order, disorder float64
	usual := p.usual()
	var best []tie
	for b, list := range p.ties {
		best = append(best[:0], list...)
		slices.SortStableFunc(best, func(x, y tie) int { return cmp.Compare(y.soft, x.soft) })
		left := usual - p.size[b]
		for _, e := range best {
			disorder += float64(e.soft) - price*float64(e.hard)
			if e.soft > 0 && e.hard == 0 && p.size[e.other] <= left {
				left -= p.size[e.other]
				order += float64(e.soft)
			}
		}
	}
	pairs := (order - disorder/float64(p.tables())) / 2 // each was counted from both sides
	return pairs / float64(p.blocks()) / math.Log(float64(p.tables()))
}

// usual is how many seats the table of a guest has.
func (p *problem) usual() int32 {
	var seats, squares int64
	for _, n := range p.caps {
		seats += int64(n)
		squares += int64(n) * int64(n)
	}
	return int32(squares / max(1, seats))
}
