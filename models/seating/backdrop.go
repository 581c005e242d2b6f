package seating

import (
	"fmt"
	"math"

	"convive/models/change"
	"convive/models/db"
	"convive/models/events"
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
}

// Renewed is the form upon the room as it is now.
func (l Laying) Renewed(fresh Laying) Laying {
	l.Version = fresh.Version
	return l
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
	if plan.Version != d.Version {
		return nil, db.ErrStale{Table: plan.TableName(), Row: plan.ID}
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
	return backed(tx, plan, p.backdrop())
}

func backed(tx *db.Tx, plan Plan, b Backdrop) (change.Change, error) {
	if err := db.Update(tx, &plan, db.Set{"backdrop": b}); err != nil {
		return nil, err
	}
	if !tx.Wrote() {
		return change.None, nil
	}
	return change.RoomPictured{Plan: plan.ID, Occasion: plan.OccasionID, Gone: b == ""}, nil
}

// Fitting is the form that puts the picture behind the room to its place: by its corner and width, or by two points of it
// as they are drawn now and how far they are from each other in truth.
type Fitting struct {
	Occasion change.ID    `form:"occasion"`
	Plan     change.ID    `form:"plan"`
	Version  int64        `form:"version"`
	Gone     bool         `form:"gone"` // take it away
	X        string       `form:"left"` // of its corner, as ParseLength reads it; "-1" is beyond the wall
	Y        string       `form:"top"`
	Width    string       `form:"width"`
	Percent  int64        `form:"percent"`
	FromX    string       `form:"from_x"` // two points as the room shows them now; without a distance they say nothing
	FromY    string       `form:"from_y"`
	ToX      string       `form:"to_x"`
	ToY      string       `form:"to_y"`
	Distance string       `form:"distance"`
	Units    events.Units `form:"units"` // of a length that names none
}

// Renewed is the form upon the room as it is now.
func (f Fitting) Renewed(fresh Fitting) Fitting {
	f.Version = fresh.Version
	return f
}

// Validate finds what can't be.
func (f Fitting) Validate() (wrong invalid.Fields) {
	wrong.Check(f.Occasion != "", "", "Choose an occasion first.")
	if f.Gone {
		return wrong
	}
	wrong.Check(f.Percent >= 5 && f.Percent <= 100, "percent", "Write 5 to 100 percent.")
	for _, field := range [][2]string{{"left", f.X}, {"top", f.Y}} {
		_, ok := offset(field[1], f.Units)
		wrong.Check(ok, field[0], lengthWanted(f.Units), "n", mostIn(maxRoom, f.Units))
	}
	checkLength(&wrong, "width", f.Width, maxRoom, f.Units)
	if f.Distance == "" {
		return wrong
	}
	checkLength(&wrong, "distance", f.Distance, maxRoom, f.Units)
	from, to, ok := f.points()
	wrong.Check(ok, "from_x", "Write where the two points are in the room as it is drawn.")
	wrong.Check(!ok || apart(from, to) >= 100, "to_x", "The two points are too close to each other. Choose two that are far apart.")
	return wrong
}

// offset is a length that may be none or, with a minus, to the other side.
func offset(s string, in events.Units) (mm int64, ok bool) {
	sign := int64(1)
	if len(s) > 0 && s[0] == '-' {
		s, sign = s[1:], -1
	}
	mm, ok = fromWall(s, in)
	return sign * mm, ok && mm <= maxRoom
}

func (f Fitting) points() (from, to Chair, ok bool) {
	var mm [4]int64
	for i, s := range []string{f.FromX, f.FromY, f.ToX, f.ToY} {
		if mm[i], ok = offset(s, f.Units); !ok {
			return from, to, false
		}
	}
	return Chair{mm[0], mm[1]}, Chair{mm[2], mm[3]}, true
}

// FitPicture puts the picture behind a room to its place, or takes it away.
func FitPicture(tx *db.Tx, d Fitting) (change.Change, error) {
	plan, err := PlanAt(tx.Read, d.Occasion, d.Plan)
	if err != nil {
		return nil, err
	}
	if plan.Version != d.Version {
		return nil, db.ErrStale{Table: plan.TableName(), Row: plan.ID}
	}
	p, ok := plan.Backdrop.Behind()
	switch {
	case d.Gone:
		return backed(tx, plan, "")
	case !ok:
		return nil, invalid.Refuse("There is no picture behind the room any more.")
	}
	w, _ := ParseLength(d.Width, d.Units)
	p.X, _ = offset(d.X, d.Units)
	p.Y, _ = offset(d.Y, d.Units)
	p.W, p.H, p.Percent = w, max(1, p.H*w/p.W), d.Percent
	if d.Distance != "" {
		if p, ok = p.scaled(d); !ok {
			return nil, invalid.Fields{{Name: "distance", Message: "So the picture would be larger than any room. Look whether the two points are right."}}
		}
	}
	return backed(tx, plan, p.backdrop())
}

// scaled grows or shrinks the picture about the first point until the two points are as far apart as they are in truth.
func (p Behind) scaled(d Fitting) (Behind, bool) {
	from, to, _ := d.points()
	truth, _ := ParseLength(d.Distance, d.Units)
	by := float64(truth) / apart(from, to)
	p.X = from.X - round(float64(from.X-p.X)*by)
	p.Y = from.Y - round(float64(from.Y-p.Y)*by)
	p.W, p.H = round(float64(p.W)*by), round(float64(p.H)*by)
	far := max(math.Abs(float64(p.X)), math.Abs(float64(p.Y)), float64(p.W), float64(p.H))
	return p, p.W >= 1 && p.H >= 1 && far <= maxRoom
}
