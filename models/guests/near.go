package guests

import (
	"convive/models/change"
	"convive/models/db"
	"convive/models/imports/lists"
)

// Near returns the households that a search finds, or, where nothing is sought, those that bear a name of one household
// or have its address; never itself, nor the hosts', and not more than a page shows.
func (l *Listing) Near(id change.ID, sought Sought) (found []Group) {
	const most = 20
	own := map[string]bool{}
	for _, h := range l.Households {
		if h.ID == id {
			own = marks(h)
		}
	}
	for _, h := range l.Households {
		if h.ID == id || h.Host || len(found) == most {
			continue
		}
		near := !sought.Empty() && (sought.In(h.SearchKey) || h.finds(sought))
		for m := range marks(h) {
			near = near || sought.Empty() && own[m]
		}
		if near {
			found = append(found, h)
		}
	}
	return found
}

func (g Group) finds(sought Sought) bool {
	for _, p := range g.All {
		if sought.In(p.SearchKey, g.SearchKey) {
			return true
		}
	}
	return false
}

// marks are what makes two households look like one: a family name, or an address.
func marks(h Group) map[string]bool {
	all := map[string]bool{}
	if h.Street != "" {
		all["at "+lists.Fold(h.Street+" "+h.Postcode)] = true
	}
	for _, p := range h.All {
		family, _ := surname(p.Guest)
		if p.Family != "" {
			family = p.Family
		}
		if folded := lists.Fold(family); folded != "" && !p.Unnamed {
			all["of "+folded] = true
		}
	}
	return all
}

// EnvelopeOfBoth is what would stand on the envelope of two households that are one, made of their people's names.
func EnvelopeOfBoth(r *db.Read, a, b change.ID) (string, error) {
	first, err := OfHousehold(r, a)
	if err != nil {
		return "", err
	}
	second, err := OfHousehold(r, b)
	return Envelope(append(first, second...)), err
}
