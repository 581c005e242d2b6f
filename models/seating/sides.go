package seating

import (
	"math"
	"slices"
	"strings"
)

// Sides are the sides of a long or square table along which chairs stand, before the table is turned: a letter for each,
// in the order of SideLetters; "" are the usual ones of its shape. Other shapes have none to choose.
type Sides string

// SideLetters are the letters of the sides, clockwise: top, right, bottom, left.
const SideLetters = "trbl"

// AllSides are the choices of sides with chairs, those on which most tables have them first.
var AllSides = []Sides{"tb", "trbl", "t", "b", "l", "r", "rl", "trl", "rbl", "trb", "tbl", "tr", "rb", "bl", "tl"}

// Valid says whether the letters are one of the choices, or none.
func (s Sides) Valid() bool { return s == "" || slices.Contains(AllSides, s) }

// HasSides says whether it can be chosen at which sides of a shape chairs stand.
func (s Shape) HasSides() bool { return s == Rect || s == Square }

// usualSides are those of a shape for which nobody has chosen any.
func (s Shape) usualSides() Sides {
	if s == Square {
		return SideLetters
	}
	return "tb"
}

// sidesOf is what a table of a shape keeps of a choice: nothing where it is as usual, or can't be.
func sidesOf(shape Shape, chosen Sides) Sides {
	if !shape.HasSides() || chosen == shape.usualSides() {
		return ""
	}
	return chosen
}

// sides are the sides with chairs.
func (t Table) sides() Sides {
	if t.Sides == "" || !t.Shape.HasSides() {
		return t.Shape.usualSides()
	}
	return t.Sides
}

// edge is a line along which chairs stand: one straight piece, or many short ones that make a bow.
type edge []point

func (e edge) length() (sum float64) {
	for i := range e[1:] {
		sum += math.Hypot(e[i+1].x-e[i].x, e[i+1].y-e[i].y)
	}
	return sum
}

// at is the point at a distance from the edge's start.
func (e edge) at(far float64) point {
	for i := range e[1:] {
		p, q := e[i], e[i+1]
		step := math.Hypot(q.x-p.x, q.y-p.y)
		if far <= step || i == len(e)-2 {
			part := far / max(step, 1)
			return point{p.x + (q.x-p.x)*part, p.y + (q.y-p.y)*part}
		}
		far -= step
	}
	return e[0]
}

// edges are the lines along which the table's chairs stand, clockwise; none for those that stand around an ellipse or in
// rows.
func (t Table) edges() (all []edge) {
	w, h := float64(t.W)/2, float64(t.H)/2
	const out = float64(chairOut)
	switch t.Shape {
	case Rect, Square:
		sides := map[byte]edge{'t': {{-w, -h - out}, {w, -h - out}}, 'r': {{w + out, -h}, {w + out, h}}, 'b': {{w, h + out}, {-w, h + out}}, 'l': {{-w - out, h}, {-w - out, -h}}}
		for _, letter := range []byte(SideLetters) {
			if strings.IndexByte(string(t.sides()), letter) >= 0 {
				all = append(all, sides[letter])
			}
		}
	case Sweetheart:
		all = []edge{{{-w, -h - out}, {w, -h - out}}}
	case Single:
		all = []edge{{{-w, 0}, {w, 0}}}
	case UShape:
		all = []edge{{{-w - out, h}, {-w - out, -h}}, {{-w, -h - out}, {w, -h - out}}, {{w + out, -h}, {w + out, h}}}
	case EShape:
		d := t.arm()
		all = []edge{
			{{-w - out, h}, {-w - out, -h}}, {{-w, -h - out}, {w, -h - out}}, {{w + out, -h}, {w + out, h}},
			{{w - d - out, h}, {w - d - out, -h + d}}, {{d/2 + out, -h + d}, {d/2 + out, h}},
			{{-d/2 - out, h}, {-d/2 - out, -h + d}}, {{-w + d + out, -h + d}, {-w + d + out, h}},
		}
	case Serpentine:
		back := t.bows(-t.arm()/2 - out)
		slices.Reverse(back)
		all = []edge{t.bows(t.arm()/2 + out), back}
	}
	return all
}

// spread puts n chairs along edges, each time onto the edge on which they then stand widest: opposite ones get theirs in
// turn.
func spread(edges []edge, n int) (all []point) {
	order := make([]int, 0, len(edges))
	for _, first := range []int{0, 1} {
		for i := first; i < len(edges); i += 2 {
			order = append(order, i)
		}
	}
	at := make([]int, len(edges))
	for range n {
		best, widest := 0, -1.0
		for _, i := range order {
			if each := edges[i].length() / float64(at[i]+1); each > widest {
				best, widest = i, each
			}
		}
		at[best]++
	}
	for i, e := range edges {
		step := e.length() / float64(at[i])
		for k := range at[i] {
			all = append(all, e.at((float64(k)+0.5)*step))
		}
	}
	return all
}
