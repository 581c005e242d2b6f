package seating

import "math"

// Millimetres of a chair as it stands at a table: how wide it is, and how far its middle is from the table's edge.
const (
	ChairSize = 570
	chairOut  = 330
)

// Chair is where a seat of a table is in its room: the chair's middle in millimetres.
type Chair struct{ X, Y int64 }

// Chairs are the places of n chairs around the table, by seat number from 1: clockwise around tables, along the sides that
// have chairs, and row by row from the head where there is no table.
func (t Table) Chairs(n int) []Chair {
	switch t.Shape {
	case Round, Oval:
		return t.turned(aroundEllipse(float64(t.W)/2, float64(t.H)/2, n))
	case Theatre:
		return t.turned(inRows(float64(t.W)/2, float64(t.H)/2, n))
	}
	return t.turned(spread(t.edges(), n))
}

// point is a place from a table's middle, before the table is turned.
type point struct{ x, y float64 }

func round(f float64) int64 { return int64(math.Round(f)) }

// inRows are n chairs in as many rows as they need, the last one in the middle.
func inRows(w, h float64, n int) (all []point) {
	cols := max(1, int(2*w/chair))
	rows := (n + cols - 1) / cols
	for i := range rows {
		here := min(cols, n-i*cols)
		y := -h + 2*h*(float64(i)+0.5)/float64(rows)
		step := 2 * w / float64(cols)
		for k := range here {
			all = append(all, point{(float64(k) - float64(here-1)/2) * step, y})
		}
	}
	return all
}

// aroundEllipse spreads n chairs at even distances around an ellipse with the half axes a and b, clockwise from its top.
// A round table's is a circle.
func aroundEllipse(a, b float64, n int) []point {
	const steps = 720
	at := func(i int) point {
		sin, cos := math.Sincos(2 * math.Pi * float64(i) / steps)
		out := chairOut / math.Hypot(b*sin, a*cos)
		return point{(a + b*out) * sin, -(b + a*out) * cos}
	}
	var length [steps + 1]float64
	for i := range steps {
		p, q := at(i), at(i+1)
		length[i+1] = length[i] + math.Hypot(q.x-p.x, q.y-p.y)
	}
	all := make([]point, n)
	for k, i := 0, 0; k < n; k++ {
		want := length[steps] * float64(k) / float64(n)
		for length[i+1] <= want {
			i++
		}
		part := (want - length[i]) / (length[i+1] - length[i])
		p, q := at(i), at(i+1)
		all[k] = point{p.x + (q.x-p.x)*part, p.y + (q.y-p.y)*part}
	}
	return all
}

// Room for a room that nobody has measured: this much beyond the outermost tables, and never smaller than this.
const (
	beyond   = 2_000 // millimetres
	smallest = 8_000
)

// Measure is how wide and long the room is, in millimetres; one that was not measured is as large as its tables need.
func (b *Board) Measure() (width, length int64) {
	if b.Width > 0 && b.Length > 0 {
		return b.Width, b.Length
	}
	width, length = smallest, smallest
	for _, t := range b.Tables {
		reach := max(t.W, t.H)/2 + beyond
		width, length = max(width, t.X+reach), max(length, t.Y+reach)
	}
	return width, length
}
