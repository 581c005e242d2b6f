package guests

import (
	"convive/handlers/web"
	"convive/models/db"
	"convive/models/events"
	"convive/models/reports"
	views "convive/views/guests"
	"convive/views/sheet"
)

// toExport is what it takes to have the list as a file: what the report of the guests asks for.
var toExport = reports.Needs(reports.Guests)

// exportRoutes declare the list's files.
func exportRoutes(r *web.Routes) {
	for _, as := range sheet.Formats {
		r.Download("/e/:event/guests/"+as.Ending, toExport, export(as))
	}
}

// export hands out what the address shows: its rows in their order, with its columns. A long list is shown in pages, and
// is whole here.
func export(as sheet.Format) func(*web.Ctx) error {
	return func(c *web.Ctx) error {
		var file sheet.Sheet
		query := c.Request().URL.Query()
		err := c.Read(func(r *db.Read) error {
			e, err := events.Current(r)
			if err != nil {
				return err
			}
			s, err := work(r, c.Base(), views.At(c.Base()+"/guests", func(name string) []string { return query[name] }))
			file = views.File(c.Context(), s.columns, s.lines(), e, r.Now())
			return err
		})
		if err != nil {
			return err
		}
		return c.Sheet(file, as, c.Event().Slug+"-guest-list."+as.Ending)
	}
}

// lines are the rows of the whole list, in the order of its view.
func (s shown) lines() (all []views.FileLine) {
	if s.columns.People {
		for _, p := range s.left.ByName() {
			row := s.row(p.Person, p.With)
			all = append(all, views.FileLine{Guest: &row})
		}
		return all
	}
	for _, group := range s.left.Households {
		all = append(all, views.FileLine{Household: views.HouseholdRow{Group: group, Columns: s.columns}})
		for _, p := range group.People {
			row := s.row(p, group.Household)
			all = append(all, views.FileLine{Guest: &row})
		}
	}
	return all
}
