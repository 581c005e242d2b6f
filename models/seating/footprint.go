package seating

import "math"

// footprint is the floor that a table takes with its chairs. What it reckons once goes along when it is moved.
type footprint struct {
	table  Table
	chairs []Chair
	rim    []Chair // as Table.rim
	top    []point // as Table.top, of tables that are no ellipse and no rectangle
	box    box     // around chairs and top
	reach  float64 // from the table's middle to beyond its outermost chair
}

func footprintOf(t Table) footprint {
	f := footprint{table: t, chairs: t.Chairs(int(t.Seats)), rim: t.rim(), box: box{t.X, t.Y, t.X, t.Y}}
	f.reach = math.Hypot(float64(t.W), float64(t.H)) / 2
	for _, c := range f.chairs {
		f.reach = max(f.reach, apart(c, Chair{t.X, t.Y})+ChairSize/2)
		f.box = f.box.with(c, ChairSize/2+1)
	}
	if t.Shape.curved() {
		f.top = t.top()
	}
	w, h := float64(t.W)/2, float64(t.H)/2
	switch t.Shape {
	case Theatre, Single:
	case Round, Oval:
		sin, cos := math.Sincos(float64(t.Rotation) * math.Pi / 180)
		x, y := int64(math.Hypot(w*cos, h*sin))+1, int64(math.Hypot(w*sin, h*cos))+1
		f.box = f.box.with(Chair{t.X - x, t.Y - y}, 0).with(Chair{t.X + x, t.Y + y}, 0)
	default:
		for _, c := range t.turned([]point{{-w, -h}, {w, -h}, {w, h}, {-w, h}}) {
			f.box = f.box.with(c, 1)
		}
	}
	return f
}

// Extent is the part of the floor on which the table stands with its chairs, from corner to corner.
func (t Table) Extent() (least, most Chair) {
	b := footprintOf(t).box
	return Chair{b.left, b.top}, Chair{b.right, b.bottom}
}

// to moves a footprint.
func (f *footprint) to(x, y int64) {
	dx, dy := x-f.table.X, y-f.table.Y
	f.table.X, f.table.Y, f.box = x, y, f.box.moved(dx, dy)
	for _, of := range [][]Chair{f.chairs, f.rim} {
		for i := range of {
			of[i].X += dx
			of[i].Y += dy
		}
	}
}

// gap is how far the chairs and tops of two tables are from each other, in millimetres; 0 where they touch.
func (f footprint) gap(g footprint) int64 {
	if apart(Chair{f.table.X, f.table.Y}, Chair{g.table.X, g.table.Y}) > f.reach+g.reach+Aisle {
		return Aisle
	}
	if f.crosses(g) {
		return 0
	}
	least := math.Inf(1)
	for _, c := range f.chairs {
		for _, d := range g.chairs {
			least = min(least, apart(c, d)-ChairSize)
		}
		least = min(least, g.away(c)-ChairSize/2)
	}
	for _, d := range g.chairs {
		least = min(least, f.away(d)-ChairSize/2)
	}
	for _, c := range f.rim { // tops, where no chair is between them
		least = min(least, g.away(c))
	}
	for _, d := range g.rim {
		least = min(least, f.away(d))
	}
	return max(0, int64(least+0.001)) // a distance of whole millimetres may be reckoned as a hair less
}

// crosses says whether edges of two tops meet, which also have no corner of one within the other where they lie crosswise.
func (f footprint) crosses(g footprint) bool {
	if f.table.circle() || g.table.circle() || f.box.gap(g.box) > 0 {
		return false
	}
	for i, a := range f.rim {
		for j, c := range g.rim {
			if meet(a, f.rim[(i+1)%len(f.rim)], c, g.rim[(j+1)%len(g.rim)]) {
				return true
			}
		}
	}
	return false
}

// outlineLooks is how many looks it is worth to find out how far a point is from one side of an outline.
const outlineLooks = 4

// near says whether the gap to another table is less than so many millimetres, and at how many pairs of things it looked for
// that: only at those that may be so near.
func (f footprint) near(g footprint, least int64) (looks int, is bool) {
	if f.box.gap(g.box) >= least {
		return 1, false
	}
	for _, c := range f.chairs {
		if (box{c.X, c.Y, c.X, c.Y}).gap(g.box) >= least+ChairSize/2 {
			looks++
			continue
		}
		looks += len(g.chairs) + outlineLooks*len(g.top)
		for _, d := range g.chairs {
			if dx, dy, far := c.X-d.X, c.Y-d.Y, least+ChairSize; dx*dx+dy*dy < far*far {
				return looks, true
			}
		}
		if g.away(c)-ChairSize/2 < float64(least) {
			return looks, true
		}
	}
	for _, by := range []struct {
		points []Chair
		of     *footprint
		wide   int64
	}{{g.chairs, &f, ChairSize / 2}, {f.rim, &g, 0}, {g.rim, &f, 0}} {
		for _, c := range by.points {
			if (box{c.X, c.Y, c.X, c.Y}).gap(by.of.box) >= least+by.wide {
				looks++
				continue
			}
			looks += 1 + outlineLooks*len(by.of.top)
			if by.of.away(c)-float64(by.wide) < float64(least) {
				return looks, true
			}
		}
	}
	return looks, false
}

// away is how far a point is from the table's top; 0 and less within it.
func (f footprint) away(c Chair) float64 { return f.table.awayFrom(c, f.top) }

// away is how far a point is from the table's top; 0 and less within it.
func (t Table) away(c Chair) float64 {
	if t.Shape.curved() {
		return t.awayFrom(c, t.top())
	}
	return t.awayFrom(c, nil)
}

// awayFrom is away for who knows the outline of a curved table's top.
func (t Table) awayFrom(c Chair, top []point) float64 {
	sin, cos := 0.0, 1.0
	if t.Rotation != 0 {
		sin, cos = math.Sincos(-float64(t.Rotation) * math.Pi / 180)
	}
	dx, dy := float64(c.X-t.X), float64(c.Y-t.Y)
	p := point{dx*cos - dy*sin, dx*sin + dy*cos}
	w, h := float64(t.W)/2, float64(t.H)/2
	switch {
	case t.circle():
		return math.Hypot(p.x, p.y) - w
	case t.Shape == Round, t.Shape == Oval:
		return toEllipse(p, max(1, w), max(1, h))
	case t.Shape.curved():
		if within(p, top) {
			return 0
		}
		return toOutline(p, top)
	case t.Shape.Bare():
		return math.Inf(1)
	}
	return math.Hypot(max(0, math.Abs(p.x)-w), max(0, math.Abs(p.y)-h))
}

// circle says whether the top is one: a round table may be deeper than wide, and is drawn so.
func (t Table) circle() bool { return (t.Shape == Round || t.Shape == Oval) && t.W == t.H }

// curved says whether a top is neither an ellipse nor a rectangle.
func (s Shape) curved() bool { return s == UShape || s == EShape || s == Serpentine }

func apart(a, b Chair) float64 { return math.Hypot(float64(a.X-b.X), float64(a.Y-b.Y)) }

// box is a part of the floor that lies straight: what is in it is looked at closely only where boxes are near.
type box struct{ left, top, right, bottom int64 }

func (b box) with(c Chair, around int64) box {
	return box{min(b.left, c.X-around), min(b.top, c.Y-around), max(b.right, c.X+around), max(b.bottom, c.Y+around)}
}

func (b box) moved(dx, dy int64) box {
	return box{b.left + dx, b.top + dy, b.right + dx, b.bottom + dy}
}

// gap is the least that things in two boxes are from each other.
func (b box) gap(o box) int64 {
	return max(b.left-o.right, o.left-b.right, b.top-o.bottom, o.top-b.bottom, 0)
}
