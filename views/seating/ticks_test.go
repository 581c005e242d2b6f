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
		// Both scales begin where the room's corner is, and are called as the forms call them.
		if x, y := r.place(0, 0); r.turn && !slices.Contains(all, tick{x - 60, y, "0"}) {
			t.Errorf("%d by %d: no scale begins at the corner: %v", c.width, c.length, all)
		}
		if named := r.named(t.Context()); len(named) > 0 {
			t.Errorf("a board that isn't arranged has its scales named: %v", named)
		}
		along := [2]string{"Width", "Length"} // above the drawing, and beside it
		if r.turn {
			along = [2]string{"Length", "Width"}
		}
		if named := r.ToArrange().named(t.Context()); named[0].label != along[0] || named[1].label != along[1] {
			t.Errorf("%d by %d: %v", c.width, c.length, named)
		}
	}
}
