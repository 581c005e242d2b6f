package imports

import (
	"slices"

	"convive/models/imports/lists"
)

// settle finds for each guest of the list the person here whom it means, in steps from sure to likely.
// Who is called by all that a list knows goes before who is only like them, since two households of a list may be one here.
func (p *Plan) settle() {
	for _, steps := range [][]func(*Guest, *person) bool{{sameRef, p.sameWho}, {sameKey, sameName, sameCompanion, p.sameAddress, p.newName}} {
		for i := range p.Households {
			p.Households[i].settle(steps)
		}
	}
	for i := range p.Households {
		if h := &p.Households[i]; h.row != nil {
			p.nowNamed(h)
		}
	}
}

func (h *Household) settle(steps []func(*Guest, *person) bool) {
	for _, means := range steps {
		for i := range h.Guests {
			if g := &h.Guests[i]; h.row != nil && g.row == nil {
				g.take(h.row.people, means)
			}
		}
	}
}

func (g *Guest) take(people []*person, means func(*Guest, *person) bool) {
	for _, row := range people {
		if !row.taken && means(g, row) {
			g.row, row.taken = row, true
			return
		}
	}
}

// sameRef is a guest whom Convive's own list names by their id.
func sameRef(g *Guest, row *person) bool { return g.from.Ref != "" && g.from.Ref == string(row.ID) }

// sameWho is a guest whom the same list calls just as it did before.
func (p *Plan) sameWho(g *Guest, row *person) bool {
	return p.list != "" && row.key.List == p.list && who(row.key.Match) == who(g.from.Match)
}

// sameKey is a guest whom the list calls as it did before, whatever they are called here by now.
func sameKey(g *Guest, row *person) bool {
	return row.key.List != "" && row.key.Name == g.from.Match.Name && row.key.Of == g.from.Match.Of && row.key.Nth == g.from.Match.Nth
}

func sameName(g *Guest, row *person) bool {
	return !g.from.Unnamed && slices.Contains(row.names(), g.from.Match.Name)
}

// sameCompanion is somebody without a name on both sides: one is as good as the other.
func sameCompanion(g *Guest, row *person) bool { return g.from.Unnamed && row.Unnamed }

func (p *Plan) sameAddress(g *Guest, row *person) bool {
	return !p.apart[g.Row] && !g.from.Unnamed && g.from.Match.Email != "" && g.from.Match.Email == row.email
}

// newName is a guest of the list who may be a person here under a new name. Only the list that brought somebody knows
// that they are not simply left out of it.
func (p *Plan) newName(g *Guest, row *person) bool { return !p.apart[g.Row] && renamed(g.from, row) }

// nowNamed gives the one companion without a name here the one name that is left over in the list.
func (p *Plan) nowNamed(h *Household) {
	var guest *Guest
	var row *person
	for i := range h.Guests {
		if g := &h.Guests[i]; g.row == nil && !g.from.Unnamed {
			if guest != nil {
				return
			}
			guest = g
		}
	}
	for _, r := range h.row.people {
		if !r.taken && r.Unnamed {
			if row != nil {
				return
			}
			row = r
		}
	}
	if guest != nil && row != nil && !p.apart[guest.Row] {
		guest.row, row.taken = row, true
	}
}

// elsewhere finds people of the list who stand in another household here: somebody moved them, or the list did. They
// are one person, and stay where they are.
func (p *Plan) elsewhere(s *state) {
	own := s.byID()
	each(p, func(_ *Household, g *Guest) {
		if row := own.people[g.from.Ref]; g.row == nil && row != nil && !row.taken {
			g.row, row.taken, g.moved = row, true, true
		}
	})
	byName, wanted := map[string][]*person{}, map[string]int{}
	for _, h := range s.households {
		for _, row := range h.people {
			if !row.taken && row.name != "" {
				byName[row.name] = append(byName[row.name], row)
			}
		}
	}
	each(p, func(_ *Household, g *Guest) {
		if g.row == nil && !g.from.Unnamed {
			wanted[g.from.Match.Name]++
		}
	})
	each(p, func(_ *Household, g *Guest) {
		name := g.from.Match.Name
		if g.row != nil || g.from.Unnamed || wanted[name] != 1 || len(byName[name]) != 1 || p.apart[g.Row] {
			return
		}
		row := byName[name][0]
		sameList := p.list != "" && row.key.List == p.list
		if !row.taken && (sameList && !differ(g.from.Match, row) || g.from.Match.Email != "" && g.from.Match.Email == row.email) {
			g.row, row.taken, g.moved = row, true, true
		}
	})
}

func differ(m lists.Match, row *person) bool {
	return m.Email != "" && row.email != "" && m.Email != row.email
}

// each walks the guests of the plan.
func each(p *Plan, f func(*Household, *Guest)) {
	for i := range p.Households {
		for j := range p.Households[i].Guests {
			f(&p.Households[i], &p.Households[i].Guests[j])
		}
	}
}

// Age is what the list says of a guest's age; nil years where it says none.
func (g Guest) Age() (group lists.Age, years *int) { return g.from.Age, g.from.AgeYears }
