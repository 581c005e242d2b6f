package seating

import (
	"errors"
	"math"
	"strconv"

	"convive/models/change"
	"convive/models/db"
	"convive/models/events"
	"convive/models/invalid"
)

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

// Validate finds what can't be.
func (f Fitting) Validate() (wrong invalid.Fields) {
	wrong.Check(f.Occasion != "", "", "Choose an occasion first.")
	checkUnits(&wrong, f.Units)
	if f.Gone {
		return wrong
	}
	wrong.Check(f.Percent >= 5 && f.Percent <= 100, "percent", "Write 5 to 100 percent.")
	for _, field := range [][2]string{{"left", f.X}, {"top", f.Y}} {
		_, ok := ParseOffset(field[1], f.Units)
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

// ParseOffset reads a length that may be none or, with a minus, to the other side.
func ParseOffset(s string, in events.Units) (mm int64, ok bool) {
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
		if mm[i], ok = ParseOffset(s, f.Units); !ok {
			return from, to, false
		}
	}
	return Chair{mm[0], mm[1]}, Chair{mm[2], mm[3]}, true
}

// FitPicture puts the picture behind a room to its place, or takes it away. What somebody else did to it meanwhile is merged
// field by field.
func FitPicture(tx *db.Tx, d Fitting) (change.Change, error) {
	plan, err := PlanAt(tx.Read, d.Occasion, d.Plan)
	if err != nil {
		return nil, err
	}
	p, there := plan.Backdrop.Behind()
	if !there && !d.Gone {
		return nil, invalid.Refuse("There is no picture behind the room any more.")
	}
	mine, wrong := d.placed(p)
	set, err := db.Merge(tx, &plan, d.Version, db.Set{"backdrop": mine})
	var c db.ErrConflict
	switch {
	case errors.As(err, &c):
		if mine, err = d.merged(c, p); err != nil {
			return nil, err
		}
		set = db.Set{"backdrop": mine}
	case err == nil && wrong != nil:
		err = wrong
	}
	if err != nil {
		return nil, err
	}
	return backed(tx, plan, set)
}

// placed is what the form makes of the picture that it was written upon.
func (f Fitting) placed(p Behind) (Backdrop, error) {
	if f.Gone {
		return "", nil
	}
	w, _ := ParseLength(f.Width, f.Units)
	p.X, _ = ParseOffset(f.X, f.Units)
	p.Y, _ = ParseOffset(f.Y, f.Units)
	p.W, p.H, p.Percent = w, max(1, p.H*w/max(1, p.W)), f.Percent
	if f.Distance != "" {
		var ok bool
		if p, ok = p.scaled(f); !ok {
			return "", invalid.Fields{{Name: "distance", Message: "So the picture would be larger than any room. Look whether the two points are right."}}
		}
	}
	return p.backdrop(), nil
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

// fields are what the form says of where the picture is, as it holds it.
func (p Behind) fields(in events.Units) map[string]string {
	return map[string]string{"left": Length(p.X, in), "top": Length(p.Y, in), "width": Length(p.W, in), "percent": strconv.FormatInt(p.Percent, 10)}
}

// merged is the picture where both the form and somebody else put it; where they differ, a conflict in the form's fields. Two
// points were chosen in the picture as it was then, so they go into it as the place that they made.
func (f Fitting) merged(c db.ErrConflict, now Behind) (Backdrop, error) {
	crossed, theirs := c.Fields[0], now.fields(f.Units)
	c.Fields, c.Says = nil, map[string]string{"distance": ""}
	add := func(field, mine, their string) {
		one := crossed
		one.Column, one.Mine, one.Theirs = field, mine, their
		c.Fields = append(c.Fields, one)
	}
	c.Theirs = map[string]any{}
	if f.Gone {
		for _, field := range placeOfPicture {
			c.Theirs[field], c.Follows = theirs[field], append(c.Follows, field)
		}
		add("gone", "1", "")
		return "", c
	}
	from, _ := crossed.From.(string)
	then, there := Backdrop(from).Behind()
	if !there {
		then = now
	}
	said, err := f.placed(then)
	if err != nil {
		return "", err
	}
	p, _ := said.Behind()
	was, mine := then.fields(f.Units), p.fields(f.Units)
	c.Says["left"], c.Says["top"], c.Says["width"] = mine["left"], mine["top"], mine["width"]
	same := there && then.Picture == now.Picture
	for _, field := range placeOfPicture {
		switch {
		case mine[field] == theirs[field], same && was[field] == theirs[field]:
		case same && was[field] == mine[field]:
			c.Theirs[field] = theirs[field]
		default:
			add(field, mine[field], theirs[field])
		}
	}
	if len(c.Fields) > 0 {
		return "", c
	}
	for field, v := range c.Theirs {
		mine[field] = v.(string)
	}
	f.X, f.Y, f.Width, f.Distance = mine["left"], mine["top"], mine["width"], ""
	f.Percent, _ = strconv.ParseInt(mine["percent"], 10, 64)
	return f.placed(now)
}

var placeOfPicture = []string{"left", "top", "width", "percent"}
