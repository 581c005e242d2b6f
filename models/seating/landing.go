package seating

import (
	"slices"

	"convive/models/db"
)

// landing finds where new tables stand until somebody moves them: where they are in nobody's way, row by row from the corner
// of the room; beside the room where it has no place for them but on its dance floor or stage.
type landing struct {
	room  Board
	hall  hall
	laid  []footprint
	berth int   // how much room is asked for: an index of berths
	x, y  int64 // where the last one landed: there is no place before for another alike
	rows  rows  // that the first one of a berth began
	below bool  // it took too long to find a place beside the room
	looks int   // at pairs of things that may be too near
	most  int   // looks until the search for a place in the room, or beside it, is over
}

// mostLooks is how many are taken for one table in its room, and again beside it, while others wait to write: some hundredths
// of a second.
const (
	mostLooks = 3_000_000
	mostOfAll = 3 * mostLooks // after which no more are taken for other tables of the same command in the room
)

// berth is what a place must keep free, in millimetres.
type berth struct {
	aisle  int64 // to the chairs of other tables
	around int64 // to what else stands in the room; a third of it to the walls
	turned bool  // by a quarter
}

// berths are what is tried, the best first.
var berths = []berth{
	{aisle: Aisle, around: Aisle}, {aisle: Aisle, around: Aisle, turned: true},
	{aisle: Aisle, around: Passage}, {aisle: Aisle, around: Passage, turned: true},
	{aisle: Passage, around: Passage / 2}, {aisle: Passage, around: Passage / 2, turned: true},
	{aisle: Passage / 2}, {aisle: Passage / 2, turned: true},
}

func landingIn(r *db.Read, plan Plan, present []Table) (*landing, error) {
	l := &landing{room: Board{Width: plan.Width, Length: plan.Length, Walls: plan.Walls}}
	for _, t := range present {
		l.laid = append(l.laid, footprintOf(t))
	}
	var err error
	l.room.Objects, err = db.From[Object](r).Where("plan_id = ?", string(plan.ID)).Order("created_at, id").All()
	l.hall = l.room.hall()
	return l, err
}

// put lays down tables that are alike: as far apart from each other as all of them fit into the room, or where they don't, as
// most of them do.
func (l *landing) put(all ...*Table) {
	if l.room.Width == 0 || l.room.Length == 0 {
		for _, t := range all {
			l.inRows(t)
		}
		return
	}
	best, spots := l.from(l.berth, all)
	for start := l.berth + 1; start < len(berths) && 0 < len(spots) && len(spots) < len(all) && l.looks < mostOfAll; start++ {
		if other, more := l.from(start, all); len(more) > len(spots) {
			best, spots = other, more
		}
	}
	best.looks = l.looks
	*l = best
	for i, t := range all {
		if i < len(spots) {
			t.X, t.Y, t.Rotation = spots[i].X, spots[i].Y, spots[i].Rotation
			continue
		}
		t.Rotation, l.most = 0, l.looks+mostLooks
		l.beside(t)
	}
}

// from is what has landed after tables, and their places in the room, up to the first that finds none: each as the widest berth
// asks that has a place for it, from one on.
func (l *landing) from(start int, all []*Table) (landing, []Spot) {
	now := *l
	now.laid = slices.Clip(l.laid)
	if start != l.berth {
		now.berth, now.x, now.y = start, 0, 0
	}
	var spots []Spot
	for _, t := range all {
		one := *t
		if !now.inRoom(&one) {
			break
		}
		spots = append(spots, one.Spot())
	}
	l.looks = now.looks
	return now, spots
}

// inRoom puts a table at a place in the room; false where there is none for it.
func (l *landing) inRoom(t *Table) bool {
	l.most = min(l.looks+mostLooks, mostOfAll)
	for ; l.berth < len(berths); l.berth++ {
		b := berths[l.berth]
		if b.turned && !t.Shape.turns() {
			continue
		}
		t.Rotation = 0
		if b.turned {
			t.Rotation = 90
		}
		if l.inLine(t, b) {
			return true
		}
		if l.scan(t, b) {
			l.begin(t, b)
			return true
		}
	}
	return false
}

// step is how far apart the places are that are tried: large tables need none in between.
func (l *landing) step(f footprint) int64 {
	return max(500, max(l.room.Width, l.room.Length)/80, int64(f.reach)/12) // millimetres
}

// scan puts a table at the first place that a berth allows, from the row of the last one on.
func (l *landing) scan(t *Table, b berth) bool {
	f := footprintOf(*t)
	step := l.step(f)
	for y := max(step, l.y); y < l.room.Length && l.looks < l.most; y += step {
		for x := max(step, l.x); x < l.room.Width && l.looks < l.most; x += step {
			if f.to(x, y); l.free(f, b) {
				l.lay(t, f)
				return true
			}
		}
		l.x = 0
	}
	l.x, l.y = 0, 0
	return false
}

// lay puts a table where its footprint is.
func (l *landing) lay(t *Table, f footprint) {
	t.X, t.Y = f.table.X, f.table.Y
	l.x, l.y = t.X, t.Y
	l.laid = append(l.laid, f)
}

// free says whether a place is as a berth asks.
func (l *landing) free(f footprint, b berth) bool {
	l.looks++
	if l.hall.inside(Chair{f.table.X, f.table.Y}) < float64(min(f.table.W, f.table.H))/2 || !l.apart(f, b.aisle) {
		return false
	}
	l.looks += (len(f.chairs) + len(f.rim)) * (1 + len(l.hall.walls) + len(l.room.Objects))
	if l.hall.holds(f, b.around/3) != "" {
		return false
	}
	for _, o := range l.room.Objects {
		switch {
		case o.Kind.InWall() && f.on(o, Passage), // people come in there
			(o.Kind.Stands() || o.Kind.Ground()) && f.on(o, b.around):
			return false
		}
	}
	return true
}

// apart says whether a table keeps an aisle to all others.
func (l *landing) apart(f footprint, least int64) bool {
	return !slices.ContainsFunc(l.laid, func(g footprint) bool {
		looks, near := f.near(g, least)
		l.looks += looks
		return near
	})
}

// beside puts a table beyond the room's walls, in nobody's way: there none has to reach between the arms of another.
func (l *landing) beside(t *Table) {
	f := footprintOf(*t)
	step, margin := l.step(f), int64(f.reach)+Passage
	for y := max(l.y, l.room.Length+margin); y < maxRoom && !l.below; y += step {
		for x := max(margin, l.x); x <= max(margin, l.room.Width-margin); x += step {
			l.looks += len(l.laid)
			if f.to(x, y); !slices.ContainsFunc(l.laid, func(g footprint) bool { return f.box.gap(g.box) < Passage }) {
				l.lay(t, f)
				return
			}
		}
		l.x, l.below = 0, l.looks >= l.most
	}
	l.below = true
	y := l.room.Length
	for _, g := range l.laid {
		y = max(y, g.box.bottom)
	}
	if f.to(margin, y+margin); f.table.Y < maxRoom {
		l.lay(t, f)
		return
	}
	t.X, t.Y = spot(t.Position)
}

// inRows puts a table into a room that nobody measured: in rows of five, at the first place from that of its position on at
// which people pass.
func (l *landing) inRows(t *Table) {
	f := footprintOf(*t)
	for n := t.Position; ; n++ {
		x, y := spot(n)
		if y > maxRoom {
			break
		}
		if f.to(x, y); min(x, y) >= int64(f.reach) && l.free(f, berths[0]) {
			l.lay(t, f)
			return
		}
	}
	t.X, t.Y = spot(t.Position)
}

// turns says whether a table may be turned to fit: not where people look to one side.
func (s Shape) turns() bool {
	return slices.Contains([]Shape{Rect, Oval, UShape, EShape, Serpentine, Single}, s)
}

// spot is a place in rows of five, so far apart that people pass between chairs.
func spot(position int64) (x, y int64) {
	const apart, abreast = 4500, 5
	return (position-1)%abreast*apart + apart/2, (position-1)/abreast*apart + apart/2
}
