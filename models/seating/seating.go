// Package seating holds who sits where: for each occasion one plan in use, its tables, and the guests assigned to them.
// The rules it guards: a guest sits at one place in a plan at most; a table never takes more than it seats unless a
// planner says so; and a move states where it expects the guest, so that of two planners the second is told who was
// first. Numbers of seats are the database's own guard: no two assignments of a table share one.
package seating

import (
	"cmp"
	"math"
	"strings"

	"convive/models/change"
	"convive/models/db"
)

// Plan is one working arrangement of an occasion; exactly one of an occasion's plans is in use.
type Plan struct {
	db.Row
	OccasionID change.ID
	Name       string // unique among the occasion's plans
	InUse      bool
	Width      int64 // of the room, in millimetres; 0 when not measured
	Length     int64
	Walls      Corners // of a room that is no rectangle
	Backdrop   Backdrop
}

// TableName is the table of plans.
func (Plan) TableName() string { return "plans" }

// MaxSeats bounds one table; it seats 1 to 60.
const MaxSeats = 60

// Table is a table of a plan. X and Y are its centre, W and H its size before it is turned, all in millimetres;
// Rotation is in degrees, clockwise.
type Table struct {
	db.Row
	PlanID   change.ID
	Name     string // unique in the plan
	Position int64
	Shape    Shape
	Seats    int64
	Blocked  SeatNumbers // seats on which nobody may be put
	Sides    Sides
	X, Y     int64
	W, H     int64
	Rotation int64
	Locked   bool
	Tag      TableTag
	Note     string
}

// TableName is the table of tables.
func (Table) TableName() string { return "seating_tables" }

// Compare orders tables as the planners put them.
func (t Table) Compare(other Table) int {
	return cmp.Or(cmp.Compare(t.Position, other.Position), t.Row.Compare(other.Row))
}

// Assignment is one guest at one table.
type Assignment struct {
	db.Row
	PlanID      change.ID
	HouseholdID change.ID // the guest's
	GuestID     change.ID
	TableID     change.ID
	Seat        *int64 // 1 to the table's seats; nil for a chair squeezed in
	Locked      bool
}

// TableName is the table of assignments.
func (Assignment) TableName() string { return "assignments" }

// Compare orders who sits by table and seat; who was squeezed in comes last.
func (a Assignment) Compare(other Assignment) int {
	return cmp.Or(strings.Compare(string(a.TableID), string(other.TableID)), cmp.Compare(a.number(), other.number()), a.Row.Compare(other.Row))
}

func (a Assignment) number() int64 {
	if a.Seat == nil {
		return math.MaxInt64
	}
	return *a.Seat
}
