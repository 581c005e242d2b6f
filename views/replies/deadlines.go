package replies

import (
	"context"

	"convive/models/replies"
	"convive/views/locale"
)

// openLines are the people of an occasion that can be answered; nobody, where its last day is over.
func openLines(o replies.Occasion) []replies.Line {
	if !o.Open {
		return nil
	}
	return o.Lines
}

// deadlines are the last days of the occasions that have another than the one named for all, a sentence each; none while the hosts keep
// everything open, and none where nothing can be answered anyway.
func deadlines(ctx context.Context, h Home) (lines []string) {
	if !h.Open || !h.State.Leave().IsZero() {
		return nil
	}
	for _, o := range h.State.Occasions {
		if o.Open && h.State.LastDayOf(o.ID).Equal(h.State.LastDay()) {
			continue
		}
		if o.Open {
			lines = append(lines, locale.T(ctx, "{occasion}: please by {day}.", "occasion", o.Name, "day", lastDay(ctx, h.State, o)))
		} else {
			lines = append(lines, closedSince(ctx, h.State, o))
		}
	}
	return lines
}

func closedSince(ctx context.Context, s replies.State, o replies.Occasion) string {
	return locale.T(ctx, "{occasion}: you could answer until {day}.", "occasion", o.Name, "day", lastDay(ctx, s, o))
}

func lastDay(ctx context.Context, s replies.State, o replies.Occasion) string {
	return locale.Date(ctx, s.Event.DayOf(s.Event.DeadlineOf(o.Occasion)), locale.DateDay)
}
