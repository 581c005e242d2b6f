package seating

import (
	"convive/models/change"
	"convive/models/seating"
)

// BestSoFar is the best plan that a search has found; without boards there is none yet.
type BestSoFar struct{ Before, After *seating.Board }

func (b BestSoFar) tables() []seating.Laid {
	if b.After == nil {
		return nil
	}
	return b.After.Tables
}

// moves says whether somebody sits elsewhere now.
func (b BestSoFar) moves(p seating.Person, table change.ID) bool {
	_, at, _ := b.Before.Shown(p.ID)
	return at == nil || at.ID != table
}
