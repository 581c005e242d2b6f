package autoseat

import "cmp"

// Compare says which of two plans is better as the input asks, as cmp.Compare does with the better one first: it leaves
// fewer without a seat of their own, breaks fewer rules, or has more points.
func (in *Input) Compare(a, b *Plan) int {
	return cmp.Or(
		cmp.Compare(in.lacks(a.Seats)+in.crowds(a.Seats), in.lacks(b.Seats)+in.crowds(b.Seats)),
		cmp.Compare(a.breaks(), b.breaks()), cmp.Compare(b.Score, a.Score),
	)
}

// breaks counts the rules that a plan doesn't keep, but for who has no seat.
func (p *Plan) breaks() (n int) {
	for _, u := range p.Unmet {
		if u.Kind != RuleSeat {
			n++
		}
	}
	return n
}

// crowds is how much it weighs, as lacks does, that more sit at tables than these have seats. No search puts them there, but
// people may sit so already.
func (in *Input) crowds(seats map[string]string) (n int) {
	taken := map[string]int{}
	for _, table := range seats {
		taken[table]++
	}
	for _, t := range in.Tables {
		n += 2 * max(0, taken[t.ID]-t.Seats)
	}
	return n
}
