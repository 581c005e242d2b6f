package seating

import (
	"fmt"
	"strings"
	"testing"

	"convive/models/seating"
)

func TestATableShowsAsMuchOfItsNameAsItIsWide(t *testing.T) {
	for name, want := range map[string]string{
		"Table 12": "12", "Grandparents": "Grandparents", "The lake house": "The lake house",
		strings.Repeat("W", 60): "WWWWWWWW…", strings.Repeat("a", 60): strings.Repeat("a", 14) + "…",
	} {
		r := RoomOf(At{}, May{}, &seating.Board{})
		table := r.Table(seating.Laid{Table: seating.Table{Name: name, Shape: seating.Round, Seats: 8, W: 1548, H: 1548}})
		if got := table.short(t.Context()); got != want {
			t.Errorf("%s is shown as %q, want %q", name, got, want)
		}
		if label := table.label(t.Context()); !strings.HasPrefix(label, name+":") {
			t.Errorf("%s is called %q", name, label)
		}
	}
}

func TestARoundTableThatIsWiderThanDeepIsTurnedWithItsChairs(t *testing.T) {
	for _, c := range []struct {
		wide, deep, rotation int64
		room                 seating.Board
		want                 string
	}{
		{1_800, 1_800, 30, seating.Board{Width: 12_000, Length: 20_000}, ""},
		{1_800, 1_200, 0, seating.Board{Width: 20_000, Length: 12_000}, ""},
		{1_800, 1_200, 30, seating.Board{Width: 20_000, Length: 12_000}, "rotate(30)"},
		{1_800, 1_200, 0, seating.Board{Width: 12_000, Length: 20_000}, "rotate(-90)"}, // lies on its side
	} {
		table := seating.Table{Shape: seating.Round, Seats: 8, X: 6_000, Y: 6_000, W: c.wide, H: c.deep, Rotation: c.rotation}
		if got := RoomOf(At{}, May{}, &c.room).Table(seating.Laid{Table: table}).turned(); got != c.want {
			t.Errorf("the top of a round table of %d × %d at %d° is turned by %q, want %q", c.wide, c.deep, c.rotation, got, c.want)
		}
	}
}

func TestTheDrawingHoldsWhatStandsOutsideOfTheRoomAndKeepsItsScaleWhileThatIsMovedAbout(t *testing.T) {
	far := func(y int64) []seating.Laid {
		return []seating.Laid{{Table: seating.Table{Shape: seating.UShape, Seats: 60, X: 8_000, Y: y, W: 12_000, H: 12_000}}}
	}
	round := func(x int64) []seating.Laid {
		return []seating.Laid{{Table: seating.Table{Shape: seating.Round, Seats: 8, X: x, Y: 6_000, W: 1_800, H: 1_800}}}
	}
	for _, c := range []struct {
		box string
		b   seating.Board
	}{
		{"-110 -110 2220 1420", seating.Board{Width: 20_000, Length: 12_000}},
		{"-110 -110 2220 3920", seating.Board{Width: 20_000, Length: 12_000, Tables: far(30_000)}},
		{"-110 -110 2220 3920", seating.Board{Width: 20_000, Length: 12_000, Tables: far(30_500)}},
		{"-110 -610 4220 1920", seating.Board{Width: 12_000, Length: 20_000, Tables: far(30_000)}}, // lies on its side
		{"-110 -110 2220 1420", seating.Board{Width: 20_000, Length: 12_000, Tables: round(800)}},  // its chairs are in the margin
		{"-610 -110 2720 1420", seating.Board{Width: 20_000, Length: 12_000, Tables: round(500)}},
		{"-610 -110 2720 1420", seating.Board{Width: 20_000, Length: 12_000, Tables: round(0)}},
		{"-110 -110 2720 1420", seating.Board{Width: 20_000, Length: 12_000, Objects: []seating.Object{{Kind: seating.Bar, X: 22_000, Y: 4_000, W: 1_000, H: 5_000, Rotation: 90}}}},
	} {
		r := RoomOf(At{}, May{}, &c.b)
		if got := r.viewBox(); got != c.box {
			t.Errorf("the drawing is %s, want %s", got, c.box)
		}
		var left, top, wide, high int64
		if _, err := fmt.Sscan(r.viewBox(), &left, &top, &wide, &high); err != nil {
			t.Fatal(err)
		}
		for _, l := range c.b.Tables {
			for _, chair := range l.Chairs(int(l.Seats)) {
				if x, y := r.place(chair.X, chair.Y); x-chairHalf < left || y-chairHalf < top || x+chairHalf > left+wide || y+chairHalf > top+high {
					t.Errorf("a chair at %d, %d is cut by %s", x, y, c.box)
				}
			}
		}
	}
}
