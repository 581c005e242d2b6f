package seating_test

import (
	"testing"

	"convive/models/change"
	"convive/models/db"
	"convive/models/events"
	"convive/models/seating"
)

func TestNewTablesLandWhereTheyAreInNobodysWay(t *testing.T) {
	each(t, 0, func(w *world) {
		w.build(ofL.In(events.Metres), 0) // 12 by 10 metres, a corner of it taken out
		w.mutate(w.anna, func(tx *db.Tx) (change.Change, error) {
			return seating.AddObject(tx, seating.NewObject{Occasion: w.occasion.ID, Kind: seating.Bar, Width: "3", Length: "1"})
		})
		w.tables(1, 8)
		w.mutate(w.anna, func(tx *db.Tx) (change.Change, error) {
			return seating.AddTables(tx, seating.NewTables{Occasion: w.occasion.ID, Count: 2, Seats: 6, Shape: seating.Rect})
		})
		if crowds := w.board().Crowds(); len(crowds) > 0 {
			t.Errorf("in the way: %+v", crowds)
		}

		w.tables(12, 8) // more than fit: the last ones stand somewhere all the same
		standing := map[seating.Spot]bool{}
		for _, l := range w.board().Tables {
			standing[l.Spot()] = true
		}
		if n := len(w.board().Tables); n != 15 || len(standing) != n {
			t.Errorf("%d tables at %d places", n, len(standing))
		}
	})
}

func TestInARoomThatNobodyMeasuredNewTablesStandInRows(t *testing.T) {
	each(t, 0, func(w *world) {
		w.tables(6, 8)
		for i, want := range []seating.Spot{{X: 2250, Y: 2250}, {X: 6750, Y: 2250}, {X: 11250, Y: 2250}, {X: 15750, Y: 2250}, {X: 20250, Y: 2250}, {X: 2250, Y: 6750}} {
			if got := w.board().Tables[i].Spot(); got != want {
				t.Errorf("table %d stands at %v", i+1, got)
			}
		}
	})
}
