package seating

import (
	"slices"
	"strings"
	"unicode/utf8"

	"convive/models/change"
	"convive/models/events"
	"convive/models/invalid"
)

// Bounds of what a form may ask for at once.
const (
	maxName   = 60 // characters
	maxTables = 60
	maxMoved  = 1000   // guests
	maxTable  = 40_000 // millimetres
)

// NewTables is the form that adds tables to an occasion.
type NewTables struct {
	Occasion change.ID `form:"occasion"`
	Plan     change.ID `form:"plan"` // "" is the one in use
	Name     string    `form:"name"` // "" numbers them: "Table 7"
	Seats    int64     `form:"seats"`
	Shape    Shape     `form:"shape"`
	Size     string    `form:"size"` // the name of a StandardSize, which has a shape of its own; "" fits the seats
	Tag      TableTag  `form:"tag"`
	Count    int64     `form:"count"`
}

// Validate finds what is missing or out of bounds.
func (n NewTables) Validate() (wrong invalid.Fields) {
	wrong.Check(n.Occasion != "", "", "Choose an occasion first.")
	wrong.Check(n.Count >= 1 && n.Count <= maxTables, "count", "Add 1 to {n} tables at once.", "n", maxTables)
	checkTable(&wrong, n.Name, n.Seats, n.Shape, n.Tag)
	_, known := standard(n.Size)
	wrong.Check(n.Size == "" || known, "size", "Choose a size.")
	return wrong
}

// Edit is the form that changes a table. Size and place may be left blank: then the table stays where it stands, and a
// new shape or number of seats gets its usual size.
type Edit struct {
	Version  int64        `form:"version"`
	Name     string       `form:"name"`
	Seats    int64        `form:"seats"`
	Shape    Shape        `form:"shape"`
	Sides    Sides        `form:"sides"`   // "" are the usual ones
	Blocked  string       `form:"blocked"` // as ParseSeats reads it
	Tag      TableTag     `form:"tag"`
	Width    string       `form:"width"` // as ParseLength reads it
	Length   string       `form:"length"`
	X        string       `form:"x"` // of its middle
	Y        string       `form:"y"`
	Rotation string       `form:"rotation"` // degrees, clockwise
	Units    events.Units `form:"units"`    // of a length that names none
}

// Validate finds what is missing or out of bounds.
func (e Edit) Validate() (wrong invalid.Fields) {
	wrong.Check(strings.TrimSpace(e.Name) != "", "name", "Give the table a name.")
	checkTable(&wrong, e.Name, e.Seats, e.Shape, e.Tag)
	checkUnits(&wrong, e.Units)
	if e.Width != "" || e.Length != "" {
		checkLength(&wrong, "width", e.Width, maxTable, e.Units)
		checkLength(&wrong, "length", e.Length, maxTable, e.Units)
	}
	checkPlace(&wrong, e.X, e.Y, e.Rotation, e.Units)
	wrong.Check(e.Sides.Valid(), "sides", "Choose the sides with chairs.")
	blocked, ok := ParseSeats(e.Blocked)
	wrong.Check(ok, "blocked", "Write numbers of seats from 1 to {n}, like 3, 5.", "n", MaxSeats)
	wrong.Check(!ok || e.Seats < 1 || int64(len(blocked.upTo(e.Seats).All())) < e.Seats, "blocked", "Leave at least one seat that is not blocked.")
	return wrong
}

// sides are the sides with chairs that the form asks for. A table that becomes square or long gets the usual ones, unless
// others were chosen with it.
func (e Edit) sides(t Table) Sides {
	if e.Shape != t.Shape && e.Sides == t.Sides {
		return ""
	}
	return sidesOf(e.Shape, e.Sides)
}

func checkTable(wrong *invalid.Fields, name string, seats int64, shape Shape, tag TableTag) {
	wrong.Check(utf8.RuneCountInString(name) <= maxName, "name", "Please use at most {n} characters.", "n", maxName)
	wrong.Check(seats >= 1 && seats <= MaxSeats, "seats", "A table seats 1 to {n}.", "n", MaxSeats)
	wrong.Check(shape.Valid(), "shape", "Choose a shape.")
	wrong.Check(tag == "" || slices.Contains(TableTags, tag), "tag", "Choose for whom it is.")
}

// Removal is the form that removes what nobody sits at.
type Removal = invalid.Step

// PieceRemoval is the form that removes a table or a room object.
type PieceRemoval struct {
	Version int64 `form:"version"`
	Unlock  bool  `form:"unlock"` // remove also what is locked, and park who is
}

// Validate refuses a form that names no version.
func (r PieceRemoval) Validate() invalid.Fields { return Removal{Version: r.Version}.Validate() }

// Moving is the form that moves guests: to a table, or to parking. Each guest comes with the place where they are
// expected. To is said by the button pressed.
type Moving struct {
	Occasion change.ID `form:"occasion"`
	Plan     change.ID `form:"plan"` // "" is the one in use
	Guests   []string  `form:"guest"`
	To       string    `form:"to"`
	Anyway   bool      `form:"anyway"`
	Unlock   bool      `form:"unlock"` // move also who is locked
}

// Validate finds a form that moves nobody, or nowhere.
func (m Moving) Validate() (wrong invalid.Fields) {
	checkMoved(&wrong, m.Occasion, m.Guests)
	_, ok := ParseTarget(m.To)
	wrong.Check(ok, "to", "Choose a table.")
	return wrong
}

func checkMoved(wrong *invalid.Fields, occasion change.ID, guests []string) {
	wrong.Check(occasion != "", "", "Choose an occasion first.")
	wrong.Check(len(guests) > 0, "guest", "Choose first whom to move.")
	wrong.Check(len(guests) <= maxMoved, "guest", "Move at most {n} guests at once.", "n", maxMoved)
	for _, g := range guests {
		if _, ok := ParsePremise(g); !ok {
			wrong.Add("guest", "This can't be read. Reload the page and try again.")
			break
		}
	}
}

// LockingGuests is the form that locks guests in their seats, or unlocks them; each comes with the place where they are
// expected.
type LockingGuests struct {
	Occasion change.ID `form:"occasion"`
	Plan     change.ID `form:"plan"` // "" is the one in use
	Guests   []string  `form:"guest"`
	Locked   bool      `form:"locked"`
}

// Validate finds a form that names nobody.
func (l LockingGuests) Validate() (wrong invalid.Fields) {
	checkMoved(&wrong, l.Occasion, l.Guests)
	return wrong
}

// premisesOf are the guests of a form, each once.
func premisesOf(guests []string) (all []Premise) {
	seen := map[change.ID]bool{}
	for _, g := range guests {
		if p, ok := ParsePremise(g); ok && !seen[p.Guest] {
			seen[p.Guest] = true
			all = append(all, p)
		}
	}
	return all
}
