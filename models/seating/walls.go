package seating

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"convive/models/change"
	"convive/models/db"
	"convive/models/events"
	"convive/models/invalid"
)

// Corners are the corners of a room that is no rectangle, one after the other along its walls, as the database holds them:
// "0,0 12000,0 12000,6000", in millimetres. "" is a rectangle of the plan's width and length.
type Corners string

// Bounds of how many corners a room has.
const (
	leastCorners = 3
	mostCorners  = 40
)

// ParseCorners reads corners as people write them, one a line: how far across and along, as ParseLength reads it, parted by
// a blank or a semicolon ("12 4.5", "12 m; 4.5 m"); also "60 ft 20 ft", where each names its unit; or as Corners are written.
func ParseCorners(s string, in events.Units) (Corners, bool) {
	if all := Corners(strings.TrimSpace(s)).Points(); len(all) > 0 {
		return written(all), all.inRoom()
	}
	var all outline
	for line := range strings.Lines(s) {
		if strings.TrimSpace(line) == "" {
			continue
		}
		corner, ok := cornerOf(line, in)
		if !ok {
			return "", false
		}
		all = append(all, corner)
	}
	return written(all), all.inRoom()
}

// cornerOf reads one line. Of more than two words it is where one length ends and the other begins: only one place may do.
func cornerOf(line string, in events.Units) (c Chair, ok bool) {
	if across, along, parted := strings.Cut(line, ";"); parted {
		return corner(across, along, in)
	}
	words := strings.Fields(line)
	for i := 1; i < len(words); i++ {
		across, along := strings.TrimSuffix(strings.Join(words[:i], " "), ","), strings.Join(words[i:], " ")
		if len(words) > 2 && !(named(across) && named(along)) {
			continue
		}
		at, reads := corner(across, along, in)
		switch {
		case reads && ok:
			return c, false
		case reads:
			c, ok = at, true
		}
	}
	return c, ok
}

func corner(across, along string, in events.Units) (Chair, bool) {
	x, okX := fromWall(across, in)
	y, okY := fromWall(along, in)
	return Chair{x, y}, okX && okY
}

// named says whether a length names a unit.
func named(s string) bool { return strings.Trim(s, "0123456789., ") != "" }

// fromWall is a length that may be none.
func fromWall(s string, in events.Units) (mm int64, ok bool) {
	if n, unit, isNumber := leading(strings.ToLower(strings.TrimSpace(s))); isNumber && n == 0 {
		unit = strings.TrimSpace(unit)
		return 0, unit == "" || slices.ContainsFunc(units, func(u struct {
			sign string
			mm   float64
		}) bool {
			return u.sign == unit
		})
	}
	return ParseLength(s, in)
}

// outline are corners as points of the room.
type outline []Chair

func (o outline) inRoom() bool {
	return !slices.ContainsFunc(o, func(c Chair) bool { return !Spot{X: c.X, Y: c.Y}.inRoom() })
}

func written(all outline) Corners {
	words := make([]string, len(all))
	for i, c := range all {
		words[i] = fmt.Sprintf("%d,%d", c.X, c.Y)
	}
	return Corners(strings.Join(words, " "))
}

// Points are the corners in their room; none for a rectangle.
func (c Corners) Points() (all outline) {
	for word := range strings.FieldsSeq(string(c)) {
		var at Chair
		if n, err := fmt.Sscanf(word, "%d,%d", &at.X, &at.Y); n != 2 || err != nil || fmt.Sprintf("%d,%d", at.X, at.Y) != word {
			return nil
		}
		all = append(all, at)
	}
	return all
}

// In is how a form shows them in units: a corner a line.
func (c Corners) In(units events.Units) string {
	length := func(mm int64) string { return strings.ReplaceAll(Length(mm, units), " ", "") }
	var lines []string
	for _, p := range c.Points() {
		lines = append(lines, length(p.X)+" "+length(p.Y))
	}
	return strings.Join(lines, "\n")
}

// Corners are the corners of the room, of a rectangular one too; none of one that nobody has measured.
func (p Plan) Corners() Corners {
	if p.Walls != "" || p.Width == 0 || p.Length == 0 {
		return p.Walls
	}
	return written(outline{{0, 0}, {p.Width, 0}, {p.Width, p.Length}, {0, p.Length}})
}

// Corners are the corners of the board's room, as Plan.Corners.
func (b *Board) Corners() Corners {
	return Plan{Walls: b.Walls, Width: b.Width, Length: b.Length}.Corners()
}

// Building is the form that sets the corners of the room.
type Building struct {
	Occasion change.ID    `form:"occasion"`
	Plan     change.ID    `form:"plan"`    // "" is the one in use
	Version  int64        `form:"version"` // of the plan; 0 while there is none
	Walls    string       `form:"walls"`   // as ParseCorners reads it
	Units    events.Units `form:"units"`   // of a length that names none
}

// Validate finds what is no room.
func (b Building) Validate() (wrong invalid.Fields) {
	wrong.Check(b.Occasion != "", "", "Choose an occasion first.")
	checkUnits(&wrong, b.Units)
	corners, ok := ParseCorners(b.Walls, b.Units)
	all := corners.Points()
	switch {
	case !ok:
		wrong.Add("walls", "Write a corner in each line: how far across and how far along, like 12 4.5.")
	case len(all) < leastCorners || len(all) > mostCorners:
		wrong.Add("walls", "A room has {n} to {m} corners.", "n", leastCorners, "m", mostCorners)
	case all.crosses():
		wrong.Add("walls", "These walls cross or touch each other. Write the corners in the order in which you pass them along the walls.")
	}
	return wrong
}

// Build sets the corners of an occasion's room, and makes its plan where there is none yet. Its width and length follow.
// What stands beyond the new walls stays where it is.
func Build(tx *db.Tx, d Building) (change.Change, error) {
	plan, err := measuredPlan(tx, d.Occasion, d.Plan, &d.Version)
	if err != nil {
		return nil, err
	}
	walls, _ := ParseCorners(d.Walls, d.Units)
	w, h := walls.Points().extent()
	if (Plan{Width: w, Length: h}).Corners() == walls {
		walls = "" // a rectangle
	}
	set, err := db.Merge(tx, &plan, d.Version, db.Set{"walls": walls, "width": w, "length": h})
	var c db.ErrConflict
	if errors.As(err, &c) { // whichever of them: the form holds corners
		last := slices.MaxFunc(c.Fields, func(a, b db.Conflict) int { return cmp.Compare(a.At, b.At) })
		last.Column, last.Mine, last.Theirs = "walls", d.Walls, plan.Corners().In(d.Units)
		c.Fields, c.Theirs = []db.Conflict{last}, nil
		return nil, c
	}
	if err != nil {
		return nil, err
	}
	return measure(tx, plan, set)
}

// extent is how far the corners reach.
func (o outline) extent() (w, h int64) {
	for _, c := range o {
		w, h = max(w, c.X), max(h, c.Y)
	}
	return w, h
}

// stretched are the corners of a room that gets another width and length.
func (c Corners) stretched(fromW, fromH, w, h int64) Corners {
	all := c.Points()
	for i := range all {
		all[i] = Chair{all[i].X * w / max(1, fromW), all[i].Y * h / max(1, fromH)}
	}
	return written(all)
}

// points are the corners for what reckons with them.
func (o outline) points() []point {
	all := make([]point, len(o))
	for i, c := range o {
		all[i] = point{float64(c.X), float64(c.Y)}
	}
	return all
}

// crosses says whether two walls that don't follow each other meet, or two corners are one.
func (o outline) crosses() bool {
	n := len(o)
	for i := range o {
		if turnOf(o[i], o[(i+1)%n], o[(i+2)%n]) == 0 && between(o[(i+1)%n], o[i], o[(i+2)%n]) < 0 {
			return true // a wall that goes back upon itself
		}
		for j := i + 1; j < n; j++ {
			if o[i] == o[j] {
				return true
			}
			if j-i > 1 && (i > 0 || j < n-1) && meet(o[i], o[i+1], o[j], o[(j+1)%n]) {
				return true
			}
		}
	}
	return false
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
