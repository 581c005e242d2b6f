package seating

import (
	"context"
	"strconv"

	"github.com/a-h/templ"

	"convive/models/events"
	"convive/models/invalid"
	"convive/models/seating"
	"convive/views/locale"
	"convive/views/ui"
)

// ArrangeForm is the id of the form that acts on what is chosen in the room; CopiesForm is that of the one that copies it.
const (
	ArrangeForm = "room-do"
	CopiesForm  = "room-copies"
)

// Arranging is what the page on which a room is arranged places around its fragments.
type Arranging struct {
	At
	Occasions []events.Occasion
	Undo      bool // who looks may take steps back
	Turned    bool // the drawing lies on its side
	Seq       int64
	Add       AddForm
	Object    NewObjectForm
	Size      SizeForm
	Walls     WallsForm
	Laying    LayingForm
	Fitting   FittingForm
	Copies    CopyForm
}

// NewObjectForm is the form that puts something into the room.
type NewObjectForm struct {
	Action, Command string
	Draft           seating.NewObject
	Errors          invalid.Fields
}

// SizeForm is the form that measures the room.
type SizeForm struct {
	Action, Command string
	Draft           seating.Measures
	Errors          invalid.Fields
}

// WallsForm is the form that sets the corners of the room.
type WallsForm struct {
	Action, Command string
	Draft           seating.Building
	Errors          invalid.Fields
}

// CopyForm is the form that copies what is chosen.
type CopyForm struct {
	Action, Command string
	Turned          bool
	Of              bool // on the page of the one piece that it copies
	Draft           seating.Copies
	Errors          invalid.Fields
}

// ObjectForm is the form that changes a room object.
type ObjectForm struct {
	Action, Command string
	Draft           seating.ObjectEdit
	Errors          invalid.Fields
}

// ObjectPage is the page of one room object.
type ObjectPage struct {
	At
	Object seating.Object
	Form   ObjectForm
	Ways   PieceWays
	Made   templ.Component // what the forms show, as a number that moves with it
	Remove string          // command id of the removal
}

func (a Arranging) occasion() string { return Board{At: a.At, Occasions: a.Occasions}.Called() }

// Arranged is the address of the page on which the room is arranged.
func (a At) Arranged() string { return a.Base + "/room" + a.query() }

// FromRoom ends the address of what leads back to the page on which the room is arranged.
const FromRoom = "&from=room"

// kinds are the options of a room object's kind.
func kinds(ctx context.Context) (all []ui.Option) {
	for _, k := range seating.ObjectKinds {
		all = append(all, ui.Option{Value: string(k), Label: KindWord(ctx, k)})
	}
	return all
}

// kindsWithSizes are the same with the size that each has where none is written.
func kindsWithSizes(ctx context.Context, in events.Units) []ui.Option {
	all := kinds(ctx)
	for i, k := range seating.ObjectKinds {
		w, h := seating.UsualSize(k, in)
		all[i].Label = locale.T(ctx, "{what}, {size}", "what", all[i].Label, "size", measures(ctx, w, h, in))
	}
	return all
}

// directions are the ways in which copies follow each other, as the drawing shows them.
func (f CopyForm) directions(ctx context.Context) []ui.Option {
	right, left, down, up := seating.East, seating.West, seating.South, seating.North
	if f.Turned {
		right, left, down, up = seating.South, seating.North, seating.West, seating.East
	}
	return []ui.Option{
		{Value: string(right), Label: locale.T(ctx, "To the right")}, {Value: string(left), Label: locale.T(ctx, "To the left")},
		{Value: string(down), Label: locale.T(ctx, "Downwards")}, {Value: string(up), Label: locale.T(ctx, "Upwards")},
	}
}

// edit is the page on which a piece of the room is changed.
func (t RoomTable) edit() string {
	return t.At.Base + "/tables/" + string(t.ID) + t.At.query() + FromRoom
}

func (o RoomObject) edit() string {
	return o.room.At.Base + "/objects/" + string(o.ID) + o.room.At.query()
}

// planTurn is how the drawing turns what is turned by so many degrees in the room, as scripts set it too.
func (r Room) planTurn(degrees int64) string {
	if r.turn {
		degrees -= 90
	}
	return "rotate(" + number0(degrees) + ")"
}

// turnedHeight is the drawing's height where it lies on its side.
func (r Room) turnedHeight() string { return number0(r.h) }

// plain are the table's chairs around its middle, in millimetres before it is turned.
func (t RoomTable) plain() []seating.Chair {
	level := t.Laid.Table
	level.X, level.Y, level.Rotation = 0, 0, 0
	return level.Chairs(int(t.Seats))
}

// cm is how a drawing in which distances are measured writes millimetres: to the millimetre, so that it measures what lists say.
func cm(mm int64) string { return strconv.FormatFloat(float64(mm)/10, 'f', -1, 64) }

// half of so many millimetres, as cm.
func half(mm int64) string { return strconv.FormatFloat(float64(mm)/20, 'f', -1, 64) }

// planSpot is where a piece stands in such a drawing.
func (r Room) planSpot(x, y int64) (left, top string) {
	if r.turn {
		return cm(y), cm(10*r.h - x)
	}
	return cm(x), cm(y)
}

// movedTo moves what is drawn around nothing to a chair.
func movedTo(c seating.Chair) string { return "translate(" + cm(c.X) + " " + cm(c.Y) + ")" }

func (t RoomTable) planLabel(ctx context.Context) string {
	words := locale.N(ctx, "{table}, {n} seat", "{table}, {n} seats", t.seats(), "table", t.Name)
	if t.Locked {
		words = locale.T(ctx, "{table}, locked", "table", words)
	}
	return words
}

func (o RoomObject) planLabel(ctx context.Context) string {
	if o.Locked {
		return locale.T(ctx, "{table}, locked", "table", o.called(ctx))
	}
	return o.called(ctx)
}
