package reports

import (
	"strings"

	"convive/models/access"
	"convive/models/events"
	"convive/models/guests"
)

// field is a column of the guest list together with what it holds.
type field struct {
	Column
	of func(guests.PersonOf) Cell
}

// guestList is everybody, by household: the heads are those that our own import understands.
func guestList(w *world) *Report {
	fields := w.fields()
	r := &Report{Count: w.Totals().Guests}
	for _, f := range fields {
		r.Columns = append(r.Columns, f.Column)
	}
	for _, p := range w.people {
		row := Row{ID: string(p.ID), Group: string(p.With.ID)}
		for _, f := range fields {
			row.Cells = append(row.Cells, f.of(p))
		}
		r.add(row)
	}
	t := w.Totals()
	r.Figures = []Figure{{N: t.Guests, Key: People}, {N: t.Households, Key: Household}, {N: t.Children, Key: Children}}
	return r
}

func (w *world) fields() []field {
	all := []field{
		{Column{Key: Household, Group: true}, func(p guests.PersonOf) Cell { return text(p.With.EnvelopeName).to("/households/" + string(p.With.ID)) }},
		{Column{Key: GuestName}, func(p guests.PersonOf) Cell { return text(p.Name).to(guestPath(p.Guest)) }},
		written(Prefix, true, 0, func(p guests.PersonOf) string { return p.Prefix }),
		written(Given, true, 0, func(p guests.PersonOf) string { return p.Given }),
		written(Family, true, 0, func(p guests.PersonOf) string { return p.Family }),
		written(Suffix, true, 0, func(p guests.PersonOf) string { return p.Suffix }),
		{Column{Key: Age}, age},
		{Column{Key: Host, File: true}, hosts},
		written(PlusOneOf, true, 0, w.broughtBy),
		{Column{Key: Side}, side},
		written(Tags, true, 0, func(p guests.PersonOf) string { return joined(p.Tags) }),
	}
	for _, o := range w.Occasions {
		all = append(all, w.answer(o))
	}
	for _, o := range w.Occasions {
		if o.AsksMeal {
			all = append(all, field{Column{Key: MealAt, Of: o.Name}, func(p guests.PersonOf) Cell { return w.meal(p.Invitations[o.ID]) }})
		}
	}
	for _, o := range w.seated() {
		all = append(all,
			field{Column{Key: TableAt, Of: o.Name, Needs: access.ViewSeating}, func(p guests.PersonOf) Cell { return w.table(o, p.ID) }},
			field{Column{Key: SeatAt, Of: o.Name, Needs: access.ViewSeating, Kind: Number, File: true}, func(p guests.PersonOf) Cell { return w.seat(o, p.ID) }})
	}
	return append(append(all, private()...), written(WaitingFor, true, access.EditGuests, w.waitsFor),
		written(HouseholdRef, true, access.EditGuests, func(p guests.PersonOf) string { return string(p.With.ID) }),
		written(GuestRef, true, access.EditGuests, func(p guests.PersonOf) string { return string(p.ID) }))
}

// broughtBy names who brings a plus-one.
func (w *world) broughtBy(p guests.PersonOf) string {
	if p.PlusOneOf == nil {
		return ""
	}
	return w.names[*p.PlusOneOf]
}

// waitsFor names the occasions on whose waiting list somebody stands.
func (w *world) waitsFor(p guests.PersonOf) string {
	var names []string
	for _, o := range w.Occasions {
		if p.Invitations[o.ID].Waiting {
			names = append(names, o.Name)
		}
	}
	return joined(names)
}

// answer is what each person said to one occasion; waiting lists are the hosts' own business.
func (w *world) answer(o events.Occasion) field {
	mayWait := w.scope.Allows(access.EditGuests)
	return field{Column{Key: ReplyTo, Of: o.Name, Kind: State}, func(p guests.PersonOf) Cell {
		in, invited := p.Invitations[o.ID]
		switch {
		case !invited, in.Waiting && !mayWait:
			return Cell{}
		case in.Waiting:
			return word(IsWaiting)
		case in.Reply == guests.Pending && in.Maybe:
			return word(IsMaybe)
		}
		return word(Word(in.Reply))
	}}
}

// private are the columns that need more than the right to see the list.
func private() []field {
	return []field{
		{Column{Key: Diet, Kind: Words, Needs: access.ViewHealth}, func(p guests.PersonOf) Cell { return Cell{Words: p.Diets, Text: p.DietNote} }},
		written(DietNote, true, access.ViewHealth, func(p guests.PersonOf) string { return p.DietNote }),
		written(AccessNeeds, true, access.ViewHealth, func(p guests.PersonOf) string { return joined(p.Needs) }),
		written(Email, false, access.ViewContacts, func(p guests.PersonOf) string { return p.Email }),
		written(Phone, false, access.ViewContacts, func(p guests.PersonOf) string { return p.Phone }),
		written(Street, true, access.ViewContacts, func(p guests.PersonOf) string { return p.With.Street }),
		written(Street2, true, access.ViewContacts, func(p guests.PersonOf) string { return p.With.Street2 }),
		written(City, true, access.ViewContacts, func(p guests.PersonOf) string { return p.With.City }),
		written(Region, true, access.ViewContacts, func(p guests.PersonOf) string { return p.With.Region }),
		written(Postcode, true, access.ViewContacts, func(p guests.PersonOf) string { return p.With.Postcode }),
		written(Country, true, access.ViewContacts, func(p guests.PersonOf) string { return p.With.Country }),
		written(ReplyCode, true, access.ViewContacts, func(p guests.PersonOf) string { return guests.ShowCode(p.With.ReplyCode) }),
		written(Language, true, 0, func(p guests.PersonOf) string { return p.With.Language }),
		written(ListStanding, true, access.EditGuests, func(p guests.PersonOf) string { return string(p.With.List) }),
		written(Note, true, access.EditGuests, func(p guests.PersonOf) string { return p.Note }),
		written(HomeNote, true, access.EditGuests, func(p guests.PersonOf) string { return p.With.Note }),
	}
}

func written(key Key, file bool, needs access.Permission, of func(guests.PersonOf) string) field {
	return field{Column{Key: key, File: file, Needs: needs}, func(p guests.PersonOf) Cell { return text(of(p)) }}
}

func hosts(p guests.PersonOf) Cell {
	if host(p) {
		return word(IsHost)
	}
	return Cell{}
}

func joined(words []string) string { return strings.Join(words, ", ") }
