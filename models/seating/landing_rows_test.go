package seating

import "testing"

func TestTablesAlikeLandInLines(t *testing.T) {
	for _, c := range []struct {
		shape  Shape
		seats  int64
		n      int
		across int // different places across, and along
		along  int
	}{{Round, 10, 32, 7, 5}, {Rect, 8, 20, 9, 3}} {
		l := &landing{room: Board{Width: 36_576, Length: 24_384}} // 120 by 80 feet
		l.hall = l.room.hall()
		across, along := map[int64]bool{}, map[int64]bool{}
		for i := range c.n {
			one := Table{Shape: c.shape, Seats: c.seats, Position: int64(i + 1)}
			one.W, one.H = one.Usual()
			l.put(&one)
			across[one.X], along[one.Y] = true, true
		}
		if len(across) > c.across || len(along) > c.along {
			t.Errorf("%d %s stand at %d places across and %d along", c.n, c.shape, len(across), len(along))
		}
	}
}
