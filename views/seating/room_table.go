package seating

import (
	"context"
	"fmt"
	"math"
	"strings"
	"unicode"
	"unicode/utf8"

	"convive/models/seating"
	"convive/views/locale"
)

// RoomTable is one table in the room.
type RoomTable struct {
	Card
	room Room
}

// Table is a table of the board as the room draws it.
func (r Room) Table(l seating.Laid) RoomTable {
	return RoomTable{Card{Laid: l, At: r.At, May: r.May}, r}
}

func (t RoomTable) x() string { x, _ := t.room.place(t.X, t.Y); return number0(x) }
func (t RoomTable) y() string { _, y := t.room.place(t.X, t.Y); return number0(y) }

func (t RoomTable) turned() string {
	if t.Shape == seating.Round && t.W == t.H {
		return "" // a circle
	}
	return t.room.turned(t.Rotation)
}

func (t RoomTable) half() (w, h int64) { return t.W / 20, t.H / 20 }

// short is what stands on the table: a numbered one's number alone.
func (t RoomTable) short(ctx context.Context) string {
	for _, word := range []string{"Table", locale.T(ctx, "Table")} {
		if rest, ok := strings.CutPrefix(t.Name, word+" "); ok && strings.Trim(rest, "0123456789") == "" {
			return rest
		}
	}
	return t.fitted(t.Name)
}

// fitted is a name as far as a table and its chairs are wide; its whole name is the table's title.
func (t RoomTable) fitted(name string) string {
	const letter, least = 30, 90 // centimetres: how high letters are, and beyond the edges of a table
	w, h := t.half()
	if across := t.Rotation%180 != 0; across != t.room.turn {
		w, h = h, w
	}
	if w < narrow && h > w {
		w = h
	}
	left := float64(2*w + least)
	for i, r := range name {
		wide := 0.55
		switch {
		case r == 'W' || r == 'M' || r > 0x2e7f:
			wide = 1
		case unicode.IsUpper(r):
			wide = 0.75
		}
		if left -= wide * letter; left < 0 {
			return strings.TrimSpace(name[:i]) + "…"
		}
	}
	return name
}

// narrow is a table of less than so many centimetres from its middle to the edge.
const narrow = 45

// long says whether the name needs smaller letters; upright, whether the table is so narrow that it stands on its side.
func (t RoomTable) long(ctx context.Context) bool { return utf8.RuneCountInString(t.short(ctx)) > 3 }

func (t RoomTable) upright(ctx context.Context) bool {
	w, h := t.half()
	if across := t.Rotation%180 != 0; across != t.room.turn {
		w, h = h, w
	}
	return t.long(ctx) && w < narrow && h > w && !t.Shape.Bare()
}

// outline is the table's top around its middle, before it is turned, to the centimetre; planOutline is it to the millimetre.
func (t RoomTable) outline() string     { return t.path(func(mm int64) string { return number0(mm / 10) }) }
func (t RoomTable) planOutline() string { return t.path(cm) }

func (t RoomTable) path(in func(mm int64) string) string {
	level := t.Laid.Table
	level.X, level.Y, level.Rotation = 0, 0, 0
	var path strings.Builder
	for i, p := range level.Top() {
		letter := "L"
		if i == 0 {
			letter = "M"
		}
		fmt.Fprintf(&path, "%s%s %s", letter, in(p.X), in(p.Y))
	}
	return path.String() + "Z"
}

// above is where the words stand: on the table, or beyond chairs that have none.
func (t RoomTable) above() string {
	if !t.Shape.Bare() {
		return ""
	}
	const out = 54
	degrees := t.Rotation
	if t.room.turn {
		degrees -= 90
	}
	sin, cos := math.Sincos(float64(degrees) * math.Pi / 180)
	w, h := t.half()
	return fmt.Sprintf("translate(0 %.0f)", -math.Abs(float64(w)*sin)-math.Abs(float64(h)*cos)-out)
}

func (t RoomTable) label(ctx context.Context) string {
	return locale.T(ctx, "{table}: {n} of {m} seats taken", "table", t.Name, "n", t.taken(), "m", t.seats())
}
