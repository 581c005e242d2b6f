package seating

import "slices"

// outline are corners as points of the room.
type outline []Chair

func (o outline) inRoom() bool {
	return !slices.ContainsFunc(o, func(c Chair) bool { return !Spot{X: c.X, Y: c.Y}.inRoom() })
}

// extent is how far the corners reach.
func (o outline) extent() (w, h int64) {
	for _, c := range o {
		w, h = max(w, c.X), max(h, c.Y)
	}
	return w, h
}

// points are the corners for what reckons with them.
func (o outline) points() []point {
	all := make([]point, len(o))
	for i, c := range o {
		all[i] = point{float64(c.X), float64(c.Y)}
	}
	return all
}

// crosses says whether two walls that don't follow each other meet, or two corners are one, and which walls: by where they
// begin.
func (o outline) crosses() (one, other int, is bool) {
	n := len(o)
	for i := range o {
		if turnOf(o[i], o[(i+1)%n], o[(i+2)%n]) == 0 && between(o[(i+1)%n], o[i], o[(i+2)%n]) < 0 {
			return i, (i + 1) % n, true // a wall that goes back upon itself
		}
		for j := i + 1; j < n; j++ {
			if o[i] == o[j] {
				return i, j, true
			}
			if j-i > 1 && (i > 0 || j < n-1) && meet(o[i], o[i+1], o[j], o[(j+1)%n]) {
				return i, j, true
			}
		}
	}
	return 0, 0, false
}

// turnOf is the way in which a, b and c turn: 0 is straight on or back.
func turnOf(a, b, c Chair) int64 {
	return sign((b.X-a.X)*(c.Y-a.Y) - (b.Y-a.Y)*(c.X-a.X))
}

func sign(n int64) int64 {
	switch {
	case n > 0:
		return 1
	case n < 0:
		return -1
	}
	return 0
}

// between is negative where b and c are on the same side of a, on one line.
func between(a, b, c Chair) int64 {
	return -sign((b.X-a.X)*(c.X-a.X) + (b.Y-a.Y)*(c.Y-a.Y))
}

// meet says whether the walls from a to b and from c to d have a point in common.
func meet(a, b, c, d Chair) bool {
	if turnOf(a, b, c) != turnOf(a, b, d) && turnOf(c, d, a) != turnOf(c, d, b) {
		return true
	}
	for _, t := range [][3]Chair{{a, b, c}, {a, b, d}, {c, d, a}, {c, d, b}} {
		if turnOf(t[0], t[1], t[2]) == 0 && between(t[2], t[0], t[1]) >= 0 {
			return true
		}
	}
	return false
}
