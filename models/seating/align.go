package seating

import (
	"cmp"
	"math"
	"slices"

	"convive/models/change"
	"convive/models/db"
	"convive/models/invalid"
)

// Line is what tables and room objects get in common when they are aligned. "Least" and "most" are along the room's width
// (x) and length (y), whichever way its drawing lies.
type Line string

const (
	LeastX  Line = "least-x"
	MiddleX Line = "middle-x"
	MostX   Line = "most-x"
	LeastY  Line = "least-y"
	MiddleY Line = "middle-y"
	MostY   Line = "most-y"
	SpreadX Line = "spread-x" // the same distance from middle to middle between the outermost two
	SpreadY Line = "spread-y"
)

// Lines are all of them.
var Lines = []Line{LeastX, MiddleX, MostX, LeastY, MiddleY, MostY, SpreadX, SpreadY}

// across says whether the line moves pieces along the room's width.
func (l Line) across() bool { return slices.Contains([]Line{LeastX, MiddleX, MostX, SpreadX}, l) }

func (l Line) spreads() bool { return l == SpreadX || l == SpreadY }

// Aligning is the form that aligns tables and room objects or spreads them, for who doesn't use the drawing.
type Aligning struct {
	Occasion change.ID   `form:"occasion"`
	Plan     change.ID   `form:"plan"` // "" is the one in use
	Pieces   []change.ID `form:"piece"`
	At       []string    `form:"at"`   // where each of them is expected: "piece:x,y,rotation", as shown
	With     change.ID   `form:"with"` // the piece that stays, and by which the others are aligned; "" is by all of them
	Line     Line        `form:"line"`
}

// Validate finds a form that aligns nothing.
func (a Aligning) Validate() (wrong invalid.Fields) {
	wrong.Check(a.Occasion != "", "", "Choose an occasion first.")
	wrong.Check(slices.Contains(Lines, a.Line), "line", "Choose how to align.")
	wrong.Check(len(a.Pieces) <= maxPieces && len(a.At) <= maxPieces, "piece", "Move at most {n} pieces at once.", "n", maxPieces)
	switch enough := len(a.moved()) >= a.least(); {
	case a.Line.spreads():
		wrong.Check(enough, "piece", "Choose at least three pieces to spread.")
	case a.With == "":
		wrong.Check(enough, "piece", "Choose at least two pieces to align.")
	default:
		wrong.Check(enough, "piece", "Choose another piece to align it with.")
	}
	return wrong
}

// least are how many pieces there must be to move.
func (a Aligning) least() int {
	switch {
	case a.Line.spreads():
		return 3
	case a.With == "":
		return 2
	}
	return 1
}

// moved are the pieces to move, each once.
func (a Aligning) moved() (all []change.ID) {
	for _, id := range a.Pieces {
		if id != a.With && !slices.Contains(all, id) {
			all = append(all, id)
		}
	}
	return all
}

// expected is where a piece was shown.
func (a Aligning) expected(id change.ID) (s Spot, ok bool) {
	for _, at := range a.At {
		if spot, mine := cutPiece(at, id); mine {
			return parseSpot(spot)
		}
	}
	return s, false
}

// Align moves tables and room objects so that their edges or middles are in line, chairs and all, or spreads them between
// the outermost two. What is locked stays where it is, and counts for nothing.
func Align(tx *db.Tx, d Aligning) (change.Change, error) {
	plan, err := PlanAt(tx.Read, d.Occasion, d.Plan)
	if err != nil {
		return nil, err
	}
	ids := d.moved()
	pieces, err := piecesOf(tx.Read, plan.ID, append([]change.ID{d.With}, ids...))
	if err != nil {
		return nil, err
	}
	free := make([]piece, 0, len(ids))
	for _, id := range ids {
		p, ok := pieces[id]
		if !ok {
			return nil, invalid.Refuse("Somebody removed what you are moving a moment ago. All stays where it is.")
		}
		if was, shown := d.expected(id); !shown {
			return nil, invalid.Fields{{Message: "This form is out of date. Reload the page and try again."}}
		} else if was != p.spot() {
			return nil, displaced(tx.Read, p)
		}
		if !p.locked() {
			free = append(free, p)
		}
	}
	if len(free) == 0 {
		return nil, invalid.Refuse("{table} is locked. Unlock it first.", "table", pieces[ids[0]].called())
	}
	if least := d.least(); len(free) < least {
		return nil, invalid.Refuse("Too much of it is locked: unlock more of it, or choose more.")
	}
	var by []piece
	if d.With != "" {
		other, ok := pieces[d.With]
		if !ok {
			return nil, invalid.Refuse("Somebody removed what you are moving a moment ago. All stays where it is.")
		}
		by = []piece{other}
	}
	return d.Line.put(tx, change.RoomArranged{Plan: plan.ID, Occasion: plan.OccasionID}, free, by)
}

// put moves pieces to the line, by those that say where it is: by themselves where there are none.
func (l Line) put(tx *db.Tx, c change.RoomArranged, pieces, by []piece) (change.Change, error) {
	if len(by) == 0 {
		by = pieces
	}
	for p, to := range l.targets(pieces, by) {
		if to == p.spot() {
			continue
		}
		if !to.inRoom() {
			return nil, invalid.Refuse("{table} would stand outside the room. All stays where it is.", "table", p.called())
		}
		if err := p.put(tx, to); err != nil {
			return nil, err
		}
		if p.table != nil {
			c.Tables = append(c.Tables, p.table.ID)
		} else {
			c.Objects = append(c.Objects, p.object.ID)
		}
	}
	if !tx.Wrote() {
		return change.None, nil
	}
	return c, nil
}

// targets are the pieces, each with where it shall stand.
func (l Line) targets(pieces, by []piece) func(yield func(piece, Spot) bool) {
	middle := func(p piece) int64 {
		if l.across() {
			return p.spot().X
		}
		return p.spot().Y
	}
	to := func(p piece, d int64) Spot {
		s := p.spot()
		if l.across() {
			s.X += d
		} else {
			s.Y += d
		}
		return s
	}
	if l.spreads() {
		sorted := slices.SortedStableFunc(slices.Values(pieces), func(a, b piece) int { return cmp.Compare(middle(a), middle(b)) })
		first, last := middle(sorted[0]), middle(sorted[len(sorted)-1])
		return func(yield func(piece, Spot) bool) {
			for i, p := range sorted {
				at := first + int64(math.Round(float64(last-first)*float64(i)/float64(max(1, len(sorted)-1))))
				if !yield(p, to(p, at-middle(p))) {
					return
				}
			}
		}
	}
	line := l.edge(by[0])
	sum := int64(0)
	for _, p := range by {
		at := l.edge(p)
		sum += at
		switch l {
		case LeastX, LeastY:
			line = min(line, at)
		case MostX, MostY:
			line = max(line, at)
		}
	}
	if l == MiddleX || l == MiddleY {
		line = sum / int64(len(by))
	}
	return func(yield func(piece, Spot) bool) {
		for _, p := range pieces {
			if !yield(p, to(p, line-l.edge(p))) {
				return
			}
		}
	}
}

// edge is where a piece, chairs and all, has what the line is about.
func (l Line) edge(p piece) int64 {
	least, most := p.extent()
	a, b := least.X, most.X
	if !l.across() {
		a, b = least.Y, most.Y
	}
	switch l {
	case LeastX, LeastY:
		return a
	case MostX, MostY:
		return b
	}
	return (a + b) / 2
}

func (p piece) extent() (least, most Chair) {
	if p.table != nil {
		return p.table.Extent()
	}
	return p.object.Extent()
}
