package imports

import (
	"strings"

	"convive/models/imports/lists"
)

// evidence is what speaks for two households being one.
type evidence struct {
	names   int      // people of the same name
	shared  []string // their names
	emails  int      // people of the same name and e-mail address
	all     bool     // no named person is in one alone
	alike   bool     // somebody may have a new name
	unnamed bool     // nobody is named on either side
	quarrel bool     // two of one name have different e-mail addresses
}

func compare(h *lists.Household, row *household) (e evidence) {
	used := map[*person]bool{}
	left, named := 0, 0
	for i := range h.Guests {
		g := &h.Guests[i]
		if g.Unnamed {
			continue
		}
		named++
		p := sharedBy(g, row, used)
		if p == nil {
			left++
			continue
		}
		used[p] = true
		e.names++
		e.shared = append(e.shared, g.Match.Name)
		switch {
		case g.Match.Email != "" && g.Match.Email == p.email:
			e.emails++
		case g.Match.Email != "" && p.email != "":
			e.quarrel = true
		}
	}
	here := 0
	for _, p := range row.people {
		if len(p.names()) > 0 {
			here++
		}
		for i := range h.Guests {
			e.alike = e.alike || !used[p] && renamed(&h.Guests[i], p)
		}
	}
	e.all = left == 0 && here == e.names
	e.unnamed = named == 0 && here == 0
	return e
}

func sharedBy(g *lists.Guest, row *household, used map[*person]bool) *person {
	for _, p := range row.people {
		if used[p] {
			continue
		}
		for _, name := range p.names() {
			if name == g.Match.Name {
				return p
			}
		}
	}
	return nil
}

// renamed says whether a guest of the list may be a person here under a new name: the same e-mail address, the same
// given name, or one a slip apart. A surname alone is not enough: it may be the next child.
func renamed(g *lists.Guest, p *person) bool {
	if g.Unnamed || p.name == "" {
		return false
	}
	if g.Match.Email != "" && g.Match.Email == p.email {
		return true
	}
	mine, theirs := strings.Fields(g.Match.Name), strings.Fields(p.name)
	if len(mine) == 0 || len(theirs) == 0 {
		return false
	}
	return mine[0] == theirs[0] || mine[len(mine)-1] == theirs[len(theirs)-1] && near(mine[0], theirs[0])
}

// near says whether two words of three letters or more are one slip apart.
func near(a, b string) bool {
	x, y := []rune(a), []rune(b)
	return min(len(x), len(y)) >= 3 && lists.OneSlip(x, y)
}
