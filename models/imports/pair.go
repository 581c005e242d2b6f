package imports

import (
	"cmp"
	"slices"
	"strings"

	"convive/models/imports/lists"
)

// How sure it is that a household of the list is one of the event's. Below, one point for each shared person.
const (
	byParty   = 10_000 // the list's own key or name for it
	byAddress = 5_000  // somebody's name and e-mail address
	byNames   = 3_000  // exactly the same named people
	byPeople  = 1_000  // some of the same people, of the same list
)

// candidate is a household of the list and one of the event that may be the same.
type candidate struct {
	at    int // in the list
	row   *household
	score int
}

// pair finds for each household of the list the event's household that it is, the surest pairs first; each is taken
// once. A household without a row is new here; those that became a part of another one have theirs already.
func pair(s *state, p *Plan) {
	l, list := p.List, p.list
	parties, names := index(s)
	count := map[string]int{}
	for _, h := range l.Households {
		for _, g := range h.Guests {
			count[g.Match.Name]++
		}
	}
	var all []candidate
	for i := range l.Households {
		h := &l.Households[i]
		if p.Households[i].merged {
			continue
		}
		tried := map[*household]bool{}
		try := func(rows []*household) {
			for _, row := range rows {
				if !tried[row] {
					tried[row] = true
					if score := sure(h, row, list, func(name string) bool { return count[name] == 1 && len(names[name]) == 1 }); score > 0 {
						all = append(all, candidate{i, row, score})
					}
				}
			}
		}
		if h.Match.Party != "" {
			try(parties[h.Match.Party])
		}
		for _, g := range h.Guests {
			if g.Match.Name != "" {
				try(names[g.Match.Name])
			}
		}
	}
	slices.SortStableFunc(all, func(a, b candidate) int { return cmp.Compare(b.score, a.score) })
	own := s.byID()
	for i, h := range l.Households { // nothing is surer than an id
		if row := own.households[h.Ref]; row != nil && !row.taken {
			p.Households[i].row, row.taken = row, true
		}
	}
	for _, c := range all {
		if h := &p.Households[c.at]; h.row == nil && !c.row.taken {
			h.row, c.row.taken = c.row, true
		}
	}
}

// index finds households by the list's word for them, and by the names of their people, then and now.
func index(s *state) (parties, names map[string][]*household) {
	parties, names = map[string][]*household{}, map[string][]*household{}
	for _, h := range s.households {
		if h.key.Party != "" {
			parties[h.key.Party] = append(parties[h.key.Party], h)
		}
		for _, p := range h.people {
			for _, name := range p.names() {
				if !slices.Contains(names[name], h) {
					names[name] = append(names[name], h)
				}
			}
		}
	}
	return parties, names
}

// names are what somebody is called here and was called in the list; none for the unnamed.
func (p *person) names() (all []string) {
	if p.name != "" {
		all = append(all, p.name)
	}
	if p.key.Name != "" && p.key.Name != p.name {
		all = append(all, p.key.Name)
	}
	return all
}

// sure says how sure it is that the two are one household; 0 is that they are not. Within the same list a shared
// person is enough. Across lists names repeat by chance: then it takes an e-mail address, all the names of several
// people, the street, or, for people entered by hand, a full name that nobody else has.
func sure(h *lists.Household, row *household, list string, unique func(string) bool) int {
	e := compare(h, row)
	if list != "" && row.key.List == list {
		switch {
		case h.Match.Party != "" && h.Match.Party == row.key.Party && (e.names > 0 || e.alike || e.unnamed):
			return byParty + e.names
		case e.emails > 0:
			return byAddress + e.names
		case e.all && e.names > 0:
			return byNames + e.names
		case e.names > 0:
			return byPeople + e.names
		}
		return 0
	}
	switch {
	case e.emails > 0:
		return byAddress/2 + e.names
	case e.quarrel:
		return 0
	case e.all && e.names > 1, e.all && e.names == 1 && sameStreet(h, row):
		return byNames/2 + e.names
	case row.key.List == "" && slices.ContainsFunc(e.shared, func(name string) bool { return strings.Contains(name, " ") && unique(name) }):
		return byPeople/2 + e.names
	}
	return 0
}

func sameStreet(h *lists.Household, row *household) bool {
	return h.Address.Street != "" && lists.Fold(h.Address.Street) == lists.Fold(row.Street) && lists.Fold(h.Address.Postcode) == lists.Fold(row.Postcode)
}
