package seating

import (
	"math"
	"strings"
)

// Millimetres: what people need to pass between chairs, and the least that one who sits takes along the edge of a table.
const (
	Aisle = 1_500
	elbow = 475
)

// tooNarrow is from where on an aisle is one: to the centimetre, as lists and drawings say it, it is less than an Aisle.
const tooNarrow = Aisle - 5

// CrowdKind is what is too narrow about a room.
type CrowdKind string

const (
	NarrowAisle  CrowdKind = "aisle"   // two tables whose chairs stand less than an Aisle apart
	NarrowBeside CrowdKind = "beside"  // a table whose chairs stand less than an Aisle from a pillar, or from what stands there
	Overlap      CrowdKind = "overlap" // two tables whose chairs stand in each other's way
	OutsideRoom  CrowdKind = "outside" // a table whose middle, or most of which, is beyond the walls
	ThroughWall  CrowdKind = "through" // a table that reaches out of the room
	ChairInWall  CrowdKind = "wall"    // a chair, or the table, in a wall or a pillar
	InThing      CrowdKind = "thing"   // a table or its chair where a room object stands
	OnFloor      CrowdKind = "floor"   // a table or its chair on a dance floor or a stage, which some mean
	TooManySeats CrowdKind = "seats"   // more seats than the table's size has room for
)

// Crowd is one place of a room that is too narrow: by a table, or two, or by what else stands there.
type Crowd struct {
	Kind   CrowdKind
	Table  Table
	Other  Table  // of NarrowAisle and Overlap
	Thing  Object // of InThing, OnFloor and NarrowBeside, and of what Board.Misplaced finds
	Beside Object // what else that is about, where it is no table
	Gap    int64  // millimetres between their chairs, of NarrowAisle; to the Thing, of NarrowBeside
	Fit    int64  // how many seats the size has room for, of TooManySeats
}

// Crowds finds what is too narrow, in the order of the tables. Walls count for a room that was measured.
func (b *Board) Crowds() (all []Crowd) {
	laid := make([]footprint, len(b.Tables))
	for i, l := range b.Tables {
		laid[i] = footprintOf(l.Table)
	}
	walls := b.hall()
	for i, f := range laid {
		t := f.table
		if fit := t.Fits(); t.Seats > fit {
			all = append(all, Crowd{Kind: TooManySeats, Table: t, Fit: fit})
		}
		if kind := walls.holds(f, 0); kind != "" {
			all = append(all, Crowd{Kind: kind, Table: t})
		}
		for _, o := range b.Objects {
			switch {
			case o.Kind.Stands() && f.on(o, -touch):
				all = append(all, Crowd{Kind: InThing, Table: t, Thing: o})
			case o.Kind.Ground() && f.on(o, -touch):
				all = append(all, Crowd{Kind: OnFloor, Table: t, Thing: o})
			}
		}
		for _, g := range laid[i+1:] {
			switch gap := f.gap(g); {
			case gap <= 0:
				all = append(all, Crowd{Kind: Overlap, Table: t, Other: g.table})
			case gap < tooNarrow:
				all = append(all, Crowd{Kind: NarrowAisle, Table: t, Other: g.table, Gap: gap})
			}
		}
	}
	return all
}

// Fits is how many seats a table's size has room for at its edges; at a size in which tables are rented, at least as many
// as usually sit there.
func (t Table) Fits() int64 {
	n := t.edgeSeats()
	for _, s := range StandardSizes {
		if s.Shape == t.Shape && alike(s.W, t.W) && alike(s.H, t.H) && t.bothSides() {
			n = max(n, int64(s.Most))
		}
	}
	return n
}

// alike compares millimetres as people measure tables.
func alike(a, b int64) bool { return max(a-b, b-a) <= 10 }

// bothSides says whether chairs stand at least where a table of its shape usually has them.
func (t Table) bothSides() bool {
	return t.Sides == "" || !t.Shape.HasSides() || t.Shape == Rect && strings.Contains(string(t.Sides), "t") && strings.Contains(string(t.Sides), "b")
}

func (t Table) edgeSeats() int64 {
	w, h := float64(t.W), float64(t.H)
	switch t.Shape {
	case Round, Oval:
		a, b := w/2, h/2
		// Ramanujan's first approximation of an ellipse's circumference.
		return max(1, int64(math.Pi*(3*(a+b)-math.Sqrt((3*a+b)*(a+3*b)))/elbow))
	case Theatre:
		return max(1, int64(w/elbow)*int64(h/elbow))
	}
	n := int64(0)
	for _, e := range t.edges() {
		n += int64(e.length() / elbow)
	}
	return max(1, n)
}
