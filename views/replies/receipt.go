package replies

import (
	"context"
	"time"

	"convive/models/change"
	"convive/models/guests"
	"convive/models/replies"
	"convive/views/locale"
)

// saved says when the reply came in, at the venue's time.
func saved(ctx context.Context, r replies.Reply, zone *time.Location) string {
	at := r.SentAt.Time().In(zone)
	day, clock := locale.Date(ctx, at, locale.DateDay), locale.Clock(ctx, at)
	if r.Source == replies.Web {
		return locale.T(ctx, "Saved on {day} at {time}.", "day", day, "time", clock)
	}
	return locale.T(ctx, "Your hosts entered it on {day} at {time}.", "day", day, "time", clock)
}

// unsent says above a form that it is not the reply that came in, and when that was.
func unsent(ctx context.Context, r replies.Reply, zone *time.Location) string {
	at := r.SentAt.Time().In(zone)
	day, clock := locale.Date(ctx, at, locale.DateDay), locale.Clock(ctx, at)
	if r.Source == replies.Web {
		return locale.T(ctx, "What you change here is not sent yet. Your last reply was sent on {day} at {time}.", "day", day, "time", clock)
	}
	return locale.T(ctx, "What you change here is not sent yet. Your hosts entered your last reply on {day} at {time}.", "day", day, "time", clock)
}

// who are the short names of those who answered so.
func who(o replies.Occasion, reply guests.Reply, names map[change.ID]string) (all []string) {
	for _, l := range o.Lines {
		if l.Invitation.Reply == reply {
			all = append(all, names[l.Guest.ID])
		}
	}
	return all
}

// chosen are those who attend with their meals, once anybody has chosen one.
func chosen(o replies.Occasion, names map[change.ID]string) (all [][]string) {
	any := false
	for _, l := range o.Lines {
		if l.Invitation.Reply != guests.Attending {
			continue
		}
		line := []string{names[l.Guest.ID], ""}
		if m := o.Meal(l.Invitation.MealID); m != nil {
			line[1], any = m.Name, true
		}
		all = append(all, line)
	}
	if !any {
		return nil
	}
	return all
}

func hasExtras(s replies.State) bool {
	for _, g := range s.Guests {
		if len(g.Diets) > 0 || g.DietNote != "" {
			return true
		}
	}
	return s.Reply.Note != "" || s.Reply.Songs != ""
}
