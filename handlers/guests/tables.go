package guests

import (
	"convive/handlers/web"
	"convive/models/change"
	"convive/models/events"
	"convive/models/guests"
)

type occasion = events.Occasion

// imports says whether the page of imports is mounted: its links are no dead controls.
const imports = true

// seats is the list's last column.
type seats struct {
	there  bool                 // there is a seating chart to speak of
	names  map[change.ID]string // of the table that each guest sits at
	wanted func(guests.Person) bool
}

// seating reads who sits where. Seating knows guests and not the other way, so the two meet here, where both may be
// asked: the one place that fills the column.
func seating(*web.View) (seats, error) {
	return seats{wanted: func(guests.Person) bool { return false }}, nil
}
