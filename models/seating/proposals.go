package seating

import (
	"cmp"
	"slices"

	"convive/models/autoseat"
)

// Judged is a board whose people could sit otherwise, and what was asked of a search for that.
type Judged struct {
	*Board
	Input  *autoseat.Input
	Wishes []Wish
	Health bool // as of Problems
}

// Present is how people sit, as a plan.
func (j Judged) Present() *autoseat.Plan {
	seats := map[string]string{}
	for _, g := range j.Input.Guests {
		if g.Table != "" {
			seats[g.ID] = g.Table
		}
	}
	return j.Input.Plan(seats)
}

// Better says whether a plan is better than how people sit: as was asked, or as the board counts itself, or by its problems.
func (j Judged) Better(p *autoseat.Plan) bool { return j.compare(p, j.Present()) < 0 }

// Proposals are the plans that are worth being proposed, the best first, and of those as good the one that moves fewest.
// Searched from where people sit, each has to be better than that, and where none is, what is left is how they sit.
func (j Judged) Proposals(plans []*autoseat.Plan, scratch bool) []*autoseat.Plan {
	good := slices.Clone(plans)
	if present := j.Present(); !scratch {
		good = slices.DeleteFunc(good, func(p *autoseat.Plan) bool { return j.compare(p, present) >= 0 })
		if len(good) == 0 && len(plans) > 0 {
			return []*autoseat.Plan{present}
		}
	}
	moved := func(p *autoseat.Plan) int { return len(j.Changes(j.With(p.Seats))) }
	slices.SortStableFunc(good, func(a, b *autoseat.Plan) int {
		return cmp.Or(j.compare(a, b), cmp.Compare(moved(a), moved(b)))
	})
	return good
}

// compare has the better plan first. Problems take long to find, and are only asked for where nothing else tells.
func (j Judged) compare(a, b *autoseat.Plan) int {
	if c := j.Input.Compare(a, b); c != 0 {
		return c
	}
	one, other := j.With(a.Seats), j.With(b.Seats)
	if c := cmp.Compare(other.Score(j.Wishes), one.Score(j.Wishes)); c != 0 {
		return c
	}
	return cmp.Compare(len(one.Problems(j.Wishes, j.Health)), len(other.Problems(j.Wishes, j.Health)))
}
