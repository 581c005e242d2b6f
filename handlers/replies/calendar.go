package replies

import (
	"context"
	"time"

	ics "github.com/arran4/golang-ical"

	"convive/handlers/web"
	"convive/models/guests"
	"convive/models/replies"
	views "convive/views/replies"
)

func calendarOf(c *web.Ctx, s replies.State, now time.Time) string {
	return Calendar(c.Context(), c.BaseURL.Hostname(), s, now)
}

// Calendar writes the occasions to which anybody of the household comes. Times are instants, so that every calendar
// shows them in its own zone; each occasion keeps its id, so that a newer file moves it instead of adding it again.
func Calendar(ctx context.Context, host string, s replies.State, now time.Time) string {
	zone := s.Event.Location()
	names := views.ShortNames(ctx, s.Guests)
	file := ics.NewCalendarFor("Convive")
	file.SetMethod(ics.MethodPublish)
	for _, o := range s.Dated() {
		starts, _ := o.StartsAt(zone)
		var coming []string
		for _, l := range o.Lines {
			if l.Invitation.Reply == guests.Attending {
				coming = append(coming, names[l.Guest.ID])
			}
		}
		e := file.AddEvent(string(o.ID) + "@" + host)
		e.SetDtStampTime(now.UTC())
		e.SetStartAt(starts.UTC())
		if ends, ok := o.EndsAt(zone); ok && ends.After(starts) {
			e.SetEndAt(ends.UTC())
		}
		e.SetSequence(int(o.Version))
		e.SetSummary(o.Name + " · " + s.Event.Name)
		e.SetLocation(where(o.Place, s.Event.Place))
		e.SetDescription(views.Come(ctx, coming))
	}
	return file.Serialize()
}

func where(occasion, event string) string {
	if occasion == "" || event == "" || occasion == event {
		return occasion + event
	}
	return occasion + ", " + event
}
