package seating

import (
	"errors"
	"fmt"

	"convive/models/change"
	"convive/models/db"
	"convive/models/invalid"
)

// Backdrop is the picture behind a room, as the database holds it: "id x y w h degrees percent". "" is none.
type Backdrop string

// Behind is a Backdrop in parts: where its corner is and how far it reaches across and along, in millimetres of the room; by
// how many degrees the picture is turned in it, clockwise, 0 or 90; and how much of it shines through, in percent.
type Behind struct {
	Picture    change.ID
	X, Y, W, H int64
	Turned     int64
	Percent    int64
}

const usualPercent = 50

// Behind reads the parts; ok is false for none.
func (b Backdrop) Behind() (p Behind, ok bool) {
	var id string
	n, err := fmt.Sscanf(string(b), "%s %d %d %d %d %d %d", &id, &p.X, &p.Y, &p.W, &p.H, &p.Turned, &p.Percent)
	p.Picture = change.ID(id)
	return p, err == nil && n == 7 && p.W > 0 && p.H > 0
}

func (p Behind) backdrop() Backdrop {
	return Backdrop(fmt.Sprintf("%s %d %d %d %d %d %d", p.Picture, p.X, p.Y, p.W, p.H, p.Turned, p.Percent))
}

// Laying is the form that lays a picture behind the room; the file comes beside it.
type Laying struct {
	Occasion change.ID `form:"occasion"`
	Plan     change.ID `form:"plan"`    // "" is the one in use
	Version  int64     `form:"version"` // of the plan; 0 while there is none
	File     string    `form:"-"`       // how the file is called that came too late: Now was laid meanwhile
	Now      Backdrop  `form:"-"`
}

// Validate finds what is missing.
func (l Laying) Validate() (wrong invalid.Fields) {
	wrong.Check(l.Occasion != "", "", "Choose an occasion first.")
	return wrong
}

// LayPicture lays a picture behind an occasion's room, as wide as the room's longer side and upright where that lies across
// (a long room lies on its side where it is drawn), and makes its plan where there is none yet.
func LayPicture(tx *db.Tx, d Laying, i Image) (change.Change, error) {
	plan, err := measuredPlan(tx, d.Occasion, d.Plan, &d.Version)
	if err != nil {
		return nil, err
	}
	tables, err := tablesOf(tx.Read, plan.ID)
	if err != nil {
		return nil, err
	}
	b := Board{Width: plan.Width, Length: plan.Length}
	for _, t := range tables {
		b.Tables = append(b.Tables, Laid{Table: t})
	}
	p := Behind{Percent: usualPercent}
	if width, length := b.Measure(); length > width {
		p.Turned, p.H = 90, length
		p.W = max(1, length*i.height/i.width)
	} else {
		p.W = width
		p.H = max(1, width*i.height/i.width)
	}
	if p.Picture, err = i.lay(tx); err != nil {
		return nil, err
	}
	set, err := db.Merge(tx, &plan, d.Version, db.Set{"backdrop": p.backdrop()})
	if errors.As(err, new(db.ErrConflict)) { // a file can't be sent along to be picked
		err = db.ErrStale{Table: plan.TableName(), Row: plan.ID}
	}
	if err != nil {
		return nil, err
	}
	return backed(tx, plan, set)
}

func backed(tx *db.Tx, plan Plan, set db.Set) (change.Change, error) {
	if err := db.Update(tx, &plan, set); err != nil {
		return nil, err
	}
	if !tx.Wrote() {
		return change.None, nil
	}
	return change.RoomPictured{Plan: plan.ID, Occasion: plan.OccasionID, Gone: plan.Backdrop == ""}, nil
}
