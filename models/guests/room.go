package guests

import (
	"convive/models/change"
	"convive/models/db"
	"convive/models/events"
)

// Room is an occasion with a number of places, and how many of them are taken: by who comes and by who may still.
type Room struct {
	events.Occasion
	Held, Waiting int
}

// Free is how many places nobody holds; negative when there are more guests than places.
func (o Room) Free() int { return int(o.Capacity) - o.Held }

// RoomNow are the occasions with a number of places, in their order, counted by the database: for forms that add people.
func RoomNow(r *db.Read) (all []Room, err error) {
	occasions, err := events.Occasions(r)
	if err != nil || !limited(occasions) {
		return nil, err
	}
	held, err := heldPlaces(r)
	if err != nil {
		return nil, err
	}
	waiting, err := placesWhere(r, "waiting = ?", true)
	for _, o := range occasions {
		if o.Capacity > 0 {
			all = append(all, Room{o, held[o.ID], waiting[o.ID]})
		}
	}
	return all, err
}

// Queue says whether somebody who is added to a household waits for a place, as Places.Admit has them do.
func (o Room) Queue(h Household, waits map[change.ID]bool) bool {
	return waits[o.ID] || h.List == ListB && (o.Waiting > 0 || o.Free() < 1)
}
