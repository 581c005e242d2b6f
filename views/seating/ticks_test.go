package seating

import (
	"slices"
	"testing"

	"convive/models/seating"
)

func TestTheScaleOfARoomThatLiesOnItsSideCountsFromItsCorner(t *testing.T) {
	for _, c := range []struct {
		width, length int64
		corner, far   tick
	}{
		{20_000, 10_000, tick{0, -45, "0 m"}, tick{-60, 1000, "10"}},
		{10_000, 20_000, tick{0, -45, "0 m"}, tick{-60, 0, "10"}},
		{15_000, 20_000, tick{2000, -45, "20"}, tick{-60, 500, "10"}},
	} {
		r := RoomOf(At{}, May{}, &seating.Board{Width: c.width, Length: c.length})
		all := r.ticks(t.Context())
		x, y := r.place(10_000, 0) // where ten metres across are
		if !slices.Contains(all, c.corner) || !slices.Contains(all, c.far) || x == 0 && y != c.far.y {
			t.Errorf("%d by %d: %v", c.width, c.length, all)
		}
	}
}
