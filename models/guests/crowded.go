package guests

import (
	"convive/models/change"
	"convive/models/db"
	"convive/models/events"
)

// Crowded is an occasion with more guests than places: those who come alone, or together with those who may still.
type Crowded struct {
	events.Occasion
	Coming, Invited int
}

// Over is how many guests more come than there are places; 0 while it is those who may still come that make it too many.
func (c Crowded) Over() int { return max(0, c.Coming-int(c.Capacity)) }

// Crowded counts who holds a place, as the waiting list does: hosts, and who declined or waits, don't.
func (l *Listing) Crowded() []Crowded {
	coming, invited := map[change.ID]int{}, map[change.ID]int{}
	for _, h := range l.Households {
		for _, p := range h.People {
			for o, in := range p.Invitations {
				if h.Host || in.Waiting || in.Reply == Declined {
					continue
				}
				if invited[o]++; in.Reply == Attending {
					coming[o]++
				}
			}
		}
	}
	return crowded(l.Occasions, coming, invited)
}

// CrowdedNow is the same, counted by the database: for pages that don't read the whole list.
func CrowdedNow(r *db.Read) ([]Crowded, error) {
	occasions, err := events.Occasions(r)
	if err != nil || !limited(occasions) {
		return nil, err
	}
	invited, err := placesWhere(r, "waiting = ? AND reply <> ?", false, string(Declined))
	if err != nil {
		return nil, err
	}
	coming, err := placesWhere(r, "waiting = ? AND reply = ?", false, string(Attending))
	return crowded(occasions, coming, invited), err
}

// NoRoomFor are the occasions that would be too full if all of a household came who declined there.
func NoRoomFor(r *db.Read, household change.ID) (names []string, err error) {
	occasions, err := events.Occasions(r)
	if err != nil || !limited(occasions) {
		return nil, err
	}
	held, err := heldPlaces(r)
	if err != nil {
		return nil, err
	}
	rows, err := db.From[Invitation](r).Where("household_id = ? AND waiting = ? AND reply = ?", string(household), false, string(Declined)).Order("id").All()
	declined := map[change.ID]int{}
	for _, in := range rows {
		declined[in.OccasionID]++
	}
	for _, o := range occasions {
		if n := declined[o.ID]; o.Capacity > 0 && n > 0 && held[o.ID]+n > int(o.Capacity) {
			names = append(names, o.Name)
		}
	}
	return names, err
}

func limited(occasions []events.Occasion) bool {
	for _, o := range occasions {
		if o.Capacity > 0 {
			return true
		}
	}
	return false
}

func crowded(occasions []events.Occasion, coming, invited map[change.ID]int) (all []Crowded) {
	for _, o := range occasions {
		if o.Capacity > 0 && invited[o.ID] > int(o.Capacity) {
			all = append(all, Crowded{o, coming[o.ID], invited[o.ID]})
		}
	}
	return all
}
