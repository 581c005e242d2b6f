package seating

import (
	"math"
	"slices"
)

// Top is the outline of the table's top in its room, corner by corner; none for round and oval tables, and where chairs
// stand without a table.
func (t Table) Top() []Chair { return t.turned(t.top()) }

func (t Table) top() []point {
	w, h := float64(t.W)/2, float64(t.H)/2
	d := t.arm()
	switch t.Shape {
	case Round, Oval, Theatre, Single:
		return nil
	case UShape:
		return []point{{-w, -h}, {w, -h}, {w, h}, {w - d, h}, {w - d, -h + d}, {-w + d, -h + d}, {-w + d, h}, {-w, h}}
	case EShape:
		return []point{{-w, -h}, {w, -h}, {w, h}, {w - d, h}, {w - d, -h + d}, {d / 2, -h + d}, {d / 2, h}, {-d / 2, h}, {-d / 2, -h + d}, {-w + d, -h + d}, {-w + d, h}, {-w, h}}
	case Serpentine:
		back := t.bows(-d / 2)
		slices.Reverse(back)
		return append(t.bows(d/2), back...)
	}
	return []point{{-w, -h}, {w, -h}, {w, h}, {-w, h}}
}

// arm is how wide the arms of a table of several are; of a small one, a third of it.
func (t Table) arm() float64 { return min(arm, float64(t.W)/4, float64(t.H)/3) }

// bows is a line along a serpentine table, so far to the left of its middle: up and over the first bow, down and through
// the second.
func (t Table) bows(left float64) (line edge) {
	const steps = 24
	a, b := (float64(t.W)-t.arm())/4, (float64(t.H)-t.arm())/2
	for i := range steps + 1 {
		sin, cos := math.Sincos(math.Pi * float64(i) / steps)
		line = append(line, point{-a - max(1, a+left)*cos, -max(1, b+left) * sin})
	}
	for i := range steps {
		sin, cos := math.Sincos(math.Pi * float64(i+1) / steps)
		line = append(line, point{a - max(1, a-left)*cos, max(1, b-left) * sin})
	}
	return line
}

// turned is where points from the table's middle are in its room.
func (t Table) turned(local []point) []Chair {
	sin, cos := math.Sincos(float64(t.Rotation) * math.Pi / 180)
	all := make([]Chair, len(local))
	for i, p := range local {
		all[i] = Chair{t.X + round(p.x*cos-p.y*sin), t.Y + round(p.x*sin+p.y*cos)}
	}
	return all
}

// within says whether a point is inside of an outline.
func within(p point, outline []point) (in bool) {
	for i, a := range outline {
		b := outline[(i+1)%len(outline)]
		if (a.y > p.y) != (b.y > p.y) && p.x < a.x+(b.x-a.x)*(p.y-a.y)/(b.y-a.y) {
			in = !in
		}
	}
	return in
}

// toOutline is how far a point is from an outline, inside of it or not.
func toOutline(p point, outline []point) float64 {
	least := math.Inf(1)
	for i, a := range outline {
		b := outline[(i+1)%len(outline)]
		dx, dy := b.x-a.x, b.y-a.y
		part := 0.0
		if long := dx*dx + dy*dy; long > 0 {
			part = min(1, max(0, ((p.x-a.x)*dx+(p.y-a.y)*dy)/long))
		}
		least = min(least, math.Hypot(a.x+part*dx-p.x, a.y+part*dy-p.y))
	}
	return least
}
