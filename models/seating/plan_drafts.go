package seating

import (
	"strings"
	"unicode/utf8"

	"convive/models/change"
	"convive/models/invalid"
)

// NewPlan is the form that adds a plan to an occasion.
type NewPlan struct {
	Occasion change.ID `form:"occasion"`
	Name     string    `form:"name"` // "" numbers it: "Plan 2"
	From     change.ID `form:"from"` // the plan after which it is made; "" makes an empty one
	Room     bool      `form:"room"` // only its room, nobody in it
}

// Validate finds what is missing or out of bounds.
func (n NewPlan) Validate() (wrong invalid.Fields) {
	wrong.Check(n.Occasion != "", "", "Choose an occasion first.")
	wrong.Check(utf8.RuneCountInString(n.Name) <= maxName, "name", "Please use at most {n} characters.", "n", maxName)
	return wrong
}

// PlanName is the form that renames a plan.
type PlanName struct {
	Version int64  `form:"version"`
	Name    string `form:"name"`
}

// Validate finds a name that is missing or too long.
func (n PlanName) Validate() (wrong invalid.Fields) {
	wrong.Check(strings.TrimSpace(n.Name) != "", "name", "Give the plan a name.")
	wrong.Check(utf8.RuneCountInString(n.Name) <= maxName, "name", "Please use at most {n} characters.", "n", maxName)
	return wrong
}

// Choosing is the form that puts a plan to use.
type Choosing struct {
	Version   int64     `form:"version"`
	InPlaceOf change.ID `form:"instead"` // the plan that the chooser sees in use
}

// Validate finds a form that doesn't say what it saw.
func (c Choosing) Validate() (wrong invalid.Fields) {
	wrong.Check(c.InPlaceOf != "", "", "This form is out of date. Reload the page and try again.")
	return wrong
}

// PlanCopy is the form that makes a plan be as another one.
type PlanCopy struct {
	Version int64     `form:"version"`
	From    change.ID `form:"from"`
	Room    bool      `form:"room"`   // only its room
	Unlock  bool      `form:"unlock"` // move also who is locked
}

// Restoring is the form that brings a plan back to a snapshot.
type Restoring struct {
	Version int64 `form:"version"`
	Unlock  bool  `form:"unlock"` // move also who is locked
}

// Validate refuses a form that names no version.
func (r Restoring) Validate() invalid.Fields { return invalid.Step{Version: r.Version}.Validate() }

// Validate finds a form that copies from nowhere.
func (c PlanCopy) Validate() (wrong invalid.Fields) {
	wrong.Check(c.From != "", "from", "Choose the plan to copy from.")
	return wrong
}

// NewSnapshot is the form that keeps a plan as it is.
type NewSnapshot struct {
	Name string `form:"name"`
}

// Validate finds a name that is missing or too long.
func (n NewSnapshot) Validate() (wrong invalid.Fields) {
	wrong.Check(strings.TrimSpace(n.Name) != "", "name", "Give the snapshot a name.")
	wrong.Check(utf8.RuneCountInString(n.Name) <= maxName, "name", "Please use at most {n} characters.", "n", maxName)
	return wrong
}
