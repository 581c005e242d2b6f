package seating

import (
	"math"
	"slices"
)

// Millimetres of a chair as it stands at a table: how wide it is, and how far its middle is from the table's edge.
const (
	ChairSize = 570
	chairOut  = 330
)

// Chair is where a seat of a table is in its room: the chair's middle in millimetres.
type Chair struct{ X, Y int64 }

// Chairs are the places of n chairs around the table, by seat number from 1: clockwise around round, oval and square
// tables, along the two long sides of a long one, and along one side of a table for two.
func (t Table) Chairs(n int) []Chair {
	var local []point
	w, h := float64(t.W)/2, float64(t.H)/2
	switch t.Shape {
	case Round, Oval:
		local = aroundEllipse(w, h, n)
	case Square:
		local = aroundSides(w, h, n)
	case Sweetheart:
		local = along(n, point{-w, -h - chairOut}, point{w, -h - chairOut})
	default:
		first := (n + 1) / 2
		local = append(along(first, point{-w, -h - chairOut}, point{w, -h - chairOut}),
			along(n-first, point{w, h + chairOut}, point{-w, h + chairOut})...)
	}
	sin, cos := math.Sincos(float64(t.Rotation) * math.Pi / 180)
	chairs := make([]Chair, len(local))
	for i, p := range local {
		chairs[i] = Chair{t.X + round(p.x*cos-p.y*sin), t.Y + round(p.x*sin+p.y*cos)}
	}
	return chairs
}

// point is a place from a table's middle, before the table is turned.
type point struct{ x, y float64 }

func round(f float64) int64 { return int64(math.Round(f)) }

// along spreads n chairs evenly from one end of an edge to the other.
func along(n int, from, to point) []point {
	all := make([]point, n)
	for i := range all {
		at := (float64(i) + 0.5) / float64(n)
		all[i] = point{from.x + (to.x-from.x)*at, from.y + (to.y-from.y)*at}
	}
	return all
}

// aroundSides spreads n chairs over the four edges of a table, clockwise from the first one's start.
func aroundSides(w, h float64, n int) (all []point) {
	out := float64(chairOut)
	edges := [4][2]point{
		{{-w, -h - out}, {w, -h - out}}, {{w + out, -h}, {w + out, h}}, {{w, h + out}, {-w, h + out}}, {{-w - out, h}, {-w - out, -h}},
	}
	more := [4][]int{1: {0}, 2: {0, 2}, 3: {0, 1, 2}}[n%4] // two over stand opposite of each other
	for i, edge := range edges {
		at := n / 4
		if slices.Contains(more, i) {
			at++
		}
		all = append(all, along(at, edge[0], edge[1])...)
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
