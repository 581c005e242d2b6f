package seating

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"convive/models/events"
	"convive/models/seating"
	"convive/views/locale"
)

// Centimetres of the drawing: half a chair, from a chair's middle to the mark of its meal, and what is left free around
// the walls for the scale.
const (
	chairHalf  = seating.ChairSize / 20
	markAt     = chairHalf + 8
	roomMargin = 110
)

// Room is an occasion's room seen from above, to scale: one unit of the drawing is a centimetre. A room that is longer
// than wide lies on its side, as screens do.
type Room struct {
	At
	May
	Board    *seating.Board
	colours  palette
	w, h     int64 // as drawn
	turn     bool
	arranged bool // its scales are named, and its grid is drawn
}

// RoomOf lays a board out.
func RoomOf(at At, may May, b *seating.Board) Room {
	width, length := b.Measure()
	r := Room{At: at, May: may, Board: b, w: width / 10, h: length / 10, turn: length > width}
	if r.turn {
		r.w, r.h = r.h, r.w
	}
	return r
}

// Coloured tells the people on the chairs apart as the address asks for.
func (r Room) Coloured(ctx context.Context) Room {
	r.colours = r.palette(ctx)
	return r
}

// outStep is by how many centimetres the drawing grows on a side where something stands outside: so that a table which is
// moved about there doesn't change everybody's scale with each step.
const outStep = 500

// ToArrange names the scales as the forms do that say where something is, and draws the grid to which pieces keep.
func (r Room) ToArrange() Room {
	r.arranged = true
	return r
}

// viewBox is the room with its scale, and all of what stands outside of its walls.
func (r Room) viewBox() string {
	left, top, right, bottom := int64(0), int64(0), r.w, r.h
	reach := func(least, most seating.Chair) {
		x1, y1 := r.place(least.X, least.Y)
		x2, y2 := r.place(most.X, most.Y)
		left, top, right, bottom = min(left, x1, x2), min(top, y1, y2), max(right, x1, x2), max(bottom, y1, y2)
	}
	for _, t := range r.Board.Tables {
		reach(t.Extent())
	}
	for _, o := range r.Board.Objects {
		reach(o.Extent())
	}
	left, top = -around(-left), -around(-top)
	right, bottom = r.w+around(right-r.w), r.h+around(bottom-r.h)
	return fmt.Sprintf("%d %d %d %d", left, top, right-left, bottom-top)
}

// around is what is left free on a side of the room on which something reaches out so far.
func around(out int64) int64 {
	const edge = 20 // between that and the drawing's
	beyond := max(0, out+edge-roomMargin)
	return roomMargin + (beyond+outStep-1)/outStep*outStep
}

// place is where millimetres of the room are in the drawing.
func (r Room) place(x, y int64) (int64, int64) {
	if r.turn {
		return y / 10, r.h - x/10
	}
	return x / 10, y / 10
}

// turned is how a piece is turned in the drawing that is turned by so many degrees in its room; "" is not at all.
func (r Room) turned(degrees int64) string {
	if r.turn {
		degrees -= 90
	}
	if degrees%360 == 0 {
		return ""
	}
	return fmt.Sprintf("rotate(%d)", degrees%360)
}

// floor is the outline of the walls.
func (r Room) floor() string {
	corners := r.Board.Walls.Points()
	if len(corners) == 0 {
		return fmt.Sprintf("M0 0H%dV%dH0Z", r.w, r.h)
	}
	var path strings.Builder
	for i, c := range corners {
		letter := "L"
		if i == 0 {
			letter = "M"
		}
		x, y := r.place(c.X, c.Y)
		fmt.Fprintf(&path, "%s%d %d", letter, x, y)
	}
	return path.String() + "Z"
}

// tick is one number of the scale.
type tick struct {
	x, y  int64
	label string
}

// ticks stand every five metres, or ten feet, along the top and the start of the room. Of a room that lies on its side the
// width is counted from below, where its corner is.
func (r Room) ticks(ctx context.Context) (all []tick) {
	step, each, none := 5, 100.0, locale.T(ctx, "{n} m", "n", 0)
	if r.Units == events.Feet {
		step, each, none = 10, 30.48, locale.T(ctx, "{n} ft", "n", 0)
	}
	first := step
	if r.turn {
		first = 0 // in another corner of the drawing
	}
	for n := 0; float64(n)*each <= float64(r.w); n += step {
		label := locale.Int(ctx, n)
		if n == 0 {
			label = none
		}
		all = append(all, tick{int64(float64(n) * each), -45, label})
	}
	for n := first; float64(n)*each <= float64(r.h); n += step {
		y := int64(float64(n) * each)
		if r.turn {
			y = r.h - y
		}
		all = append(all, tick{-60, y, locale.Int(ctx, n)})
	}
	return all
}

// axis names one of the two scales, between the corner of the room and its first number.
type axis struct{ label, place string }

func (r Room) named(ctx context.Context) []axis {
	if !r.arranged {
		return nil
	}
	const middle = 190
	above, beside, y := locale.T(ctx, "Width"), locale.T(ctx, "Length"), int64(middle)
	if r.turn {
		above, beside, y = beside, above, r.h-middle
	}
	return []axis{{above, fmt.Sprintf("translate(%d -45)", middle)}, {beside, fmt.Sprintf("translate(-60 %d) rotate(-90)", y)}}
}

func number0(n int64) string { return strconv.FormatInt(n, 10) }

// legendWord is one way to draw a chair, with its word.
type legendWord struct{ state, label string }

func legendStates(ctx context.Context, may May) []legendWord {
	all := []legendWord{
		{"attending", locale.T(ctx, "attending")}, {"child", locale.T(ctx, "child")}, {"pending", locale.T(ctx, "not replied")},
		{"declined", locale.T(ctx, "declined")}, {"free", locale.T(ctx, "free seat")}, {"blocked", locale.T(ctx, "blocked seat")},
	}
	if !may.Meals {
		all = append(all[:1:1], all[2:]...)
	}
	return all
}

// gridStep is how far the lines of the grid are from each other, in centimetres: a metre, or three feet, as far as a piece
// goes in one leap.
func (r Room) gridStep() string {
	if r.Units == events.Feet {
		return "91.44"
	}
	return "100"
}

// gridAt is the corner of the room in which its grid starts, as the drawing has it.
func (r Room) gridAt() string {
	x, y := r.planSpot(0, 0)
	return "translate(" + x + " " + y + ")"
}
