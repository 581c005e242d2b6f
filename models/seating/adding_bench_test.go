package seating_test

import (
	"fmt"
	"testing"
	"time"

	"convive/models/change"
	"convive/models/db"
	"convive/models/dbtest"
	"convive/models/seating"
)

// fullHall is a hall of 20 by 30 m with a dance floor, a bar, a buffet, a DJ, a pillar and doors, and with 26 tables.
func fullHall(b *testing.B, d *db.DB) *world {
	b.Helper()
	w := newWorld(b, d, 0)
	w.mutate(w.anna, func(tx *db.Tx) (change.Change, error) {
		return seating.MeasureRoom(tx, seating.Measures{Occasion: w.occasion.ID, Width: "20", Length: "30"})
	})
	for kind, size := range map[seating.ObjectKind][2]string{seating.DanceFloor: {"9", "5.4"}, seating.Bar: {"5", "1.2"}, seating.Buffet: {"6", "1"}, seating.DJ: {"2", "0.8"}, seating.Pillar: {"0.5", "0.5"}, seating.Door: {"1.8", "0.2"}, seating.Exit: {"1.2", "0.2"}} {
		w.furnish(kind, size[0], size[1])
	}
	w.add(seating.Round, 26, 8)
	return w
}

// BenchmarkAddingTables says how long the slowest command takes that adds one table of each shape to a filled hall, eight of
// each, and how long one takes that adds a hundred.
func BenchmarkAddingTables(b *testing.B) {
	timed := func(do func()) float64 {
		from := time.Now()
		do()
		return float64(time.Since(from).Microseconds()) / 1000
	}
	for _, seats := range []int64{8, 60} {
		for _, shape := range seating.Shapes {
			b.Run(fmt.Sprintf("%s of %d", shape, seats), func(b *testing.B) {
				for b.Loop() {
					b.StopTimer()
					one, w := 0.0, fullHall(b, dbtest.New(b, "sqlite"))
					for range 8 {
						one = max(one, timed(func() { w.add(shape, 1, seats) }))
					}
					w = fullHall(b, dbtest.New(b, "sqlite"))
					hundred := timed(func() { w.add(shape, 100, seats) })
					b.StartTimer()
					b.ReportMetric(one, "ms/table")
					b.ReportMetric(hundred, "ms/hundred")
				}
			})
		}
	}
}
