package guests

import (
	"context"
	"time"

	"convive/models/guests"
	"convive/views/locale"
)

// waitingID is the id of what belongs to one household on one list.
func waitingID(what string, o WaitingList, w guests.Waiter) string {
	return what + "-" + string(o.ID) + "-" + string(w.Household.ID)
}

// placesTaken says how many places are held, and what that leaves.
func placesTaken(ctx context.Context, p guests.Places) string {
	if p.Capacity == 0 {
		return locale.T(ctx, "no limit")
	}
	said := locale.T(ctx, "{held} of {n} places held", "held", p.Held, "n", int(p.Capacity))
	switch free := p.Free(); {
	case free > 0:
		return said + " · " + locale.N(ctx, "{n} free", "{n} free", free)
	case free < 0:
		return said + " · " + locale.N(ctx, "{n} too many", "{n} too many", -free)
	}
	return said + " · " + locale.T(ctx, "full")
}

// placesHalt is why nobody is invited by itself now; "" where somebody waits for no other reason than that it is full.
func placesHalt(ctx context.Context, p guests.Places) string {
	switch {
	case len(p.Queue) == 0:
		return ""
	case p.Capacity == 0:
		return locale.T(ctx, "Without a number of places nobody is invited by itself.")
	case p.Begun:
		return locale.T(ctx, "This occasion has begun: nobody is invited by itself any more.")
	case p.Free() > 0 && p.Free() < len(p.Queue[0].Guests):
		return locale.N(ctx, "The first household needs {n} more place.", "The first household needs {n} more places.", len(p.Queue[0].Guests)-p.Free())
	}
	return ""
}

func waitsSince(ctx context.Context, w guests.Waiter, zone *time.Location) string {
	return locale.T(ctx, "waits since {day}", "day", locale.Date(ctx, w.Since.Time().In(zone), locale.DateShort))
}

func invitedOn(ctx context.Context, w guests.Waiter, zone *time.Location) string {
	return locale.T(ctx, "invited {day}", "day", locale.Date(ctx, w.Since.Time().In(zone), locale.DateShort))
}

func listName(ctx context.Context, h guests.Household) string {
	if h.List == guests.ListB {
		return locale.T(ctx, "B-list")
	}
	return locale.T(ctx, "A-list")
}

// listHelp says where nobody of the B-list waits; "" where all occasions have a number of places.
func (f Form[D]) listHelp(ctx context.Context) string {
	var names []string
	for _, o := range f.Occasions {
		if o.Capacity == 0 {
			names = append(names, o.Name)
		}
	}
	if len(names) == 0 {
		return ""
	}
	return locale.T(ctx, "B waits only where an occasion has a number of places. Invited at once to: {occasions}.", "occasions", locale.List(ctx, names))
}
