package seating_test

import (
	"math"
	"testing"

	"pgregory.net/rapid"

	"convive/models/seating"
)

func TestEverySeatHasAChairOfItsOwnBesideTheTable(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		shape := rapid.SampledFrom(seating.Shapes).Draw(t, "shape")
		n := rapid.IntRange(1, seating.MaxSeats).Draw(t, "seats")
		if shape == seating.Sweetheart {
			n = rapid.IntRange(1, 2).Draw(t, "of two")
		}
		table := seating.Table{Shape: shape, Seats: int64(n), X: 40_000, Y: 90_000}
		if shape.HasSides() {
			table.Sides = rapid.SampledFrom(seating.AllSides).Draw(t, "sides")
		}
		table.W, table.H = table.Usual()
		table.Rotation = rapid.Int64Range(0, 359).Draw(t, "rotation")
		chairs := table.Chairs(n)
		if len(chairs) != n {
			t.Fatalf("%d chairs for %d seats", len(chairs), n)
		}
		for i, c := range chairs {
			for j, other := range chairs[:i] {
				if d := math.Hypot(float64(c.X-other.X), float64(c.Y-other.Y)); d < seating.ChairSize-25 {
					t.Fatalf("chairs %d and %d stand %.0f mm apart", j+1, i+1, d)
				}
			}
			if onTable(table, c) {
				t.Fatalf("chair %d stands on the table", i+1)
			}
		}
	})
}

func onTable(t seating.Table, c seating.Chair) bool {
	if top := t.Top(); top != nil {
		return within(c, top)
	}
	if t.Shape.Bare() {
		return false
	}
	sin, cos := math.Sincos(-float64(t.Rotation) * math.Pi / 180)
	dx, dy := float64(c.X-t.X), float64(c.Y-t.Y)
	x, y := math.Abs(dx*cos-dy*sin), math.Abs(dx*sin+dy*cos)
	w, h := float64(t.W)/2, float64(t.H)/2
	return (x/w)*(x/w)+(y/h)*(y/h) < 1
}

// within counts how often a ray from the point crosses the outline.
func within(c seating.Chair, outline []seating.Chair) (in bool) {
	for i, a := range outline {
		b := outline[(i+1)%len(outline)]
		if (a.Y > c.Y) != (b.Y > c.Y) && float64(c.X) < float64(a.X)+float64(b.X-a.X)*float64(c.Y-a.Y)/float64(b.Y-a.Y) {
			in = !in
		}
	}
	return in
}

func TestATableOfUsualSizeHasRoomForItsChairs(t *testing.T) {
	for _, shape := range seating.Shapes {
		for n := int64(1); n <= seating.MaxSeats; n++ {
			if shape == seating.Sweetheart && n > 2 {
				break
			}
			table := seating.Table{Shape: shape, Seats: n}
			table.W, table.H = table.Usual()
			if fits := table.Fits(); fits < n {
				t.Errorf("%s for %d has room for %d", shape, n, fits)
			}
		}
	}
}

func TestChairsStandAtTheChosenSides(t *testing.T) {
	for sides, want := range map[seating.Sides][]seating.Chair{
		"":     {{X: -450, Y: -780}, {X: 450, Y: -780}, {X: 450, Y: 780}, {X: -450, Y: 780}},
		"t":    {{X: -675, Y: -780}, {X: -225, Y: -780}, {X: 225, Y: -780}, {X: 675, Y: -780}},
		"rl":   {{X: 1230, Y: -225}, {X: 1230, Y: 225}, {X: -1230, Y: 225}, {X: -1230, Y: -225}},
		"trbl": {{X: -450, Y: -780}, {X: 450, Y: -780}, {X: 450, Y: 780}, {X: -450, Y: 780}},
	} {
		table := seating.Table{Shape: seating.Rect, Seats: 4, Sides: sides, W: 1800, H: 900}
		for i, c := range table.Chairs(4) {
			if c != want[i] {
				t.Errorf("%q: chair %d is at %v, want %v", sides, i+1, c, want[i])
			}
		}
	}
	ends := seating.Table{Shape: seating.Rect, Seats: 8, Sides: "trbl", W: 1800, H: 900}
	if c := ends.Chairs(8)[3]; c != (seating.Chair{X: 1230, Y: 0}) {
		t.Errorf("of eight, one sits at each end: %v", c)
	}
}

func TestChairsTurnWithTheirTable(t *testing.T) {
	table := seating.Table{Shape: seating.Rect, Seats: 2, X: 1000, Y: 1000, W: 1200, H: 900, Rotation: 90}
	want := []seating.Chair{{X: 1780, Y: 1000}, {X: 220, Y: 1000}}
	for i, c := range table.Chairs(2) {
		if c != want[i] {
			t.Errorf("chair %d is at %v, want %v", i+1, c, want[i])
		}
	}
}
