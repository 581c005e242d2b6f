package autoseat_test

import (
	"testing"

	"convive/models/autoseat/planted"
)

// TestInAFullRoomOfLargeTablesNoRuleIsBroken is about tables where plans freeze as a whole, at heats far above what one wish
// weighs: whoever begins below them ends with rules broken and little more than half of the points.
func TestInAFullRoomOfLargeTablesNoRuleIsBroken(t *testing.T) {
	for _, seats := range []int{40, 50, 60} {
		kind := planted.Tight(600)
		kind.Seats = []int{seats}
		for seed := range uint64(2) {
			i := planted.Make(kind, seed)
			in := input(t, i)
			plan := solve(t, in, 4_000_000)
			share := float64(plan.Score) / float64(in.Score(i.Planted))
			if plan.Broken > 0 || share < 0.95 {
				t.Errorf("%s at tables of %d seats: %d broken, and %.2f of the planted points", i.Name, seats, plan.Broken, share)
			}
		}
	}
}
