package seating

import "slices"

// What is wrong about where a room object stands; the table of such a Crowd is none, but for InDoorway.
const (
	ThingOutside CrowdKind = "thing outside" // its middle, or most of it, is beyond the walls
	ThingThrough CrowdKind = "thing through" // it reaches out of the room
	ThingInWall  CrowdKind = "thing wall"    // it stands in a wall inside the room, or in a pillar
	ThingsCross  CrowdKind = "things"        // two that stand where the other does
	NoWall       CrowdKind = "no wall"       // a door that is in no wall
	InDoorway    CrowdKind = "doorway"       // a table, or what stands, where people come in
)

// ajar is how far a door's middle may be from its wall, in millimetres, beyond half of its own depth.
const ajar = 300

// Warnings are Crowds, then what Misplaced finds, and then the narrow ways beside what stands in the room.
func (b *Board) Warnings() []Crowd { return slices.Concat(b.Crowds(), b.Misplaced(), b.obstacles()) }

// Misplaced finds the room objects that stand where none can, and what stands before doors. Labels may be anywhere.
func (b *Board) Misplaced() (all []Crowd) {
	walls := b.hall()
	for i, o := range b.Objects {
		if kind := walls.about(o); kind != "" {
			all = append(all, Crowd{Kind: kind, Thing: o})
		}
		for j, p := range b.Objects {
			switch {
			case i == j:
			case o.Kind.Stands() && slices.Contains([]ObjectKind{Wall, Pillar}, p.Kind) && overlap(o.floor(-touch), p.floor(0)):
				all = append(all, Crowd{Kind: ThingInWall, Thing: o, Beside: p})
			case i < j && o.Kind.Stands() && p.Kind.Stands() && overlap(o.floor(-touch), p.floor(-touch)):
				all = append(all, Crowd{Kind: ThingsCross, Thing: o, Beside: p})
			case o.Kind.InWall() && p.Kind.Stands() && overlap(o.doorway().floor(0), p.floor(-touch)):
				all = append(all, Crowd{Kind: InDoorway, Thing: o, Beside: p})
			}
		}
		if !o.Kind.InWall() {
			continue
		}
		for _, l := range b.Tables {
			if f := footprintOf(l.Table); f.on(o.doorway(), -touch) {
				all = append(all, Crowd{Kind: InDoorway, Table: l.Table, Thing: o})
			}
		}
	}
	return all
}

// doorway is a door with what must be free before and behind it.
func (o Object) doorway() Object {
	o.H += 2 * Passage
	return o
}

// about says what is wrong about where an object is between the walls.
func (h hall) about(o Object) CrowdKind {
	middle := h.inside(Chair{o.X, o.Y})
	switch {
	case o.Kind == Label || h.open():
		return ""
	case o.Kind.InWall():
		return h.opens(o, middle)
	case middle < -touch:
		return ThingOutside
	case o.Kind == Wall || o.Kind == Pillar || o.Kind == Power: // may stand in the outer walls
		return ""
	}
	outside, all := 0, 0
	for _, c := range o.floor(-touch).border() {
		if all++; h.inside(c) < 0 {
			outside++
		}
	}
	switch {
	case 2*outside > all:
		return ThingOutside
	case outside > 0:
		return ThingThrough
	}
	return ""
}

// opens says whether a door is in no wall, by how far its middle is from the outer ones.
func (h hall) opens(o Object, inside float64) CrowdKind {
	far := ajar + float64(o.H)/2
	inWall := slices.ContainsFunc(h.inner, func(w Object) bool { return w.Kind == Wall && w.floor(0).away(Chair{o.X, o.Y}) <= far })
	if inWall || -far <= inside && inside <= far {
		return ""
	}
	return NoWall
}

// Extent is the part of the floor that the object takes, from corner to corner.
func (o Object) Extent() (least, most Chair) {
	b := box{o.X, o.Y, o.X, o.Y}
	for _, c := range o.floor(0).Top() {
		b = b.with(c, 0)
	}
	return Chair{b.left, b.top}, Chair{b.right, b.bottom}
}

// open says that nobody measured the room.
func (h hall) open() bool { return len(h.walls) == 0 && (h.width == 0 || h.length == 0) }

// border are points along the edges of a rectangle, at most so many on each.
func (t Table) border() (all []Chair) {
	const each = 40
	corners := t.Top()
	for i, a := range corners {
		b := corners[(i+1)%len(corners)]
		for n := range int64(each) {
			all = append(all, Chair{a.X + (b.X-a.X)*n/each, a.Y + (b.Y-a.Y)*n/each})
		}
	}
	return all
}

// overlap says whether two rectangles of floor have a place in common.
func overlap(a, b Table) bool {
	p, q := a.Top(), b.Top()
	for i := range p {
		for j := range q {
			if meet(p[i], p[(i+1)%len(p)], q[j], q[(j+1)%len(q)]) {
				return true
			}
		}
	}
	return a.away(q[0]) <= 0 || b.away(p[0]) <= 0 // one within the other
}
