package seating_test

import (
	"fmt"
	"testing"

	"convive/handlers/webtest"
	"convive/models/seating"
)

// TestTheBoardSaysWhatCannotStandSoInTheRoom: what the room's own page lists, the board may not call nothing.
func TestTheBoardSaysWhatCannotStandSoInTheRoom(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		attend(w)
		table := lay(w, 2, 8)[0]
		chart := []string{"occasion", string(reception(w))}
		watch, viewer := w.As("pia").Open(page), w.As("anna").Open(page+"?view=room")
		watch.Shows("seating-problems", "Nothing is wrong with these tables.")
		w.As("anna").Post(arranging+"/objects", append(chart, "kind", "bar", "width", "3", "length", "1")...).Change()
		bar := board(w).Objects[0]
		move := func(x, y int64) {
			t.Helper()
			from := seating.Spot{X: board(w).Objects[0].X, Y: board(w).Objects[0].Y}
			w.As("anna").Post(arranging+"/places", append(chart, "piece", string(bar.ID)+":"+from.String()+":"+seating.Spot{X: x, Y: y}.String())...).Change()
		}
		at := board(w).Tables[0].Table
		move(at.X, at.Y)
		watch.Shows("problem-room-thing-"+string(table)+"-"+string(bar.ID), fmt.Sprintf("%s or a chair of it stands where this is: Bar.", at.Name))
		watch.Shows("seating-counts", "1 problem in the room")
		viewer.Converges()
		move(at.X, at.Y+15000)
		watch.Shows("seating-problems", "Nothing is wrong with these tables.")
		watch.Converges()
		viewer.Converges()
	})
}
