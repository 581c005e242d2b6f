package seating

import (
	"context"
	"fmt"
	"unicode/utf8"

	"convive/models/events"
	"convive/models/seating"
	"convive/views/locale"
)

// RoomObject is one room object as the room draws it.
type RoomObject struct {
	seating.Object
	room Room
}

// Object is a room object of the board as the room draws it.
func (r Room) Object(o seating.Object) RoomObject { return RoomObject{o, r} }

// Key is the object's id on the page.
func (o RoomObject) Key() string { return "object-" + string(o.ID) }

func (o RoomObject) at() (x, y int64) { return o.room.place(o.X, o.Y) }

func (o RoomObject) x() string { x, _ := o.at(); return number0(x) }
func (o RoomObject) y() string { _, y := o.at(); return number0(y) }

func (o RoomObject) turned() string { return o.room.turned(o.Rotation) }

// size is half of what it measures as it is drawn, before any odd angle.
func (o RoomObject) half() (w, h int64) { return max(1, o.W/20), max(1, o.H/20) }

// across says whether it lies across in the drawing: wider than high.
func (o RoomObject) across() bool {
	w, h := o.half()
	if o.Rotation%180 != 0 != o.room.turn {
		w, h = h, w
	}
	return w >= h
}

// called is what stands on it or beside it.
func (o RoomObject) called(ctx context.Context) string {
	if o.Label != "" {
		return o.Label
	}
	return KindWord(ctx, o.Kind)
}

// letter is about how wide one is on an object, in centimetres of the room.
const letter = 20

// lines are what stands on it, in two where it is too short for its words.
func (o RoomObject) lines(ctx context.Context) []string {
	words := o.called(ctx)
	w, h := o.half()
	if o.Kind.InWall() || int64(utf8.RuneCountInString(words))*letter <= 2*max(w, h) {
		return []string{words}
	}
	middle, at := len(words)/2, -1
	for i, r := range words {
		if r == ' ' && (at < 0 || abs(i-middle) < abs(at-middle)) {
			at = i
		}
	}
	if at <= 0 {
		return []string{words}
	}
	return []string{words[:at], words[at+1:]}
}

func abs(n int) int { return max(n, -n) }

// measures is how wide and long the object is.
func (o RoomObject) measures(ctx context.Context) string {
	return measures(ctx, o.W, o.H, o.room.Units)
}

// measures is a width and a length of so many millimetres, as people of these units say it.
func measures(ctx context.Context, w, h int64, in events.Units) string {
	if in == events.Feet {
		return locale.T(ctx, "{w} × {h}", "w", seating.Feet(w), "h", seating.Feet(h))
	}
	return locale.T(ctx, "{w} × {h} m", "w", seating.Length(w, events.Metres), "h", seating.Length(h, events.Metres))
}

// outside is where the word of a door stands, beyond the wall that it is nearest to.
func (o RoomObject) outside() string {
	x, y := o.at()
	const out = 46
	if walls := o.room.Board.Walls.Points(); len(walls) > 0 {
		for _, way := range []struct {
			x, y int64
			turn string
		}{{0, -out, ""}, {0, out, ""}, {-out, 0, " rotate(-90)"}, {out, 0, " rotate(90)"}} {
			if !o.room.inside(x+way.x, y+way.y) && o.room.inside(x-way.x, y-way.y) {
				return fmt.Sprintf("translate(%d %d)%s", way.x, way.y, way.turn)
			}
		}
	}
	toLeft, toRight, toTop, toBottom := x, o.room.w-x, y, o.room.h-y
	switch min(toLeft, toRight, toTop, toBottom) {
	case toLeft:
		return fmt.Sprintf("translate(%d 0) rotate(-90)", -out)
	case toRight:
		return fmt.Sprintf("translate(%d 0) rotate(90)", out)
	case toTop:
		return fmt.Sprintf("translate(0 %d)", -out)
	}
	return fmt.Sprintf("translate(0 %d)", out)
}

// KindWord names a kind of room object.
func KindWord(ctx context.Context, k seating.ObjectKind) string {
	switch k {
	case seating.DanceFloor:
		return locale.T(ctx, "Dance floor")
	case seating.Stage:
		return locale.T(ctx, "Stage")
	case seating.Band:
		return locale.T(ctx, "Band")
	case seating.DJ:
		return locale.T(ctx, "DJ")
	case seating.Bar:
		return locale.T(ctx, "Bar")
	case seating.Buffet:
		return locale.T(ctx, "Buffet")
	case seating.Cake:
		return locale.T(ctx, "Cake")
	case seating.Gifts:
		return locale.T(ctx, "Gifts")
	case seating.PhotoBooth:
		return locale.T(ctx, "Photo booth")
	case seating.Power:
		return locale.T(ctx, "Power")
	case seating.Pillar:
		return locale.T(ctx, "Pillar")
	case seating.Wall:
		return locale.T(ctx, "Wall")
	case seating.Door:
		return locale.T(ctx, "Door")
	case seating.Exit:
		return locale.T(ctx, "Exit")
	}
	return locale.T(ctx, "Label")
}
