package seating

import "math"

// Millimetres: what people need to pass between chairs, and the least that one who sits takes along the edge of a table.
const (
	Aisle = 1_500
	elbow = 475
)

// CrowdKind is what is too narrow about a room.
type CrowdKind string

const (
	NarrowAisle  CrowdKind = "aisle"   // two tables whose chairs stand less than an Aisle apart
	Overlap      CrowdKind = "overlap" // two tables whose chairs stand in each other's way
	OutsideRoom  CrowdKind = "outside" // a table whose middle, or most of which, is beyond the walls
	ThroughWall  CrowdKind = "through" // a table that reaches out of the room
	ChairInWall  CrowdKind = "wall"    // a chair, or the table, in a wall or a pillar
	InThing      CrowdKind = "thing"   // a table or its chair where a room object stands
	OnFloor      CrowdKind = "floor"   // a table or its chair on a dance floor or a stage, which some mean
	TooManySeats CrowdKind = "seats"   // more seats than the table's size has room for
)

// Crowd is one place of a room that is too narrow: a table, or two.
type Crowd struct {
	Kind  CrowdKind
	Table Table
	Other Table  // of NarrowAisle and Overlap
	Thing Object // of InThing and OnFloor
	Gap   int64  // millimetres between their chairs, of NarrowAisle
	Fit   int64  // how many seats the size has room for, of TooManySeats
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
			case gap < Aisle:
				all = append(all, Crowd{Kind: NarrowAisle, Table: t, Other: g.table, Gap: gap})
			}
		}
	}
	return all
}

// Fits is how many seats a table's size has room for at its edges.
func (t Table) Fits() int64 {
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

// footprint is the floor that a table takes with its chairs.
type footprint struct {
	table  Table
	chairs []Chair
	reach  float64 // from the table's middle to beyond its outermost chair
}

func footprintOf(t Table) footprint {
	f := footprint{table: t, chairs: t.Chairs(int(t.Seats))}
	f.reach = math.Hypot(float64(t.W), float64(t.H)) / 2
	for _, c := range f.chairs {
		f.reach = max(f.reach, apart(c, Chair{t.X, t.Y})+ChairSize/2)
	}
	return f
}

// gap is how far the chairs and tops of two tables are from each other, in millimetres; 0 where they touch.
func (f footprint) gap(g footprint) int64 {
	if apart(Chair{f.table.X, f.table.Y}, Chair{g.table.X, g.table.Y}) > f.reach+g.reach+Aisle {
		return Aisle
	}
	least := math.Inf(1)
	for _, c := range f.chairs {
		for _, d := range g.chairs {
			least = min(least, apart(c, d)-ChairSize)
		}
		least = min(least, g.table.away(c)-ChairSize/2)
	}
	for _, d := range g.chairs {
		least = min(least, f.table.away(d)-ChairSize/2)
	}
	return max(0, int64(least))
}

// away is how far a point is from the table's top; 0 and less within it.
func (t Table) away(c Chair) float64 {
	sin, cos := math.Sincos(-float64(t.Rotation) * math.Pi / 180)
	dx, dy := float64(c.X-t.X), float64(c.Y-t.Y)
	p := point{dx*cos - dy*sin, dx*sin + dy*cos}
	w, h := float64(t.W)/2, float64(t.H)/2
	switch t.Shape {
	case Round:
		return math.Hypot(p.x, p.y) - w
	case UShape, EShape, Serpentine:
		top := t.top()
		if within(p, top) {
			return 0
		}
		return toOutline(p, top)
	case Theatre, Single:
		return math.Inf(1)
	}
	return math.Hypot(max(0, math.Abs(p.x)-w), max(0, math.Abs(p.y)-h))
}

func apart(a, b Chair) float64 { return math.Hypot(float64(a.X-b.X), float64(a.Y-b.Y)) }
