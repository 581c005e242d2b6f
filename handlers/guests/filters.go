package guests

import (
	"slices"

	"github.com/a-h/templ"

	"convive/handlers/web"
	"convive/models/guests"
	views "convive/views/guests"
	"convive/views/locale"
)

// filters are what the list can be narrowed by.
func filters(v *web.View) (views.Filters, error) {
	s, err := read(v)
	if err != nil {
		return views.Filters{}, err
	}
	f := views.Filters{Columns: s.columns, Counts: s.counts, TableNames: s.seats.tables}
	f.Sides, f.Tags, f.Diets = s.all.Choices()
	if !s.columns.Health {
		f.Diets = nil
	}
	return f, nil
}

// menu is one menu of filters: a line is sent again when its count has changed.
func menu(name string) func(*web.View) (web.Rows, error) {
	return func(v *web.View) (web.Rows, error) {
		f, err := filters(v)
		if err != nil {
			return web.Rows{}, err
		}
		m := f.Menu(v.Context(), name)
		out := web.Rows{Root: views.FilterMenu(m)}
		for _, l := range m.Lines {
			out.Rows = append(out.Rows, web.Row{ID: l.ID, Body: views.FilterLine(l)})
		}
		if name == "more" {
			out.Rows = append(out.Rows, web.Row{ID: "filter-since", Body: views.SinceForm(f.Columns)})
		}
		return out, nil
	}
}

func active(v *web.View) (templ.Component, error) {
	f, err := filters(v)
	return views.Active(f.Columns, f.Chips(v.Context())), err
}

func bulk(v *web.View) (templ.Component, error) {
	f, err := filters(v)
	if err != nil {
		return nil, err
	}
	e, err := v.Event()
	return views.Bulk(f, sides(e.Sides, f.Sides), locale.OfferedOf(e.Languages)), err
}

// sides are those on which people can be put: the event's own, and those that people have.
func sides(own, had []string) (all []string) {
	for _, side := range append(append(slices.Clone(own), guests.SideBoth), had...) {
		if !slices.Contains(all, side) {
			all = append(all, side)
		}
	}
	return all
}
