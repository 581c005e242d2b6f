package imports

import (
	"fmt"

	"convive/models/imports/lists"
)

// sameList finds the earlier import that brought the same list: of the same product, with at least half of the people
// of the smaller one. "" is a list that is new here. Who is missing from a list can only be told from the same list.
func sameList(s *state, l lists.List) string {
	sizes, exact, named := map[string]int{}, map[string]map[string]bool{}, map[string]map[string]bool{}
	file := func(index map[string]map[string]bool, what, list string) {
		if index[what] == nil {
			index[what] = map[string]bool{}
		}
		index[what][list] = true
	}
	for _, h := range s.households {
		for _, p := range h.people {
			for _, k := range p.key.all() {
				if k.List == "" || k.Source != l.Source {
					continue
				}
				sizes[k.List]++
				file(exact, who(k.Match), k.List)
				if k.Name != "" {
					file(named, k.Name, k.List)
				}
			}
		}
	}
	shared, guests := map[string]int{}, 0
	for _, h := range l.Households {
		for _, g := range h.Guests {
			guests++
			found := exact[who(g.Match)]
			if found == nil && g.Match.Name != "" {
				found = named[g.Match.Name]
			}
			for list := range found {
				shared[list]++
			}
		}
	}
	best := ""
	for list, n := range shared {
		if 2*n >= min(sizes[list], guests) && (best == "" || n > shared[best] || n == shared[best] && list < best) {
			best = list
		}
	}
	return best
}

// who is all that a list knows a guest by, but the e-mail address, which changes.
func who(m lists.Match) string { return fmt.Sprintf("%s\n%s\n%s\n%d", m.Party, m.Name, m.Of, m.Nth) }
