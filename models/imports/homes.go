package imports

import (
	"fmt"
	"slices"

	"convive/models/guests"
	"convive/models/imports/lists"
)

// fillHomes gives the lines of Convive's own address list, which names households by their ids and says of nobody in them
// what their name is, the people who are here. The e-mail and the telephone on them are those of the first adult who has
// one, or else of the first adult.
func (p *Plan) fillHomes(s *state) {
	own := s.byID().households
	p.List.Households = slices.Clone(p.List.Households)
	for i := range p.List.Households {
		h := &p.List.Households[i]
		if h.Ref == "" || len(h.Guests) > 0 {
			continue
		}
		row := own[h.Ref]
		if row == nil {
			p.problem(h.Row, p.List.NameHeader(), fmt.Sprintf("“%s” is not on the guest list any more; the line was left out.", h.Envelope()))
			continue
		}
		email := row.firstAdult(func(g guests.Guest) string { return g.Email })
		phone := row.firstAdult(func(g guests.Guest) string { return g.Phone })
		for j, who := range row.people {
			g := lists.Guest{Row: h.Row, Name: lists.Line(who.Name), Unnamed: who.Unnamed, PlusOneOf: -1, Ref: string(who.ID), Match: lists.Match{Source: p.List.Source, Name: who.name, Nth: 1}}
			if j == email {
				g.Email = h.Email
			}
			if j == phone {
				g.Phone = h.Phone
			}
			h.Guests = append(h.Guests, g)
		}
	}
}

// firstAdult is where the first adult stands who has something, else the first one; -1 where all are children.
func (h *household) firstAdult(has func(guests.Guest) string) int {
	if i := slices.IndexFunc(h.people, func(p *person) bool { return p.Age == guests.Adult && has(p.Guest) != "" }); i >= 0 {
		return i
	}
	return slices.IndexFunc(h.people, func(p *person) bool { return p.Age == guests.Adult })
}
