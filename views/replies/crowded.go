package replies

import (
	"context"

	"convive/models/events"
	"convive/models/guests"
	"convive/views/locale"
)

// Crowded says by how much an occasion has more guests than places.
func Crowded(ctx context.Context, c guests.Crowded) string {
	if over := c.Over(); over > 0 {
		return locale.N(ctx, "{n} more guest comes to {occasion} than there are places", "{n} more guests come to {occasion} than there are places", over, "occasion", c.Name)
	}
	return locale.N(ctx, "{n} more guest is invited to {occasion} than there are places", "{n} more guests are invited to {occasion} than there are places", c.Invited-int(c.Capacity), "occasion", c.Name)
}

// PlacesOf says how many places an occasion has.
func PlacesOf(ctx context.Context, o events.Occasion) string {
	return locale.N(ctx, "There is {n} place", "There are {n} places", int(o.Capacity))
}
