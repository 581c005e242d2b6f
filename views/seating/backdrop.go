package seating

import (
	"fmt"

	"convive/models/invalid"
	"convive/models/seating"
)

// LayingForm is the form that lays a picture behind the room.
type LayingForm struct {
	At
	Action, Command string
	Draft           seating.Laying
	Errors          invalid.Fields
}

// theirs is the address of the picture that was laid while this form was filled in; "" for none.
func (f LayingForm) theirs() string {
	p, ok := f.Draft.Now.Behind()
	if !ok {
		return ""
	}
	return f.At.picture(p)
}

// picture is the address of a picture.
func (a At) picture(p seating.Behind) string { return a.Base + "/pictures/" + string(p.Picture) }

// FittingForm is the form that puts the picture to its place; without a picture there is none.
type FittingForm struct {
	Action, Command string
	Draft           seating.Fitting
	Errors          invalid.Fields
}

func (f FittingForm) there() bool { return f.Draft.Width != "" || len(f.Errors) > 0 }

// backdrop is the picture behind the room in the drawing.
type backdrop struct {
	href, place, opacity string
	w, h                 int64
}

func (r Room) backdrop() (b backdrop, ok bool) {
	p, ok := r.Board.Backdrop.Behind()
	if !ok {
		return b, false
	}
	b = backdrop{href: r.picture(p), opacity: fmt.Sprintf("%d%%", p.Percent), w: p.W / 10, h: p.H / 10}
	if r.NamesOnly { // a screen asks for the picture of its own room, whichever that is
		b.href = r.Base + "/picture?v=" + string(p.Picture)
	}
	x, y := r.place(p.X, p.Y) // of the picture's first corner
	if p.Turned != 0 {
		x, y = r.place(p.X+p.W, p.Y)
		b.w, b.h = b.h, b.w
	}
	b.place = fmt.Sprintf("translate(%d %d) %s", x, y, r.turned(p.Turned))
	return b, true
}
