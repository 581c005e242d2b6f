package imports

import (
	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
)

// nameHouseholds says what will stand on each envelope: what the list writes there, what stands there already, or what the
// guest list makes of the people's names: for a new household, and for one whose envelope bears what their names made until
// now. The preview shows no other name than the import writes.
func (p *Plan) nameHouseholds() {
	renamed, comes := p.others()
	listed := map[*household]bool{}
	for i := range p.Households {
		h := &p.Households[i]
		listed[h.row] = true
		said, _ := h.set["envelope_name"].(string)
		switch {
		case said != "":
			h.Name = said
		case h.row != nil:
			h.Name = h.row.EnvelopeName
			h.envelopeFollows(renamed, comes[h.row])
		case h.New:
			h.Name = guests.Envelope(h.newPeople())
		}
	}
	each(p, func(_ *Household, g *Guest) {
		if home := g.homeElsewhere(); home != nil && !listed[home] && home.key.Said["envelope_name"] == "" {
			if made := home.envelope(renamed, nil); made != home.EnvelopeName {
				g.Home, listed[home] = &Envelope{home.EnvelopeName, made}, true
			}
		}
	})
}

// homeElsewhere is the household of somebody who gets another name and was moved away from those with whom the list has them.
func (g *Guest) homeElsewhere() *household {
	if g.moved && g.Was != "" && !g.merged {
		return g.row.home
	}
	return nil
}

// newPeople are the rows of a household's new guests as far as their names go.
func (h *Household) newPeople() (people []guests.Guest) {
	for i := range h.Guests {
		if g := &h.Guests[i]; g.New {
			n := guests.Guest{Unnamed: g.from.Unnamed}
			fillGuest(&n, g.set)
			people = append(people, n)
		}
	}
	return people
}

// others are who will be called differently, and who comes to households that are here.
func (p *Plan) others() (renamed map[change.ID]db.Set, comes map[*household][]guests.Guest) {
	renamed, comes = map[change.ID]db.Set{}, map[*household][]guests.Guest{}
	for i := range p.Households {
		h := &p.Households[i]
		if h.row != nil {
			comes[h.row] = append(comes[h.row], h.newPeople()...)
		}
		for _, g := range h.Guests {
			if g.row != nil && g.Was != "" {
				renamed[g.row.ID] = g.set
			}
		}
	}
	return renamed, comes
}

// envelopeFollows has the envelope of a household that is here follow its people. What the list says of the envelope itself,
// now or before, and what a host wrote there, stays.
func (h *Household) envelopeFollows(renamed map[change.ID]db.Set, comes []guests.Guest) {
	if h.merged || h.from.EnvelopeName != "" || h.key.Said["envelope_name"] != "" {
		return
	}
	if made := h.row.envelope(renamed, comes); made != h.row.EnvelopeName {
		h.Was, h.Name, h.set["envelope_name"] = h.row.EnvelopeName, made, made
	}
}

// envelope is what stands on it once some of its people are called differently and others came to them.
func (h *household) envelope(renamed map[change.ID]db.Set, comes []guests.Guest) string {
	follows := len(comes) > 0
	var before, after []guests.Guest
	for _, row := range h.people {
		g := row.Guest
		before = append(before, g)
		if set := renamed[g.ID]; set != nil {
			follows = true
			fillGuest(&g, set)
			g.Age, g.Unnamed = row.Age, false
		}
		after = append(after, g)
	}
	if !follows {
		return h.EnvelopeName
	}
	return guests.EnvelopeMade(h.EnvelopeName, before, append(after, comes...))
}
