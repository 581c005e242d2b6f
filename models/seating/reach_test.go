package seating_test

import "testing"

func TestToReadABoardForTheSolverLaysEachTableOutOnce(t *testing.T) {
	each(t, 2, func(w *world) {
		allocations := func() float64 {
			b := w.board()
			return testing.AllocsPerRun(3, func() { b.AsItIs(nil) })
		}
		w.tables(20, 8)
		few := allocations()
		w.tables(20, 8)
		if many := allocations(); many > 3*few {
			t.Errorf("%v allocations for 40 tables, %v for 20: each is compared with all others anew", many, few)
		}
	})
}
