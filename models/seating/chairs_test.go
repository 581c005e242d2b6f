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
		table := seating.Table{Shape: shape, X: 4000, Y: 9000}
		table.W, table.H = seating.Size(shape, int64(n))
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
	sin, cos := math.Sincos(-float64(t.Rotation) * math.Pi / 180)
	dx, dy := float64(c.X-t.X), float64(c.Y-t.Y)
	x, y := math.Abs(dx*cos-dy*sin), math.Abs(dx*sin+dy*cos)
	w, h := float64(t.W)/2, float64(t.H)/2
	if t.Shape == seating.Round || t.Shape == seating.Oval {
		return (x/w)*(x/w)+(y/h)*(y/h) < 1
	}
	return x < w && y < h
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
