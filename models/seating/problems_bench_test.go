package seating_test

import (
	"testing"

	"convive/models/dbtest"
	"convive/models/seating"
)

// BenchmarkProblems finds what is wrong among 1,000 guests at 120 tables, 40 of which are too full, with 150 musts.
func BenchmarkProblems(b *testing.B) {
	w := newWorld(b, dbtest.New(b, "sqlite"), 1000)
	ts := append(w.tables(60, 8), w.tables(60, 8)...)
	for i := 0; i+9 <= 1000 && i/9 < len(ts); i += 9 {
		n := 9
		if i/9 >= 40 {
			n = 8
		}
		var who []int
		for g := range n {
			who = append(who, i+g)
		}
		w.seat(ts[i/9], who...)
	}
	for i := range 150 {
		w.wish(w.anna, seating.NewWish{Guests: w.ids(2*i, 999-2*i), Kind: seating.Together, Strength: "must"})
	}
	board, wishes := w.board(), w.wishes(w.anna)
	if n := len(board.Problems(wishes, true)); n < 100 {
		b.Fatalf("%d problems", n)
	}
	for b.Loop() {
		board.Problems(wishes, true)
	}
}
