package seating

import "testing"

// The middle of this room lies outside its walls.
func TestNewObjectsLandWithinTheWallsOfARoomThatIsBent(t *testing.T) {
	for _, kind := range []ObjectKind{Label, DanceFloor, Bar} {
		l := &landing{room: Board{Width: 20_000, Length: 20_000, Walls: "0,0 20000,0 20000,8000 8000,8000 8000,20000 0,20000"}}
		l.hall = l.room.hall()
		o := Object{Kind: kind, W: 3_000, H: 1_000}
		l.putObject(&o, 20_000, 20_000)
		if l.hall.inside(Chair{o.X, o.Y}) <= 0 {
			t.Errorf("%s lands at %v", kind, o.Spot())
		}
	}
}
