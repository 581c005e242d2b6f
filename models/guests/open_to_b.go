package guests

import "convive/models/change"

// OpenToB counts the households of the B-list that stand invited to occasions without a number of places: nobody waits
// there, and so they are invited as if on the A-list.
func (l *Listing) OpenToB() map[change.ID]int {
	found := map[change.ID]int{}
	for _, o := range l.Occasions {
		if o.Capacity > 0 {
			continue
		}
		for _, h := range l.Households {
			if h.List == ListB && !h.Host && h.invitedTo(o.ID) {
				found[o.ID]++
			}
		}
	}
	return found
}

// invitedTo says whether somebody of a household is invited to an occasion, and doesn't only wait for a place there.
func (g Group) invitedTo(occasion change.ID) bool {
	for _, p := range g.All {
		if in, ok := p.Invitations[occasion]; ok && !in.Waiting {
			return true
		}
	}
	return false
}
