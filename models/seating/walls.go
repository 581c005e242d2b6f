package seating

import (
	"cmp"
	"errors"
	"slices"

	"convive/models/change"
	"convive/models/db"
	"convive/models/events"
	"convive/models/invalid"
)

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
	if !ok {
		line, text, far := wrongCorner(b.Walls, b.Units)
		switch {
		case line == 0:
			wrong.Add("walls", "Write a corner in each line: how far along the width and along the length, like 12 4.5.")
		case far && b.Units == events.Feet:
			wrong.Add("walls", "Line {line}, “{text}”: no room reaches farther than {n} ft.", "line", line, "text", text, "n", mostIn(maxRoom, b.Units))
		case far:
			wrong.Add("walls", "Line {line}, “{text}”: no room reaches farther than {n} m.", "line", line, "text", text, "n", mostIn(maxRoom, b.Units))
		default:
			wrong.Add("walls", "Line {line}, “{text}”, is no corner. Write how far along the width and along the length, like 12 4.5.", "line", line, "text", text)
		}
		return wrong
	}
	if len(all) < leastCorners || len(all) > mostCorners {
		wrong.Add("walls", "A room has {n} to {m} corners.", "n", leastCorners, "m", mostCorners)
		return wrong
	}
	if i, j, crossed := all.crosses(); crossed {
		n := len(all)
		wrong.Add("walls", "These walls cross or touch each other: from corner {a} to {b}, and from corner {c} to {d}. Write the corners in the order in which you pass them along the walls.",
			"a", i+1, "b", (i+1)%n+1, "c", j+1, "d", (j+1)%n+1)
	}
	return wrong
}

// noCorners are those that no room has: whatever somebody made of the walls is another thing.
const noCorners Corners = "none"

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
	set := db.Set{"walls": walls, "width": w, "length": h}
	// Walls, width and length are one thing: none of them is kept as somebody else made it meanwhile, beside the others of this form.
	_, err = db.Merge(tx, &plan, d.Version, db.Set{"walls": noCorners, "width": int64(-1), "length": int64(-1)})
	var c db.ErrConflict
	if errors.As(err, &c) {
		if plan.Walls == walls && plan.Width == w && plan.Length == h {
			return change.None, nil
		}
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
