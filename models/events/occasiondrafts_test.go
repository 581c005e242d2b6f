package events

import "testing"

func TestATimeOfOneDigitIsStoredWithTwo(t *testing.T) {
	for _, c := range []struct{ start, end, starts, ends string }{
		{"7:05", "9:30", "2026-09-12T07:05", "2026-09-12T09:30"},
		{"17:00", "9:30", "2026-09-12T17:00", "2026-09-13T09:30"}, // "9:30" is after "17:00" as text
		{"7:05", "07:05", "2026-09-12T07:05", "2026-09-13T07:05"},
		{"7:05", "", "2026-09-12T07:05", ""},
	} {
		d := OccasionDraft{Name: "Dinner", Date: "2026-09-12", Start: c.start, End: c.end}
		if wrong := d.Validate(); wrong != nil {
			t.Errorf("%s to %s: %v", c.start, c.end, wrong)
		}
		if starts, ends := d.times(); starts != c.starts || ends != c.ends {
			t.Errorf("%s to %s is stored as %q, %q", c.start, c.end, starts, ends)
		}
	}
}
