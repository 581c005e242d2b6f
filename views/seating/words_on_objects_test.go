package seating

import (
	"strings"
	"testing"

	"github.com/a-h/templ"

	"convive/models/seating"
)

func TestATurnedDanceFloorIsReadUprightWithItsSizeOnTheBoardAndWhileTheRoomIsArranged(t *testing.T) {
	r := RoomOf(At{}, May{}, &seating.Board{Width: 20_000, Length: 12_000})
	for _, kind := range []seating.ObjectKind{seating.DanceFloor, seating.Stage, seating.Bar, seating.Door} {
		o := r.Object(seating.Object{Kind: kind, X: 3_000, Y: 60, W: 6_000, H: 4_000, Rotation: 90})
		for name, drawn := range map[string]templ.Component{"board": InRoomObject(o), "plan": PlanObject(o, false)} {
			var page strings.Builder
			if err := drawn.Render(t.Context(), &page); err != nil {
				t.Fatal(err)
			}
			if strings.Contains(page.String(), "else") || strings.Count(page.String(), "<text") != strings.Count(page.String(), `class="room-label`) {
				t.Errorf("%s, %s has stray attributes: %s", kind, name, page.String())
			}
			large := kind == seating.DanceFloor || kind == seating.Stage
			if large != strings.Contains(page.String(), ">6 × 4 m</text>") || kind != seating.Bar && strings.Contains(page.String(), "rotate(-90)") {
				t.Errorf("%s, %s: %s", kind, name, page.String())
			}
		}
	}
}
