package seating

import (
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

func TestTheDrawingHoldsWhatStandsOutsideOfTheRoom(t *testing.T) {
	far := seating.Laid{Table: seating.Table{Shape: seating.UShape, Seats: 60, X: 8_000, Y: 30_000, W: 12_000, H: 12_000}}
	for box, b := range map[string]*seating.Board{
		"-110 -110 2220 1420": {Width: 20_000, Length: 12_000},
		"-110 -110 2220 3765": {Width: 20_000, Length: 12_000, Tables: []seating.Laid{far}},
		"-110 -255 3765 1565": {Width: 12_000, Length: 20_000, Tables: []seating.Laid{far}}, // lies on its side
	} {
		if got := RoomOf(At{}, May{}, b).viewBox(); got != box {
			t.Errorf("the drawing is %s, want %s", got, box)
		}
	}
}
