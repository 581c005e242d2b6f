package guests

import (
	"context"

	"convive/models/guests"
	"convive/views/locale"
)

// few is how many free places are worth a word to who adds people.
const few = 5

// RoomNote is what is said of an occasion's places to who might add somebody to it.
type RoomNote struct {
	guests.Room
	Waits bool // whoever is added waits for a place
	Asks  bool // it depends on the list that the form asks for
}

// Worth says whether there is anything to say.
func (n RoomNote) Worth() bool { return n.Waits || n.Free() <= few }

func (n RoomNote) full() bool { return n.Waits || n.Free() < 1 }

// says is the sentence: nothing is forbidden by it.
func (n RoomNote) says(ctx context.Context) string {
	taken := []any{"occasion", n.Name, "held", n.Held, "places", n.Capacity}
	switch {
	case n.Waits:
		return locale.T(ctx, "Whoever you add waits for a place at {occasion} ({held} of {places} are taken).", taken...)
	case !n.full():
		return locale.N(ctx, "{n} place is left at {occasion}.", "{n} places are left at {occasion}.", n.Free(), "occasion", n.Name)
	case n.Asks:
		return locale.T(ctx, "No place is left at {occasion} ({held} of {places} are taken): the A-list comes on top, the B-list waits.", taken...)
	}
	return locale.T(ctx, "No place is left at {occasion} ({held} of {places} are taken): whoever you add comes on top.", taken...)
}
