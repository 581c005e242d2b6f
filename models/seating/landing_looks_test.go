package seating

import "testing"

// many lays out tables alike in an empty room, and then another as a command of its own; looks are how many it took.
func many(shape Shape, seats, w, h int64) (all []Table, looks, more int) {
	l := &landing{room: Board{Width: w, Length: h}}
	l.hall = l.room.hall()
	put := func() {
		t := Table{Shape: shape, Seats: seats, Position: int64(len(all) + 1)}
		t.W, t.H = t.Usual()
		l.put(&t)
		all = append(all, t)
	}
	for range 100 {
		put()
	}
	looks = l.looks
	l = &landing{room: l.room, hall: l.hall, laid: l.laid}
	put()
	return all, looks, l.looks
}

func TestManyCurvedTablesLandAfterFewLooks(t *testing.T) {
	for _, c := range []struct {
		shape Shape
		seats int64
		w, h  int64
		apart bool // there is a place for each
	}{
		{Round, 8, 30_000, 20_000, true}, {UShape, 24, 60_000, 40_000, true}, {UShape, 60, 60_000, 40_000, false},
		{EShape, 60, 60_000, 40_000, true}, {Serpentine, 24, 30_000, 20_000, true}, {Serpentine, 60, 60_000, 40_000, false},
	} {
		all, looks, more := many(c.shape, c.seats, c.w, c.h)
		if looks > 12_000_000 || more > 6_500_000 {
			t.Errorf("%s of %d: %d looks, and %d for one more", c.shape, c.seats, looks, more)
		}
		for i, one := range all {
			for _, other := range all[i+1:] {
				if _, near := footprintOf(one).near(footprintOf(other), 1); near && c.apart {
					t.Fatalf("%s of %d: one at %v, one at %v", c.shape, c.seats, one.Spot(), other.Spot())
				}
			}
		}
	}
}

func TestWhoLooksWhetherTablesAreNearReckonsNoOutlineAnew(t *testing.T) {
	one := Table{Shape: Serpentine, Seats: 60, X: 10_000, Y: 10_000}
	one.W, one.H = one.Usual()
	other := one
	other.Y += one.H + 2*Aisle
	f, g := footprintOf(one), footprintOf(other)
	if n := testing.AllocsPerRun(10, func() { f.near(g, 2*Aisle); f.gap(g); f.to(one.X, one.Y) }); n > 0 {
		t.Errorf("%v times", n)
	}
}

func TestTablesAreNearWhereTheirGapIsLess(t *testing.T) {
	for _, shape := range []Shape{Round, Oval, Rect, UShape, EShape, Serpentine, Theatre} {
		for turned := int64(0); turned < 360; turned += 35 {
			one, other := Table{Shape: shape, Seats: 12, Rotation: turned}, Table{Shape: Serpentine, Seats: 20, Rotation: turned / 2}
			one.W, one.H = one.Usual()
			other.W, other.H = other.Usual()
			f, g := footprintOf(one), footprintOf(other)
			for far := int64(0); far < 9_000; far += 311 {
				f.to(far, 2*far/3)
				for _, least := range []int64{1, Passage, Aisle} {
					if _, near := f.near(g, least); near != (f.gap(g) < least) {
						t.Fatalf("%s turned by %d, at %d: a gap of %d is near by %d: %v", shape, turned, far, f.gap(g), least, near)
					}
				}
			}
		}
	}
}
