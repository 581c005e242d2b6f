package guests

import (
	"github.com/a-h/templ"

	"convive/handlers/web"
	"convive/models/access"
	"convive/models/change"
	"convive/models/guests"
	views "convive/views/guests"
	"convive/views/locale"
)

// topics are what every part of the list shows.
var topics = change.Topics{change.Guests, change.Households, change.Invitations, change.Occasions, change.Settings, change.Seating}

// list is the page: its fragments share one reading of the list (guests.Everybody), so that a change costs the same few
// statements whatever the length.
func list(p *web.Page) error {
	if err := withOwnColumns(p); err != nil {
		return err
	}
	p.Title(locale.T(p.Context(), "Guests"))
	p.Fragment("guests-counts", counts, topics...)
	p.Fragment("guests-actions", actions, change.Settings)
	p.Fragment("guests-tools", tools, topics...)
	for _, name := range views.Menus {
		p.Keyed(views.Menu{Name: name}.ID(), menu(name), topics...)
	}
	p.Fragment("guests-columns", chooser, change.Occasions, change.Seating, change.Settings, change.Households) // a household may be the first of the B-list
	p.Fragment("guests-active", active, topics...)
	p.Fragment("guests-shown", extent, topics...)
	p.Fragment("guests-head", head, topics...)
	p.Keyed("guests-rows", rows, topics...)
	p.Fragment("guests-foot", foot, topics...)
	edit := p.Scope().Allows(access.EditGuests)
	if edit {
		p.Fragment("guests-bulk", bulk, topics...)
	}
	p.Body(func(b *web.Body) (templ.Component, error) {
		page := views.Page{
			Columns: views.Columns{Base: b.Base(), Address: views.At(b.Base()+"/guests", query(b)), Contacts: b.Scope().Allows(access.ViewContacts), Edit: edit}, Command: b.NewCommand(),
			Counts: b.Slot("guests-counts"), Actions: b.Slot("guests-actions"), Tools: b.Slot("guests-tools"), Head: b.Slot("guests-head"), Rows: b.Slot("guests-rows"), Foot: b.Slot("guests-foot"),
			Active: b.Slot("guests-active"), Shown: b.Slot("guests-shown"), Chooser: b.Slot("guests-columns"),
		}
		for _, name := range views.Menus {
			page.Filters = append(page.Filters, b.Slot(views.Menu{Name: name}.ID()))
		}
		if edit {
			page.Bulk = b.Slot("guests-bulk")
		}
		return views.List(page), nil
	})
	return nil
}

func address(v *web.View) views.Address { return views.At(v.Base()+"/guests", v.QueryAll) }

// query reads the address as a View does, for the search field around the list.
func query(b *web.Body) func(string) []string {
	all := b.Request().URL.Query()
	return func(name string) []string { return all[name] }
}

func counts(v *web.View) (templ.Component, error) {
	all, err := guests.Everybody(v.Read)
	if err != nil {
		return nil, err
	}
	return views.Counts(all.Totals(), address(v)), nil
}

func head(v *web.View) (templ.Component, error) {
	s, err := read(v)
	return views.Head(s.columns), err
}

// actions are what is done with the list as a whole; their addresses follow the list's own.
func actions(v *web.View) (templ.Component, error) {
	can := v.Scope().Allows
	return views.Actions(views.Columns{Base: v.Base(), Address: address(v), Edit: can(access.EditGuests)}, can(toExport)), nil
}

func tools(v *web.View) (templ.Component, error) {
	s, err := read(v)
	return views.Tools(s.columns), err
}

func chooser(v *web.View) (templ.Component, error) {
	s, err := read(v)
	return views.Chooser(s.columns), err
}

func extent(v *web.View) (templ.Component, error) {
	s, err := read(v)
	return views.Shown(s.columns, s.extent), err
}

func foot(v *web.View) (templ.Component, error) {
	s, err := read(v)
	return views.Foot(s.columns, s.extent), err
}

func rows(v *web.View) (web.Rows, error) {
	s, err := read(v)
	if err != nil {
		return web.Rows{}, err
	}
	out := web.Rows{Root: views.Rows()}
	switch {
	case len(s.all.Households) == 0:
		out.Rows = []web.Row{{ID: "guests-none", Body: views.Nobody(s.columns)}}
	case len(s.left.Households) == 0:
		out.Rows = []web.Row{{ID: "guests-not-found", Body: views.NotFound(s.columns)}}
	}
	for _, p := range s.people {
		out.Rows = append(out.Rows, s.person(p.Person, p.With))
	}
	for _, group := range s.households {
		out.Rows = append(out.Rows, web.Row{ID: views.HouseholdID(group.ID), Body: views.Household(views.HouseholdRow{Group: group, Columns: s.columns})})
		for _, p := range group.People {
			out.Rows = append(out.Rows, s.person(p, group.Household))
		}
	}
	if s.columns.Edit {
		out.Rows = append(out.Rows, web.Row{ID: "guests-replied", Body: views.Replied(s.all.Replied())})
	}
	return out, nil
}

func (s shown) person(p guests.Person, with guests.Household) web.Row {
	return web.Row{ID: views.GuestID(p.ID), Body: views.Guest(s.row(p, with))}
}

func (s shown) row(p guests.Person, with guests.Household) views.GuestRow {
	row := views.GuestRow{Person: p, Columns: s.columns, With: with, Table: s.seats.names[p.ID], Seatable: s.seats.wanted(p)}
	if p.PlusOneOf != nil {
		row.By = s.names[*p.PlusOneOf]
	}
	return row
}
