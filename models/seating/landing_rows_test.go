package seating

import "testing"

// together lays out tables alike in an empty room by one command.
func together(shape Shape, seats, n, w, h int64) (all []*Table, in hall) {
	l := &landing{room: Board{Width: w, Length: h}}
	l.hall = l.room.hall()
	for i := range n {
		one := &Table{Shape: shape, Seats: seats, Position: i + 1}
		one.W, one.H = one.Usual()
		all = append(all, one)
	}
	l.put(all...)
	return all, l.hall
}

func TestTablesAlikeLandInLines(t *testing.T) {
	for _, c := range []struct {
		shape  Shape
		seats  int64
		n      int64
		across int // different places across, and along
		along  int
	}{{Round, 10, 32, 7, 5}, {Rect, 8, 20, 9, 3}} {
		all, _ := together(c.shape, c.seats, c.n, 36_576, 24_384) // 120 by 80 feet
		across, along := map[int64]bool{}, map[int64]bool{}
		for _, one := range all {
			across[one.X], along[one.Y] = true, true
		}
		if len(across) > c.across || len(along) > c.along || len(across)*len(along) < len(all) {
			t.Errorf("%d %s stand at %d places across and %d along", c.n, c.shape, len(across), len(along))
		}
	}
}

func TestAsManyTablesLandInTheRoomAsFitThere(t *testing.T) {
	for _, c := range []struct {
		shape       Shape
		seats, w, h int64
		n           int64 // that fit
	}{{Round, 10, 20_000, 30_000, 30}, {Round, 8, 40_000, 10_000, 26}, {Rect, 8, 10_000, 40_000, 39}, {Round, 10, 60_000, 40_000, 160}} {
		all, hall := together(c.shape, c.seats, c.n, c.w, c.h)
		for i, one := range all {
			f := footprintOf(*one)
			if broken := hall.holds(f, 0); broken != "" || hall.inside(Chair{one.X, one.Y}) <= 0 {
				t.Fatalf("%d %s of %d in %d by %d: number %d stands at %v, %s", c.n, c.shape, c.seats, c.w, c.h, i+1, one.Spot(), broken)
			}
			for j, other := range all[i+1:] {
				if _, near := f.near(footprintOf(*other), Passage/2); near {
					t.Fatalf("%d %s of %d in %d by %d: numbers %d and %d stand too near", c.n, c.shape, c.seats, c.w, c.h, i+1, i+j+2)
				}
			}
		}
	}
}
