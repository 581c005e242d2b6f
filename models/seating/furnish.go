package seating

import (
	"errors"
	"strings"

	"convive/models/change"
	"convive/models/db"
	"convive/models/events"
)

// AddObject puts one room object, or several in a row, into an occasion's plan in use, and makes the plan with its first.
func AddObject(tx *db.Tx, d NewObject) (change.Change, error) {
	plan, err := planOf(tx, d.Occasion, d.Plan)
	if err != nil {
		return nil, err
	}
	d = d.measured()
	w, h := size(d.Width, d.Length, d.Units)
	width, length := plan.Width, plan.Length
	if width == 0 || length == 0 {
		width, length = smallest, smallest
	}
	o := Object{Row: db.Row{ID: db.NewID()}, PlanID: plan.ID, Kind: d.Kind, Label: strings.TrimSpace(d.Label), W: w, H: h}
	if o.Kind == Label && length > width { // it is read along the room, which is drawn on its side
		o.Rotation = 90
	}
	present, err := tablesOf(tx.Read, plan.ID)
	if err != nil {
		return nil, err
	}
	l, err := landingIn(tx.Read, plan, present)
	if err != nil {
		return nil, err
	}
	l.putObject(&o, width, length)
	return change.RoomFurnished{Plan: plan.ID, Occasion: plan.OccasionID, Objects: []change.ID{o.ID}}, db.Create(tx, &o)
}

// EditObject changes what a room object is, how it is called, its size and how it is turned.
func EditObject(tx *db.Tx, id change.ID, d ObjectEdit) (change.Change, error) {
	o, err := db.Find[Object](tx.Read, id)
	if err != nil {
		return nil, err
	}
	w, h := size(d.Width, d.Length, d.Units)
	set := db.Set{"kind": d.Kind, "label": strings.TrimSpace(d.Label), "w": w, "h": h}
	placed(set, d.X, d.Y, d.Rotation, d.Units)
	set, err = db.Merge(tx, &o, d.Version, set)
	if err != nil {
		return nil, crossed(err, d.Units)
	}
	if err := notFar(tx.Read, o.PlanID, o.Spot(), set, d.Units); err != nil {
		return nil, err
	}
	if err := db.Update(tx, &o, set); err != nil {
		return nil, err
	}
	if !tx.Wrote() {
		return change.None, nil
	}
	plan, err := db.Find[Plan](tx.Read, o.PlanID)
	return change.ObjectEdited{Plan: plan.ID, Occasion: plan.OccasionID, Object: o.ID}, err
}

// RemoveObject takes a room object away; like a table, whatever has been changed meanwhile.
func RemoveObject(tx *db.Tx, id change.ID, d PieceRemoval) (change.Change, error) {
	o, err := db.Find[Object](tx.Read, id)
	if err != nil {
		return nil, err
	}
	if p := (piece{object: &o}); o.Locked && !d.Unlock {
		return nil, loose(tx.Read, false, []string{p.called()}, nil)
	}
	plan, err := db.Find[Plan](tx.Read, o.PlanID)
	if err != nil {
		return nil, err
	}
	return change.ObjectRemoved{Plan: plan.ID, Occasion: plan.OccasionID, Object: o.ID}, db.Delete(tx, &o)
}

// MeasureRoom sets how wide and long an occasion's room is, and makes its plan where there is none yet. What stands
// beyond the new walls stays where it is; a room that is no rectangle is stretched.
func MeasureRoom(tx *db.Tx, d Measures) (change.Change, error) {
	w, h := size(d.Width, d.Length, d.Units)
	plan, err := measuredPlan(tx, d.Occasion, d.Plan, &d.Version)
	if err != nil {
		return nil, err
	}
	set, err := db.Merge(tx, &plan, d.Version, db.Set{"width": w, "length": h})
	if err != nil {
		return nil, crossed(err, d.Units)
	}
	if w, h = plan.Width, plan.Length; set["width"] != nil {
		w = set["width"].(int64)
	}
	if set["length"] != nil {
		h = set["length"].(int64)
	}
	set["walls"] = plan.Walls.stretched(plan.Width, plan.Length, w, h)
	return measure(tx, plan, set)
}

// measuredPlan is the plan whose room is measured, made where an occasion has none yet; a form that saw none then starts
// from it.
func measuredPlan(tx *db.Tx, occasion, id change.ID, version *int64) (Plan, error) {
	plan, err := PlanAt(tx.Read, occasion, id)
	if errors.Is(err, db.ErrNotFound) {
		if plan, err = planOf(tx, occasion, id); err == nil {
			*version = plan.Version
		}
	}
	return plan, err
}

func measure(tx *db.Tx, plan Plan, set db.Set) (change.Change, error) {
	if err := db.Update(tx, &plan, set); err != nil {
		return nil, err
	}
	if !tx.Wrote() {
		return change.None, nil
	}
	return change.RoomMeasured{Plan: plan.ID, Occasion: plan.OccasionID}, nil
}

// size is what two lengths say, in millimetres; Validate has read them before.
func size(width, length string, in events.Units) (w, h int64) {
	w, _ = ParseLength(width, in)
	h, _ = ParseLength(length, in)
	return w, h
}

// turn brings degrees into 0 to 359.
func turn(degrees int64) int64 { return (degrees%360 + 360) % 360 }
