package seating_test

import (
	"fmt"
	"testing"

	"convive/models/seating"
)

// hallWith is a room of 20 by 10 m with an inner wall across from (12, 0) to (12, 6), and what is put there.
func hallWith(things ...seating.Object) *seating.Board {
	b := laidOut()
	b.Width, b.Length = 20_000, 10_000
	b.Objects = append([]seating.Object{{Kind: seating.Wall, X: 12_000, Y: 3_000, W: 6_000, H: 200, Rotation: 90}}, things...)
	return b
}

func TestWhatStandsWhereItCannotIsTold(t *testing.T) {
	bar := func(x, y, rotation int64) seating.Object {
		return seating.Object{Kind: seating.Bar, X: x, Y: y, W: 3000, H: 1000, Rotation: rotation}
	}
	door := func(x, y, rotation int64) seating.Object {
		return seating.Object{Kind: seating.Door, X: x, Y: y, W: 1200, H: 200, Rotation: rotation}
	}
	of := func(o seating.Object, kind seating.ObjectKind) seating.Object { o.Kind = kind; return o }
	for _, c := range []struct {
		what   string
		things []seating.Object
		want   string
	}{
		{"a bar in the room", []seating.Object{bar(5000, 5000, 30)}, "[]"},
		{"a bar along the wall", []seating.Object{bar(5000, 500, 0)}, "[]"},
		{"a bar turned into the wall", []seating.Object{bar(5000, 600, 90)}, "[thing through]"},
		{"a bar beyond the wall", []seating.Object{bar(5000, -900, 0)}, "[thing outside]"},
		{"a bar in the inner wall", []seating.Object{bar(12_500, 3000, 0)}, "[thing wall]"},
		{"a bar in a pillar", []seating.Object{bar(5000, 5000, 0), {Kind: seating.Pillar, X: 5000, Y: 5000, W: 300, H: 300}}, "[thing wall]"},
		{"a bar beside a pillar", []seating.Object{bar(5000, 5000, 0), {Kind: seating.Pillar, X: 5000, Y: 5700, W: 300, H: 300}}, "[]"},
		{"two bars", []seating.Object{bar(5000, 5000, 0), bar(6000, 5600, 90)}, "[things]"},
		{"bar and buffet side by side", []seating.Object{bar(5000, 5000, 0), of(bar(5000, 6000, 0), seating.Buffet)}, "[]"},
		{"a DJ on the stage", []seating.Object{of(bar(5000, 5000, 0), seating.Stage), of(bar(5000, 5000, 0), seating.DJ)}, "[]"},
		{"a dance floor out of the room", []seating.Object{of(bar(500, 5000, 0), seating.DanceFloor)}, "[thing through]"},
		{"a label in the garden", []seating.Object{of(bar(5000, 15_000, 0), seating.Label)}, "[]"},
		{"power in the wall", []seating.Object{{Kind: seating.Power, Y: 4000, W: 200, H: 200}}, "[]"},
		{"power in the garden", []seating.Object{{Kind: seating.Power, X: 25_000, Y: 4000, W: 200, H: 200}}, "[thing outside]"},
		{"half a pillar", []seating.Object{{Kind: seating.Pillar, Y: 4000, W: 400, H: 400}}, "[]"},
		{"a door in the wall", []seating.Object{door(5000, 0, 0)}, "[]"},
		{"a door in the wall of the other side", []seating.Object{door(20_000, 5000, 90)}, "[]"},
		{"a door in the inner wall", []seating.Object{door(12_000, 4000, 90)}, "[]"},
		{"a door in the middle of the room", []seating.Object{door(5000, 5000, 0)}, "[no wall]"},
		{"a door in the garden", []seating.Object{door(5000, -2000, 0)}, "[no wall]"},
		{"a bar before a door", []seating.Object{door(5000, 0, 0), bar(5000, 1300, 0)}, "[doorway]"},
		{"a bar far from a door", []seating.Object{door(5000, 0, 0), bar(5000, 1600, 0)}, "[]"},
	} {
		b := hallWith(c.things...)
		if got := fmt.Sprint(kinds(b.Misplaced())); got != c.want {
			t.Errorf("%s: %s, want %s", c.what, got, c.want)
		}
		b.Width, b.Length = 0, 0
		if got := kinds(b.Misplaced()); len(got) > 0 && (got[0] == seating.ThingOutside || got[0] == seating.ThingThrough || got[0] == seating.NoWall) {
			t.Errorf("%s where nobody measured the room: %s", c.what, got)
		}
	}
}

func TestATableBeforeADoorIsTold(t *testing.T) {
	for y, want := range map[int64]string{1900: "[doorway]", 2700: "[]"} {
		b := laidOut(round(5000, y, 8))
		b.Width, b.Length = 20_000, 10_000
		b.Objects = []seating.Object{{Kind: seating.Exit, X: 5000, W: 1200, H: 200}}
		got := b.Misplaced()
		if fmt.Sprint(kinds(got)) != want {
			t.Errorf("at %d: %v, want %s", y, kinds(got), want)
		}
		for _, c := range got {
			if c.Table.ID != b.Tables[0].ID || c.Thing.Kind != seating.Exit {
				t.Errorf("it is about %+v", c)
			}
		}
	}
}

func TestABarThroughTheWallOfAnLIsTold(t *testing.T) {
	for x, want := range map[int64]string{4000: "[]", 6500: "[thing through]", 9500: "[thing outside]"} {
		b := laidOut()
		b.Width, b.Length, b.Walls = 12_000, 10_000, ofL
		b.Objects = []seating.Object{{Kind: seating.Buffet, X: x, Y: 8000, W: 3000, H: 1000}}
		if got := fmt.Sprint(kinds(b.Misplaced())); got != want {
			t.Errorf("at %d: %s, want %s", x, got, want)
		}
	}
}

// TestWhatReachesToThePointIntoAWallIsPushedAside stands by 50 mm in the wall of a room that is no rectangle.
func TestWhatReachesToThePointIntoAWallIsPushedAside(t *testing.T) {
	b := seating.Board{Width: 20_000, Length: 30_000, Walls: "0,0 20000,0 20000,20000 14000,24000 14000,30000 0,30000"}
	for y, want := range map[int64]int{29_450: 0, 29_451: 1} {
		b.Objects = []seating.Object{{Kind: seating.Bar, X: 9000, Y: y, W: 5000, H: 1200}}
		if got := b.Misplaced(); len(got) != want {
			t.Errorf("at %d: %v", y, got)
		}
	}
}
