package seating_test

import "testing"

func TestToReadABoardForTheSolverLaysEachTableOutOnce(t *testing.T) {
	each(t, 2, func(w *world) {
		allocations := func() float64 {
			// of boards that are new each time, since a board lays its tables out when first asked
			return testing.AllocsPerRun(3, func() { w.board().AsItIs(nil) }) - testing.AllocsPerRun(3, func() { w.board() })
		}
		w.tables(20, 8)
		few := allocations()
		w.tables(20, 8)
		if many := allocations(); many > 3*few {
			t.Errorf("%v allocations for 40 tables, %v for 20: each is compared with all others anew", many, few)
		}
	})
}
