package seating_test

import (
	"errors"
	"testing"

	"convive/models/invalid"
	"convive/models/seating"
)

func TestARoundTableStaysAsLongAsItIsWide(t *testing.T) {
	each(t, 4, func(w *world) {
		id := w.tables(1, 8)[0]
		for _, c := range []struct {
			shape         seating.Shape
			width, length string
			w, h          int64
		}{
			{seating.Rect, "1.8", "0.8", 1800, 800},
			{seating.Rect, "2", "0.8", 2000, 800},
			{seating.Round, "1.5", "0.8", 1500, 1500},
			{seating.Round, "1.8", "1.5", 1800, 1800},
			{seating.Square, "1.8", "1.6", 1600, 1600},
			{seating.Oval, "1.6", "1.2", 1600, 1200},
		} {
			before := w.board().Tables[0].Table
			_, err := w.edit(id, seating.Edit{Version: before.Version, Name: before.Name, Seats: 8, Shape: c.shape, Width: c.width, Length: c.length})
			if after := w.board().Tables[0]; err != nil || after.W != c.w || after.H != c.h {
				t.Errorf("%s of %s × %s is %d × %d: %v", c.shape, c.width, c.length, after.W, after.H, err)
			}
		}
		before := w.board().Tables[0].Table
		_, err := w.edit(id, seating.Edit{Version: before.Version, Name: before.Name, Seats: 8, Shape: seating.Round, Width: "1.8", Length: "1.9"})
		if wrong := (invalid.Fields{}); !errors.As(err, &wrong) || wrong.Of("length") == "" {
			t.Errorf("a round table of two lengths: %v", err)
		}
	})
}
