package seating

import "math"

// touch is by how many millimetres people push a chair aside.
const touch = 50

// floor is what a room object takes of the floor, with so many millimetres around it; less than 0 is within it.
func (o Object) floor(around int64) Table {
	return Table{X: o.X, Y: o.Y, W: max(1, o.W+2*around), H: max(1, o.H+2*around), Rotation: o.Rotation, Shape: Rect}
}

// on says whether a table or one of its chairs is nearer to a room object than so many millimetres; a negative distance is how
// far one may stand into it.
func (f footprint) on(o Object, near int64) bool {
	floor := o.floor(near)
	away := floor.away(Chair{f.table.X, f.table.Y})
	if away > f.reach {
		return false
	}
	for _, c := range f.chairs {
		if floor.away(c) < ChairSize/2 {
			return true
		}
	}
	switch {
	case f.table.Shape.Bare():
		return false
	case f.table.circle():
		return away < float64(f.table.W)/2
	}
	top, corners := f.rim, floor.Top()
	for i, a := range top {
		for j, c := range corners {
			if meet(a, top[(i+1)%len(top)], c, corners[(j+1)%len(corners)]) {
				return true
			}
		}
	}
	return floor.away(top[0]) <= 0 || f.away(corners[0]) <= 0 // one within the other
}

// hall is what encloses a room: its outer walls, and the walls and pillars inside.
type hall struct {
	width, length float64 // 0 where nobody measured it
	walls         []point // of a room that is no rectangle
	inner         []Object
}

func (b *Board) hall() hall {
	h := hall{width: float64(b.Width), length: float64(b.Length), walls: b.Walls.Points().points()}
	for _, o := range b.Objects {
		if o.Kind == Wall || o.Kind == Pillar {
			h.inner = append(h.inner, o)
		}
	}
	return h
}

// holds says what is wrong about where a table stands in the hall: "" where it and its chairs are at least so many millimetres
// away from all walls and pillars.
func (h hall) holds(f footprint, near int64) CrowdKind {
	outside, tight, all := 0, false, 0
	look := func(c Chair, margin float64) {
		all++
		switch inside := h.inside(c); {
		case inside < 0:
			outside++
		case inside < margin:
			tight = true
		}
	}
	for _, c := range f.chairs {
		look(c, ChairSize/2+float64(near))
	}
	for _, c := range f.rim {
		look(c, float64(near))
	}
	switch {
	case h.inside(Chair{f.table.X, f.table.Y}) < 0 || 2*outside > all:
		return OutsideRoom
	case outside > 0:
		return ThroughWall
	case tight:
		return ChairInWall
	}
	for _, o := range h.inner {
		if f.on(o, near) {
			return ChairInWall
		}
	}
	return ""
}

// inside is how far a point is from the nearest outer wall, less than 0 beyond it; without end where nobody measured the room.
func (h hall) inside(c Chair) float64 {
	p, far := point{float64(c.X), float64(c.Y)}, math.Inf(1)
	if h.width > 0 && h.length > 0 {
		far = min(p.x, p.y, h.width-p.x, h.length-p.y)
	}
	if len(h.walls) > 0 {
		to := math.Round(toOutline(p, h.walls)*1000) / 1000 // on a wall it is reckoned as a hair beyond it
		if !within(p, h.walls) {
			to = -to
		}
		far = min(far, to)
	}
	return far
}

// rim are the outermost points of a table's top; none of chairs without one.
func (t Table) rim() []Chair {
	w, h := float64(t.W)/2, float64(t.H)/2
	switch {
	case t.Shape.Bare():
		return nil
	case t.circle():
		return t.turned([]point{{-w, 0}, {w, 0}, {0, -h}, {0, h}})
	case t.Shape == Round, t.Shape == Oval:
		return t.turned(ellipse(w, h))
	}
	return t.Top()
}
