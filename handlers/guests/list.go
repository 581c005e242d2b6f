package guests

import (
	"slices"

	"github.com/a-h/templ"

	"convive/handlers/web"
	"convive/models/access"
	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
	views "convive/views/guests"
	"convive/views/locale"
)

// topics are what every part of the list shows.
var topics = change.Topics{change.Guests, change.Households, change.Invitations, change.Occasions, change.Settings, change.Seating}

// list is the page: its fragments share one reading of the list (guests.Everybody), so that a change costs the same few
// statements whatever the length.
func list(p *web.Page) error {
	p.Title(locale.T(p.Context(), "Guests"))
	p.Fragment("guests-counts", counts, topics...)
	p.Fragment("guests-tools", tools, topics...)
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
			Counts: b.Slot("guests-counts"), Tools: b.Slot("guests-tools"), Head: b.Slot("guests-head"), Rows: b.Slot("guests-rows"), Foot: b.Slot("guests-foot"),
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

// shown is the list as this View shows it.
type shown struct {
	all, left *guests.Listing
	columns   views.Columns
	seats     seats
	names     map[change.ID]string // of who brings somebody
}

type shownKey struct{}

// read works out the list once for all fragments of the page.
func read(v *web.View) (shown, error) {
	return db.Once(v.Read, shownKey{}, func() (shown, error) { return work(v) })
}

func work(v *web.View) (s shown, err error) {
	if s.all, err = guests.Everybody(v.Read); err != nil {
		return s, err
	}
	if s.seats, err = seated(v); err != nil {
		return s, err
	}
	a := address(v)
	can := v.Scope().Allows
	s.columns = views.Columns{
		Base: v.Base(), Address: a, Occasions: s.all.Occasions, Counts: s.all.Totals().Occasions, Meals: s.all.Meals, Health: can(access.ViewHealth), Contacts: can(access.ViewContacts),
		Private: can(access.ViewPrivateWishes), Tables: s.seats.there, Edit: can(access.EditGuests), People: a.Get(views.View) == "people",
	}.Chosen()
	asked := filter(a, s.columns)
	asked.Sought = asked.Sought.Settled(s.all)
	s.left, s.names = s.all.Filtered(asked), s.all.Bringing()
	return s, nil
}

// filter is what the address asks for, as far as the View may answer: nobody finds by an e-mail or a diet that they
// may not see.
func filter(a views.Address, c views.Columns) guests.Filter {
	f := guests.Filter{Sought: guests.Seek(a.Get(views.Search), c.Contacts), Side: a.Get(views.Side), Tag: a.Get(views.TagName)}
	if slices.ContainsFunc(c.Occasions, func(o occasion) bool { return string(o.ID) == a.Get(views.Occasion) }) {
		f.Occasion, f.Replies = change.ID(a.Get(views.Occasion)), a.All(views.Reply)
	}
	if c.Health {
		f.Diet = a.Get(views.Diet)
	}
	return f
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

func tools(v *web.View) (templ.Component, error) {
	c, _, err := choices(v)
	return views.Tools(c), err
}

func bulk(v *web.View) (templ.Component, error) {
	c, sides, err := choices(v)
	if err != nil {
		return nil, err
	}
	e, err := v.Event()
	return views.Bulk(c, sides, locale.OfferedOf(e.Languages)), err
}

// choices are what the list can be narrowed by, and the sides on which people can be put.
func choices(v *web.View) (c views.Choices, sides []string, err error) {
	s, err := read(v)
	if err != nil {
		return c, nil, err
	}
	c = views.Choices{Columns: s.columns, Shown: people(s.left), All: people(s.all)}
	c.Sides, c.Tags, c.Diets = s.all.Choices()
	if !s.columns.Health {
		c.Diets = nil
	}
	e, err := v.Event()
	for _, side := range append(append(slices.Clone([]string(e.Sides)), guests.SideBoth), c.Sides...) {
		if !slices.Contains(sides, side) {
			sides = append(sides, side)
		}
	}
	return c, sides, err
}

func foot(v *web.View) (templ.Component, error) {
	s, err := read(v)
	if err != nil {
		return nil, err
	}
	return views.Foot(s.columns, people(s.left), people(s.all)), nil
}

// people counts the guests who are listed, as the line beside the title does.
func people(l *guests.Listing) int { return l.Totals().Guests }

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
	case s.columns.People:
		for _, p := range s.left.ByName() {
			out.Rows = append(out.Rows, s.person(p.Person, p.With))
		}
	default:
		for _, group := range s.left.Households {
			out.Rows = append(out.Rows, web.Row{ID: views.HouseholdID(group.ID), Body: views.Household(views.HouseholdRow{Group: group, Columns: s.columns})})
			for _, p := range group.People {
				out.Rows = append(out.Rows, s.person(p, group.Household))
			}
		}
	}
	return out, nil
}

func (s shown) person(p guests.Person, with guests.Household) web.Row {
	row := views.GuestRow{Person: p, Columns: s.columns, With: with, Table: s.seats.names[p.ID], Seatable: s.seats.wanted(p)}
	if p.PlusOneOf != nil {
		row.By = s.names[*p.PlusOneOf]
	}
	return web.Row{ID: views.GuestID(p.ID), Body: views.Guest(row)}
}
