package events_test

import (
	"testing"
	"time"

	"convive/models/events"
)

// The clocks of Santiago skip 0:00 of 6 September 2026, those of Havana show it twice on 1 November, and Apia's calendar
// had no 30 December 2011.
func TestADayBeginsWithItsFirstInstantThere(t *testing.T) {
	for _, c := range []struct{ zone, deadline, begins, ends string }{
		{"Europe/Berlin", "2026-08-31", "2026-08-31T00:00:00+02:00", "2026-09-01T00:00:00+02:00"},
		{"Europe/Berlin", "2026-10-25", "2026-10-25T00:00:00+02:00", "2026-10-26T00:00:00+01:00"},
		{"America/Santiago", "2026-09-05", "2026-09-05T00:00:00-04:00", "2026-09-06T01:00:00-03:00"},
		{"America/Santiago", "2026-09-06", "2026-09-06T01:00:00-03:00", "2026-09-07T00:00:00-03:00"},
		{"America/Santiago", "2026-04-04", "2026-04-04T00:00:00-03:00", "2026-04-05T00:00:00-04:00"},
		{"America/Havana", "2026-10-31", "2026-10-31T00:00:00-04:00", "2026-11-01T00:00:00-04:00"},
		{"Pacific/Kiritimati", "2026-12-31", "2026-12-31T00:00:00+14:00", "2027-01-01T00:00:00+14:00"},
		{"Etc/GMT+12", "2026-12-31", "2026-12-31T00:00:00-12:00", "2027-01-01T00:00:00-12:00"},
		{"Pacific/Apia", "2011-12-29", "2011-12-29T00:00:00-10:00", "2011-12-31T00:00:00+14:00"},
	} {
		e := events.Event{Zone: c.zone, Deadline: c.deadline}
		begins, ends := e.LastDay(), e.DeadlineEnd()
		if got := begins.Format(time.RFC3339); got != c.begins {
			t.Errorf("%s in %s begins at %s, want %s", c.deadline, c.zone, got, c.begins)
		}
		if got := ends.Format(time.RFC3339); got != c.ends {
			t.Errorf("%s in %s ends at %s, want %s", c.deadline, c.zone, got, c.ends)
		}
	}
	if e := (events.Event{Zone: "UTC"}); !e.LastDay().IsZero() || !e.DeadlineEnd().IsZero() {
		t.Error("a last day without a deadline")
	}
}
