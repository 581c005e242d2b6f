package reports

import (
	"convive/models/access"
	"convive/models/guests"
)

// households has one row per household with what its envelope and its messages need.
func households(w *world) *Report {
	r := &Report{Columns: []Column{
		{Key: Household}, {Key: NameList}, {Key: People, Kind: Number}, {Key: Children, Kind: Number}, {Key: Attending, Kind: Number}, {Key: Declined, Kind: Number},
		{Key: Pending, Kind: Number}, {Key: Side}, {Key: Tags, File: true}, {Key: Language}, {Key: Street, Needs: access.ViewContacts, File: true},
		{Key: Street2, Needs: access.ViewContacts, File: true}, {Key: Postcode, Needs: access.ViewContacts, File: true}, {Key: City, Needs: access.ViewContacts, File: true},
		{Key: Region, Needs: access.ViewContacts, File: true}, {Key: Country, Needs: access.ViewContacts, File: true}, {Key: ReplyCode, Needs: access.ViewContacts, File: true},
		{Key: ListStanding, Needs: access.EditGuests, File: true}, {Key: Note, Needs: access.EditGuests, File: true},
	}}
	for _, g := range w.Households {
		h := g.Household
		if h.Host {
			continue
		}
		var names []string
		children, n := 0, map[guests.Reply]int{}
		for _, p := range g.People {
			names = append(names, p.Name)
			if p.Age != guests.Adult {
				children++
			}
			for _, in := range p.Invitations {
				if !in.Waiting {
					n[in.Reply]++
				}
			}
		}
		r.add(Row{ID: string(h.ID), Cells: []Cell{
			text(h.EnvelopeName).to("/households/" + string(h.ID)), text(joined(names)), number(len(g.People)), number(children), number(n[guests.Attending]), number(n[guests.Declined]),
			number(n[guests.Pending]), text(h.Side), text(joined(h.Tags)), text(h.Language), text(h.Street), text(h.Street2), text(h.Postcode), text(h.City),
			text(h.Region), text(h.Country), text(guests.ShowCode(h.ReplyCode)), text(string(h.List)), text(h.Note),
		}})
	}
	r.Count = len(r.Rows)
	return r
}

// addresses is what goes to a printer of envelopes, in the layout of Minted's address book, with what an import knows the households by behind it. Whom nobody has invited yet
// is no business of a printer; who may not know of the B-list can't tell it from who is left out.
func addresses(w *world) *Report {
	r := &Report{Columns: []Column{{Key: OnEnvelope}, {Key: Address1}, {Key: Address2}, {Key: City}, {Key: StateRegion}, {Key: ZipPostal}, {Key: Country}, {Key: EmailIfAny}, {Key: PhoneIfAny},
		{Key: HouseholdRef, Needs: access.EditGuests, File: true}}}
	for _, g := range w.Households {
		h := g.Household
		if h.Host || w.scope.Allows(access.EditGuests) && h.List == guests.ListB && !invitedNow(g) {
			continue
		}
		r.add(Row{ID: string(h.ID), Cells: []Cell{
			text(h.EnvelopeName).to("/households/" + string(h.ID)), text(h.Street), text(h.Street2), text(h.City), text(h.Region), text(h.Postcode), text(h.Country),
			text(firstOf(g, func(p guests.Person) string { return p.Email })), text(firstOf(g, func(p guests.Person) string { return p.Phone })), text(string(h.ID)),
		}})
	}
	r.Count = len(r.Rows)
	return r
}

func invitedNow(g guests.Group) bool {
	for _, p := range g.People {
		for _, in := range p.Invitations {
			if !in.Waiting {
				return true
			}
		}
	}
	return false
}

// firstOf is the first that one of a household's adults has; nobody writes to children.
func firstOf(g guests.Group, of func(guests.Person) string) string {
	for _, p := range g.People {
		if s := of(p); s != "" && p.Age == guests.Adult {
			return s
		}
	}
	return ""
}
