package seating

import (
	"strings"

	"convive/models/change"
	"convive/models/events"
	"convive/models/invalid"
)

// Bounds of what a room is asked to hold at once.
const (
	maxPieces = 500
	maxCopies = 30
)

// Arranging is the form that moves tables and room objects, each a Shift.
type Arranging struct {
	Occasion change.ID `form:"occasion"`
	Plan     change.ID `form:"plan"` // "" is the one in use
	Pieces   []string  `form:"piece"`
}

// Validate finds a form that moves nothing, or out of every room.
func (a Arranging) Validate() (wrong invalid.Fields) {
	wrong.Check(a.Occasion != "", "", "Choose an occasion first.")
	wrong.Check(len(a.Pieces) > 0, "piece", "Choose first what to move.")
	wrong.Check(len(a.Pieces) <= maxPieces, "piece", "Move at most {n} pieces at once.", "n", maxPieces)
	for _, s := range a.Pieces {
		if _, ok := ParseShift(s); !ok {
			wrong.Add("piece", "Nothing can stand there. Reload the page and try again.")
			break
		}
	}
	return wrong
}

// shifts are the pieces to move, each once.
func (a Arranging) shifts() (all []Shift) {
	seen := map[change.ID]bool{}
	for _, s := range a.Pieces {
		if m, ok := ParseShift(s); ok && !seen[m.Piece] {
			seen[m.Piece] = true
			all = append(all, m)
		}
	}
	return all
}

// Copies is the form that puts copies of tables and room objects beside them, each one step further than the last.
type Copies struct {
	Occasion  change.ID    `form:"occasion"`
	Plan      change.ID    `form:"plan"` // "" is the one in use
	Pieces    []change.ID  `form:"piece"`
	Count     int64        `form:"count"`
	Distance  string       `form:"distance"`  // of a step, from middle to middle, as ParseLength reads it; "" leaves an aisle between them
	Direction Direction    `form:"direction"` // in which they follow each other
	Units     events.Units `form:"units"`     // of a length that names none
}

// Direction is a way through the room.
type Direction string

const (
	East  Direction = "east" // x grows
	West  Direction = "west"
	South Direction = "south" // y grows
	North Direction = "north"
)

// step is one millimetre in the direction.
func (d Direction) step() (x, y int64) {
	switch d {
	case East:
		return 1, 0
	case West:
		return -1, 0
	case South:
		return 0, 1
	case North:
		return 0, -1
	}
	return 0, 0
}

// Validate finds a form that copies nothing, or too much.
func (c Copies) Validate() (wrong invalid.Fields) {
	wrong.Check(c.Occasion != "", "", "Choose an occasion first.")
	wrong.Check(len(c.Pieces) > 0, "", "Choose first what to copy.")
	wrong.Check(c.Count >= 1 && c.Count <= maxCopies, "count", "Make 1 to {n} copies at once.", "n", maxCopies)
	wrong.Check(int64(len(c.Pieces))*c.Count <= maxPieces, "count", "Copy at most {n} pieces at once.", "n", maxPieces)
	checkUnits(&wrong, c.Units)
	if c.Distance != "" {
		checkLength(&wrong, "distance", c.Distance, maxRoom, c.Units)
	}
	x, y := c.Direction.step()
	wrong.Check(x != 0 || y != 0, "direction", "Choose a direction.")
	return wrong
}

// NewObject is the form that puts something into the room.
type NewObject struct {
	Occasion change.ID    `form:"occasion"`
	Plan     change.ID    `form:"plan"` // "" is the one in use
	Kind     ObjectKind   `form:"kind"`
	Label    string       `form:"label"`
	Width    string       `form:"width"` // as ParseLength reads it; "" is the usual one
	Length   string       `form:"length"`
	Units    events.Units `form:"units"` // of a length that names none
}

// Validate finds what is missing or out of bounds.
func (n NewObject) Validate() (wrong invalid.Fields) {
	wrong.Check(n.Occasion != "", "", "Choose an occasion first.")
	n = n.measured()
	checkObject(&wrong, n.Kind, n.Label, n.Width, n.Length, n.Units)
	return wrong
}

// measured is the form with the usual lengths where it leaves them out.
func (n NewObject) measured() NewObject {
	w, h := UsualSize(n.Kind, n.Units)
	if w > 0 && strings.TrimSpace(n.Width) == "" {
		n.Width = Length(w, n.Units)
	}
	if h > 0 && strings.TrimSpace(n.Length) == "" {
		n.Length = Length(h, n.Units)
	}
	return n
}

// ObjectEdit is the form that changes a room object. Where it stands may be left blank, and then stays.
type ObjectEdit struct {
	Version  int64        `form:"version"`
	Kind     ObjectKind   `form:"kind"`
	Label    string       `form:"label"`
	Width    string       `form:"width"`
	Length   string       `form:"length"`
	X        string       `form:"x"` // of its middle, as ParseLength reads it
	Y        string       `form:"y"`
	Rotation string       `form:"rotation"` // degrees, clockwise
	Units    events.Units `form:"units"`    // of a length that names none
}

// Validate finds what is missing or out of bounds.
func (e ObjectEdit) Validate() (wrong invalid.Fields) {
	checkObject(&wrong, e.Kind, e.Label, e.Width, e.Length, e.Units)
	checkPlace(&wrong, e.X, e.Y, e.Rotation, e.Units)
	return wrong
}

// Measures is the form that measures the room.
type Measures struct {
	Occasion change.ID    `form:"occasion"`
	Plan     change.ID    `form:"plan"`    // "" is the one in use
	Version  int64        `form:"version"` // of the plan; 0 while there is none
	Width    string       `form:"width"`
	Length   string       `form:"length"`
	Units    events.Units `form:"units"` // of a length that names none
}

// Validate finds what is missing or out of bounds.
func (m Measures) Validate() (wrong invalid.Fields) {
	wrong.Check(m.Occasion != "", "", "Choose an occasion first.")
	checkUnits(&wrong, m.Units)
	checkLength(&wrong, "width", m.Width, maxRoom, m.Units)
	checkLength(&wrong, "length", m.Length, maxRoom, m.Units)
	return wrong
}

// Locking is the form that locks tables and room objects where they stand, or unlocks them.
type Locking struct {
	Occasion change.ID   `form:"occasion"`
	Plan     change.ID   `form:"plan"` // "" is the one in use
	Pieces   []change.ID `form:"piece"`
	Locked   bool        `form:"locked"`
}

// Validate finds a form that names nothing.
func (l Locking) Validate() (wrong invalid.Fields) {
	wrong.Check(l.Occasion != "", "", "Choose an occasion first.")
	wrong.Check(len(l.Pieces) > 0, "piece", "Choose first what to lock.")
	wrong.Check(len(l.Pieces) <= maxPieces, "piece", "Lock at most {n} pieces at once.", "n", maxPieces)
	return wrong
}

// Clearing is the form that takes tables and room objects out of the room.
type Clearing struct {
	Occasion change.ID   `form:"occasion"`
	Plan     change.ID   `form:"plan"` // "" is the one in use
	Pieces   []change.ID `form:"piece"`
	Unlock   bool        `form:"unlock"` // park also who is locked
}

// Validate finds a form that names nothing.
func (c Clearing) Validate() (wrong invalid.Fields) {
	wrong.Check(c.Occasion != "", "", "Choose an occasion first.")
	wrong.Check(len(c.Pieces) > 0, "piece", "Choose first what to remove.")
	wrong.Check(len(c.Pieces) <= maxPieces, "piece", "Remove at most {n} pieces at once.", "n", maxPieces)
	return wrong
}
