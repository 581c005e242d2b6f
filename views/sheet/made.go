package sheet

import (
	"context"
	"time"

	"convive/models/events"
	"convive/views/locale"
)

// New begins a sheet about an event; now is when it is made, by the domain's clock.
func New(ctx context.Context, title string, e events.Event, now time.Time) Sheet {
	now = now.In(e.Location())
	return Sheet{
		Title: title, Event: e.Name, Made: now,
		MadeAt: locale.T(ctx, "Made {date}, {clock} ({zone})", "date", locale.Date(ctx, now, locale.DateLong), "clock", locale.Clock(ctx, now), "zone", locale.Zone(ctx, e.Zone)),
	}
}
