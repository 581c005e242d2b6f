package seating

import (
	"testing"

	"convive/models/guests"
	"convive/models/seating"
)

func TestTheCardOverATableNamesTheLastMeaningRatherThanOneMore(t *testing.T) {
	for wishes, lines := range map[int]int{3: mostMeanings, 4: mostMeanings + 1, 5: mostMeanings + 1, 9: mostMeanings + 1} {
		d := seating.Drop{Alone: make([]seating.Person, 1), Together: make([]guests.Household, 1), Broken: make([]seating.Wish, wishes)}
		all := meanings(t.Context(), &seating.Board{}, d)
		if last := all[len(all)-1].icon; len(all) != lines || (last == "") != (wishes > 4) {
			t.Errorf("of %d meanings it shows %d, the last with the icon %q", wishes+2, len(all), last)
		}
	}
}
