package events

import (
	"sort"
	"time"
)

// DayBegins is the first instant of a civil day there. Where the clock skips midnight that is later than 0:00, and where
// it shows 0:00 twice it is the first.
func (e Event) DayBegins(year int, month time.Month, day int) time.Time {
	const span = 24 * 60 * 60 // seconds; no zone is further from UTC
	wall, zone := time.Date(year, month, day, 0, 0, 0, 0, time.UTC).Unix(), e.Location()
	earliest := wall - span
	begun := sort.Search(2*span, func(s int) bool {
		t := earliest + int64(s)
		_, offset := time.Unix(t, 0).In(zone).Zone()
		return t+int64(offset) >= wall
	})
	return time.Unix(earliest+int64(begun), 0).In(zone)
}

// LastDay is when the last day to reply begins there; zero when there is no deadline.
func (e Event) LastDay() time.Time { return e.fromDeadline(0) }

// DeadlineEnd is the instant at which the last day to reply ends there; zero when there is no deadline.
func (e Event) DeadlineEnd() time.Time { return e.fromDeadline(1) }

func (e Event) fromDeadline(days int) time.Time { return e.fromDay(e.Deadline, days) }

// fromDay is when the day so many days after a civil one, "2026-08-31", begins there; zero when it is none.
func (e Event) fromDay(day string, days int) time.Time {
	last, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return time.Time{}
	}
	return e.DayBegins(last.AddDate(0, 0, days).Date())
}

// DayOf is when a civil day, "2026-08-31", begins there; zero when it is none.
func (e Event) DayOf(day string) time.Time { return e.fromDay(day, 0) }

// EndOf is the instant at which a civil day ends there; zero when it is none.
func (e Event) EndOf(day string) time.Time { return e.fromDay(day, 1) }

// DeadlineOf is the last day to reply to one occasion: its own, else the event's; "" when there is none.
func (e Event) DeadlineOf(o Occasion) string {
	if o.Deadline != "" {
		return o.Deadline
	}
	return e.Deadline
}
