package replies_test

import (
	"testing"
	"time"

	"convive/models/change"
	"convive/models/events"
	"convive/models/guests"
	"convive/models/replies"
)

// TestAnAnswerIsLateFromTheInstantAtWhichTheLastDayEnds: the clocks of Santiago skip midnight of 6 September 2026, those of
// Havana show it twice on 1 November.
func TestAnAnswerIsLateFromTheInstantAtWhichTheLastDayEnds(t *testing.T) {
	for _, c := range []struct{ zone, event, occasion, ends string }{
		{"Europe/Berlin", "2026-08-31", "", "2026-09-01T00:00:00+02:00"},
		{"Europe/Berlin", "2026-08-31", "2026-10-25", "2026-10-26T00:00:00+01:00"},
		{"America/Santiago", "2026-08-31", "2026-09-05", "2026-09-06T01:00:00-03:00"},
		{"America/Havana", "", "2026-10-31", "2026-11-01T00:00:00-04:00"},
	} {
		e, o := events.Event{Zone: c.zone, Deadline: c.event}, events.Occasion{Deadline: c.occasion}
		end, err := time.Parse(time.RFC3339, c.ends)
		if err != nil {
			t.Fatal(err)
		}
		answered := func(at time.Time) guests.Invitation {
			return guests.Invitation{Reply: guests.Attending, Source: string(replies.Web), AnsweredAt: change.At(at), Due: e.DeadlineOf(o)}
		}
		if replies.Late(e, answered(end.Add(-time.Microsecond))) || !replies.Late(e, answered(end)) {
			t.Errorf("%s in %s: not late exactly from %s on", e.DeadlineOf(o), c.zone, c.ends)
		}
		imported := answered(end)
		imported.Source = string(replies.Import)
		if replies.Late(e, imported) || replies.Late(e, guests.Invitation{Reply: guests.Pending}) {
			t.Error("an imported or open answer is late")
		}
	}
	if replies.Late(events.Event{Zone: "UTC"}, guests.Invitation{Reply: guests.Attending, AnsweredAt: 1}) {
		t.Error("late without a last day")
	}
}
