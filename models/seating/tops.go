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

// ellipse are points along an ellipse with the half axes a and b.
func ellipse(a, b float64) []point {
	all := make([]point, 32)
	for i := range all {
		sin, cos := math.Sincos(2 * math.Pi * float64(i) / float64(len(all)))
		all[i] = point{a * cos, b * sin}
	}
	return all
}

// toEllipse is how far a point is from an ellipse with the half axes a and b, less than 0 within it. It goes to where the
// circle that fits the ellipse best around its last guess is nearest, some steps of which come to the millimetre.
func toEllipse(p point, a, b float64) float64 {
	const steps = 8
	x, y := math.Abs(p.x), math.Abs(p.y)
	cos, sin := math.Sqrt2/2, math.Sqrt2/2
	for range steps {
		middle := point{(a*a - b*b) / a * cos * cos * cos, (b*b - a*a) / b * sin * sin * sin}
		radius := math.Hypot(a*cos-middle.x, b*sin-middle.y)
		far := math.Hypot(x-middle.x, y-middle.y)
		if far == 0 {
			break
		}
		cos = min(1, max(0, (middle.x+(x-middle.x)*radius/far)/a))
		sin = min(1, max(0, (middle.y+(y-middle.y)*radius/far)/b))
		long := math.Hypot(cos, sin)
		cos, sin = cos/long, sin/long
	}
	far := math.Hypot(a*cos-x, b*sin-y)
	if x*x/(a*a)+y*y/(b*b) < 1 {
		return -far
	}
	return far
}
