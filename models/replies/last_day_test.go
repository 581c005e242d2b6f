package replies_test

import (
	"testing"
	"time"

	"convive/models/events"
	"convive/models/guests"
	"convive/models/replies"
)

// TestTheLastDayIsTheLatestOnWhichAnythingCanBeAnswered stands at 5 September, in the zone of the event.
func TestTheLastDayIsTheLatestOnWhichAnythingCanBeAnswered(t *testing.T) {
	zone, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Fatal(err)
	}
	now := time.Date(2026, 9, 5, 12, 0, 0, 0, zone)
	for _, c := range []struct {
		name, event string
		own         []string
		leave, want string
		takes       bool
	}{
		{"the only occasion's own day, before the event's", "2026-09-30", []string{"2026-08-31"}, "", "2026-08-31", false},
		{"an occasion's own day, after the event's", "2026-08-31", []string{"", "2026-09-30"}, "", "2026-09-30", true},
		{"the event's, after an occasion's own", "2026-09-30", []string{"2026-08-31", ""}, "", "2026-09-30", true},
		{"none, where one has none", "", []string{"2026-08-31", ""}, "", "", true},
		{"the leave", "2026-08-31", []string{""}, "2026-09-10", "2026-09-10", true},
		{"a leave that is over", "2026-08-31", []string{""}, "2026-09-03", "2026-09-03", false},
		{"the event's, where a leave was over before", "2026-09-30", []string{""}, "2026-09-03", "2026-09-30", true},
		{"no occasion", "2026-09-30", nil, "", "2026-09-30", true},
	} {
		t.Run(c.name, func(t *testing.T) {
			var occasions []events.Occasion
			for _, day := range c.own {
				occasions = append(occasions, events.Occasion{Deadline: day})
			}
			e := events.Event{Zone: "Europe/Berlin", ReplyMode: events.Open, Deadline: c.event}
			s := replies.AtLarge(e, occasions, now)
			if c.leave != "" {
				s.Household = guests.Household{ReopenedUntil: c.leave}
				for i, o := range s.Occasions {
					s.Occasions[i].Open = replies.TakesFrom(e, s.Household, o.Occasion, now)
				}
			}
			if got := s.LastDay(); !got.Equal(e.DayOf(c.want)) || s.Takes() != c.takes {
				t.Errorf("until %v, takes %v; want %q, %v", got, s.Takes(), c.want, c.takes)
			}
		})
	}
}
