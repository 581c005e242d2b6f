package seating

import (
	"cmp"
	"math"
	"slices"
)

// putObject puts an object down as near to the middle of its room, or of the wall in front, as it is in nobody's way; in a
// room without such a place in the very middle.
func (l *landing) putObject(o *Object, width, length int64) {
	o.X, o.Y = width/2, length/2
	if o.Kind.InWall() {
		o.Y = 0
	}
	spots := around(o.Spot(), width, length, o.Kind.InWall())
	for _, near := range []int64{Aisle, Passage, 0} {
		for _, s := range spots {
			if there := *o; l.freeFor(there.at(s), near) {
				o.X, o.Y = s.X, s.Y
				return
			}
		}
	}
}

// mayReach says whether two objects are near enough to overlap, however they are turned.
func (o Object) mayReach(p Object) bool {
	return apart(Chair{o.X, o.Y}, Chair{p.X, p.Y}) <= math.Hypot(float64(o.W), float64(o.H))/2+math.Hypot(float64(p.W), float64(p.H))/2
}

func (o Object) at(s Spot) Object {
	o.X, o.Y = s.X, s.Y
	return o
}

// around are places of a room, the nearest to a middle first; of a wall those of the same row.
func around(middle Spot, width, length int64, row bool) (all []Spot) {
	step := max(500, max(width, length)/40) // millimetres
	up, down := -middle.Y/step, (length-middle.Y)/step
	if row {
		up, down = 0, 0
	}
	for j := up; j <= down; j++ {
		for i := -middle.X / step; i <= (width-middle.X)/step; i++ {
			all = append(all, Spot{X: middle.X + i*step, Y: middle.Y + j*step})
		}
	}
	far := func(s Spot) float64 { return apart(Chair{s.X, s.Y}, Chair{middle.X, middle.Y}) }
	slices.SortStableFunc(all, func(a, b Spot) int { return cmp.Compare(far(a), far(b)) })
	return all
}

// freeFor says whether an object covers nothing where it is, and comes near to no table. A label may be put outside; a new one
// isn't.
func (l *landing) freeFor(o Object, near int64) bool {
	if l.hall.about(o) != "" || o.Kind == Label && l.hall.inside(Chair{o.X, o.Y}) <= 0 {
		return false
	}
	own := o
	if o.Kind.InWall() {
		own = o.doorway()
	}
	covers := func(p Object) bool {
		if p.Kind.InWall() && !o.Kind.InWall() {
			p = p.doorway()
		}
		return own.mayReach(p) && overlap(own.floor(-touch), p.floor(-touch))
	}
	return !slices.ContainsFunc(l.room.Objects, covers) && !slices.ContainsFunc(l.laid, func(f footprint) bool { return f.on(own, near) })
}
