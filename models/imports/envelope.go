package imports

import "convive/models/guests"

// nameHouseholds says what will stand on each envelope: what the list writes there, what stands there already, or for a
// new household what the guest list makes of its people's names. The preview shows no other name than the import writes.
func (p *Plan) nameHouseholds() {
	for i := range p.Households {
		h := &p.Households[i]
		said, _ := h.set["envelope_name"].(string)
		switch {
		case said != "":
			h.Name = said
		case h.row != nil:
			h.Name = h.row.EnvelopeName
		case h.New:
			h.Name = guests.Envelope(h.newPeople())
		}
	}
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
