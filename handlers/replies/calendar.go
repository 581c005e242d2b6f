package replies

import (
	"time"

	ics "github.com/arran4/golang-ical"

	"convive/handlers/web"
	"convive/models/guests"
	"convive/models/replies"
	views "convive/views/replies"
)

// calendarOf writes the occasions to which anybody of the household comes. Times are instants, so that every calendar
// shows them in its own zone; each occasion keeps its id, so that a newer file moves it instead of adding it again.
func calendarOf(c *web.Ctx, s replies.State, now time.Time) string {
	zone := s.Event.Location()
	names := views.ShortNames(c.Context(), s.Guests)
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
		e := file.AddEvent(string(o.ID) + "@" + c.BaseURL.Hostname())
		e.SetDtStampTime(now.UTC())
		e.SetStartAt(starts.UTC())
		if ends, ok := o.EndsAt(zone); ok && ends.After(starts) {
			e.SetEndAt(ends.UTC())
		}
		e.SetSequence(int(o.Version))
		e.SetSummary(o.Name + " · " + s.Event.Name)
		e.SetLocation(where(o.Place, s.Event.Place))
		e.SetDescription(views.Come(c.Context(), coming))
	}
	return file.Serialize()
}

func where(occasion, event string) string {
	if occasion == "" || event == "" || occasion == event {
		return occasion + event
	}
	return occasion + ", " + event
}
