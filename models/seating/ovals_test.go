package seating_test

import (
	"math"
	"testing"

	"convive/models/seating"
)

// A round table whose depth is not its width is drawn as an ellipse, and so are its distances.
func TestARoundTableThatIsDeeperThanWideKeepsItsDistanceAlongItsDepth(t *testing.T) {
	const chair = seating.ChairSize
	for _, shape := range []seating.Shape{seating.Round, seating.Oval} {
		for name, far := range map[string]struct {
			x, y, turned int64 // of the chair's middle from the table's
			free         int64 // between them
		}{
			"along the depth":         {0, 1500 + 800 + chair/2, 0, 800},
			"along the width":         {750 + 800 + chair/2, 0, 0, 800},
			"along the depth, turned": {-1500 - 800 - chair/2, 0, 90, 800},
		} {
			deep := seating.Table{Shape: shape, Seats: 1, X: 9000, Y: 9000, W: 1500, H: 3000, Rotation: far.turned}
			// Its only chair is at its head; the other table is but a chair, on the far side of it.
			one := seating.Table{Shape: seating.Single, Seats: 1, X: 9000 + far.x, Y: 9000 + far.y, W: 600, H: 600}
			c := one.Chairs(1)[0]
			one.X, one.Y = 2*one.X-c.X, 2*one.Y-c.Y
			got := laidOut(deep, one).Crowds()
			if len(got) != 1 || got[0].Kind != seating.NarrowAisle || math.Abs(float64(got[0].Gap-far.free)) > 2 {
				t.Errorf("%s %s: %+v, want %d", shape, name, got, far.free)
			}
		}
	}
	for _, aslant := range []seating.Table{{W: 2000, H: 1000}, {W: 4000, H: 800}} {
		for _, x := range []int64{300, 1200, 2100} {
			aslant.Shape, aslant.Seats, aslant.X, aslant.Y = seating.Oval, 1, 9000, 9000
			one := seating.Table{Shape: seating.Single, Seats: 1, X: 9000 + x, Y: 9000 + 1100, W: 600, H: 600}
			c := one.Chairs(1)[0]
			least := math.Inf(1)
			for i := range 100_000 {
				sin, cos := math.Sincos(2 * math.Pi * float64(i) / 100_000)
				least = min(least, math.Hypot(9000+float64(aslant.W)/2*cos-float64(c.X), 9000+float64(aslant.H)/2*sin-float64(c.Y)))
			}
			if got := laidOut(aslant, one).Crowds(); len(got) != 1 || math.Abs(float64(got[0].Gap)-(least-chair/2)) > 2 {
				t.Errorf("%d x %d, %d beside its middle: %+v, want %.0f", aslant.W, aslant.H, x, got, least-chair/2)
			}
		}
	}
}

func TestAnOvalOverAPillarWithItsLongEndIsTold(t *testing.T) {
	for y, want := range map[int64]int{1200: 1, 2000: 0} {
		table := seating.Table{Shape: seating.Oval, Seats: 1, X: 9000, Y: 9000, W: 1500, H: 3000}
		b := laidOut(table)
		b.Objects = []seating.Object{{Kind: seating.Pillar, X: 9000, Y: 9000 + y, W: 300, H: 300}}
		if got := b.Crowds(); len(got) != want {
			t.Errorf("a pillar %d from its middle: %v", y, kinds(got))
		}
	}
}

func TestTablesBackToBackAreTooClose(t *testing.T) {
	head := func(y, long, turned int64) seating.Table {
		return seating.Table{Shape: seating.Rect, Sides: "t", Seats: 1, X: 9000, Y: y, W: long, H: 800, Rotation: turned}
	}
	for _, long := range [][2]int64{{2400, 2400}, {2400, 900}, {900, 2400}} {
		got := laidOut(head(9000, long[0], 0), head(9000+800+300, long[1], 180)).Crowds()
		if len(got) != 1 || got[0].Kind != seating.NarrowAisle || got[0].Gap != 300 {
			t.Errorf("%v long: %+v", long, got)
		}
	}
}
