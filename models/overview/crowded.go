package overview

import (
	"convive/models/events"
	"convive/models/guests"
)

// Crowded is an occasion with more guests than places: those who come alone, or together with those who may still.
type Crowded struct {
	events.Occasion
	Coming, Invited int
}

// crowded counts who holds a place, as the waiting list does: hosts, and who declined or waits, don't.
func crowded(list *guests.Listing) (all []Crowded) {
	for _, o := range list.Occasions {
		c := Crowded{Occasion: o}
		for _, h := range list.Households {
			for _, p := range h.People {
				in, invited := p.Invitations[o.ID]
				if h.Host || !invited || in.Waiting || in.Reply == guests.Declined {
					continue
				}
				if c.Invited++; in.Reply == guests.Attending {
					c.Coming++
				}
			}
		}
		if o.Capacity > 0 && c.Invited > int(o.Capacity) {
			all = append(all, c)
		}
	}
	return all
}
