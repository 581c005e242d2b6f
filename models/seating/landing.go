package seating

import (
	"convive/models/db"
)

// landing finds where new tables stand until somebody moves them: in a room that was measured, where they are in nobody's
// way, row by row from the corner.
type landing struct {
	room  Board
	laid  []footprint
	width int   // how much room is asked for: an index of widths
	y     int64 // the row in which the last one landed: those before have no place for another alike
}

// widths are what a place must keep free, the best first.
var widths = []func(landing, footprint) bool{
	func(l landing, f footprint) bool { return l.clear(f) && l.gaps(f, Aisle) },
	func(l landing, f footprint) bool { return l.stands(f) && l.gaps(f, Aisle) },
	func(l landing, f footprint) bool { return l.stands(f) && l.gaps(f, 1) },
}

func landingIn(r *db.Read, plan Plan, present []Table) (*landing, error) {
	l := &landing{room: Board{Width: plan.Width, Length: plan.Length, Walls: plan.Walls}}
	if plan.Width == 0 || plan.Length == 0 {
		return l, nil
	}
	for _, t := range present {
		l.laid = append(l.laid, footprintOf(t))
	}
	var err error
	l.room.Objects, err = db.From[Object](r).Where("plan_id = ?", string(plan.ID)).Order("created_at, id").All()
	return l, err
}

// put lays a table down; those that land one after the other are alike. Where the room is full, or nobody measured it, it stands in the row of its position.
func (l *landing) put(t *Table) {
	const step int64 = 500 // millimetres
	for ; l.room.Width > 0 && l.room.Length > 0 && l.width < len(widths); l.width++ {
		for y := max(step, l.y); y < l.room.Length; y += step {
			for x := step; x < l.room.Width; x += step {
				t.X, t.Y = x, y
				if f := footprintOf(*t); widths[l.width](*l, f) {
					l.laid, l.y = append(l.laid, f), y
					return
				}
			}
		}
		l.y = 0
	}
	t.X, t.Y = spot(t.Position)
}

// clear says whether a table stands on nothing that has a place of its own: a dance floor, too.
func (l landing) clear(f footprint) bool {
	for _, o := range l.room.Objects {
		if o.Kind.InWall() || o.Kind == Label || o.Kind == Power {
			continue
		}
		if (Table{X: o.X, Y: o.Y, W: o.W, H: o.H, Rotation: o.Rotation, Shape: Rect}).away(Chair{f.table.X, f.table.Y}) < f.reach {
			return false
		}
	}
	return l.stands(f)
}

// stands says whether a table and its chairs are within the walls and on nothing that stands on the floor.
func (l landing) stands(f footprint) bool {
	if x, y, w, h := f.table.X, f.table.Y, f.table.W/2, f.table.H/2; x < w || y < h || x > l.room.Width-w || y > l.room.Length-h {
		return false
	}
	if l.room.inWall(f) {
		return false
	}
	for _, o := range l.room.Objects {
		if o.Kind.Stands() && f.in(o) {
			return false
		}
	}
	return true
}

func (l landing) gaps(f footprint, least int64) bool {
	for _, g := range l.laid {
		if f.gap(g) < least {
			return false
		}
	}
	return true
}

// spot is a place in rows of five, so far apart that people pass between chairs.
func spot(position int64) (x, y int64) {
	const apart, abreast = 4500, 5
	return (position-1)%abreast*apart + apart/2, (position-1)/abreast*apart + apart/2
}
