package seating

import (
	"testing"

	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
	"convive/models/seating"
)

func TestTheBestPlanSoFarIsDrawnAtMostTwiceASecond(t *testing.T) {
	b := &seating.Board{Parking: []seating.Parked{{People: []seating.Person{{Guest: guests.Guest{Row: db.Row{ID: "ada"}}}}}}}
	for _, table := range []change.ID{"one", "two", "three"} {
		b.Tables = append(b.Tables, seating.Laid{Table: seating.Table{Row: db.Row{ID: table}, Seats: 8, Shape: seating.Round}})
	}
	d := drawing{board: b}
	seen := func() string {
		if at, ok := d.now().(*drawn); ok {
			return at.after.Seats()["ada"]
		}
		return ""
	}
	expect := func(want string) {
		t.Helper()
		if got := seen(); got != want {
			t.Errorf("%q is drawn, not %q", got, want)
		}
	}
	expect("")
	d.best = map[string]string{"ada": "one"}
	expect("one")
	for _, better := range []string{"two", "three"} {
		d.best = map[string]string{"ada": better}
		expect("one")
	}
	last := d.now()
	d.at = d.at.Add(-betweenDrawings)
	expect("three")
	d.at = d.at.Add(-betweenDrawings)
	if now := d.now(); now == last || now != d.now() {
		t.Error("the same plan is drawn anew")
	}
}
