package guests

import "convive/models/change"

// Totals counts a guest list. Hosts are left out: their places are covers, not guests.
type Totals struct {
	Guests, Households, Children, Unnamed int
	Occasions                             map[change.ID]Count
}

// Count is how an occasion was answered.
type Count struct {
	Invited, Attending, Declined, Pending, Maybe int
	Waiting                                      int // for a place: none of the others; 0 for who may not know
}

// Totals counts everybody in the listing, or who a filter left of it.
func (l *Listing) Totals() Totals {
	t := Totals{Occasions: make(map[change.ID]Count, len(l.Occasions))}
	for _, group := range l.Households {
		if group.Host {
			continue
		}
		t.Households++
		for _, p := range group.People {
			t.add(p)
		}
	}
	return t
}

func (t *Totals) add(p Person) {
	if p.Host {
		return
	}
	t.Guests++
	if p.Age != Adult {
		t.Children++
	}
	if p.Unnamed {
		t.Unnamed++
	}
	for occasion, in := range p.Invitations {
		c := t.Occasions[occasion]
		c.Add(in)
		t.Occasions[occasion] = c
	}
}

// Add counts one invitation; who stands on a waiting list is not invited yet.
func (c *Count) Add(in Invitation) {
	if in.Waiting {
		c.Waiting++
		return
	}
	c.Invited++
	switch in.Reply {
	case Attending:
		c.Attending++
	case Declined:
		c.Declined++
	default:
		c.Pending++
		if in.Maybe {
			c.Maybe++
		}
	}
}

// Replied is when the newest reply of the listing was given; 0 for none.
func (l *Listing) Replied() (newest change.Instant) {
	for _, group := range l.Households {
		for _, p := range group.All {
			for _, in := range p.Invitations {
				if in.Reply != Pending {
					newest = max(newest, in.AnsweredAt)
				}
			}
		}
	}
	return newest
}
