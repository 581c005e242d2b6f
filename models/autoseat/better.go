package autoseat

import "cmp"

// Compare says which of two plans is better as the input asks, as cmp.Compare does with the better one first: it leaves
// fewer without a seat, breaks fewer rules, or has more points.
func (in *Input) Compare(a, b *Plan) int {
	return cmp.Or(cmp.Compare(in.lacks(a.Seats), in.lacks(b.Seats)), cmp.Compare(a.Broken, b.Broken), cmp.Compare(b.Score, a.Score))
}
