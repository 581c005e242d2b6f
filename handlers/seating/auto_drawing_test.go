package seating

import (
	"testing"

	"convive/models/seating"
)

func TestTheBestPlanSoFarIsDrawnAtMostTwiceASecond(t *testing.T) {
	d := drawing{board: &seating.Board{}}
	seen := func() string {
		if at, ok := d.now().(*drawn); ok {
			return at.seats["ada"]
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
