package guests

import (
	"convive/handlers/web"
	"convive/models/db"
	"convive/models/events"
	"convive/models/reports"
	views "convive/views/guests"
	inFiles "convive/views/reports"
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

// export hands out what the address shows: its people in their order, with its columns, as the report of all guests has
// them. A long list is shown in pages, and is whole here. An import of the file knows its people again.
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
			if err != nil {
				return err
			}
			all, err := reports.Of(r, reports.Guests)
			if err != nil {
				return err
			}
			file = inFiles.File(c.Context(), all.Only(s.inFile(), s.everybody()), e, r.Now())
			return nil
		})
		if err != nil {
			return err
		}
		return c.Sheet(file, as, c.Event().Slug+"-guest-list."+as.Ending)
	}
}

// everybody are the ids of the people of the whole list, in the order of its view.
func (s shown) everybody() (ids []string) {
	if s.columns.People {
		for _, p := range s.inOrder() {
			ids = append(ids, string(p.ID))
		}
		return ids
	}
	for _, group := range s.groupsInOrder() {
		for _, p := range group.People {
			ids = append(ids, string(p.ID))
		}
	}
	return ids
}

// inFile are the report's columns for those of the list. Each line names its household, so that it can be sorted and
// filtered by others, and ends with what an import knows it by, and that the hosts, who are no guests of a list, have a place of their own.
func (s shown) inFile() []reports.Column {
	all := []reports.Column{{Key: reports.Household}, {Key: reports.GuestName}}
	if s.columns.People {
		all[0], all[1] = all[1], all[0]
	}
	for _, c := range s.columns.Shown {
		name, occasion := c.Name(), c.Occasion.Name
		for _, key := range inReport[name] {
			all = append(all, reports.Column{Key: key, Of: occasion})
		}
		if name == "table" {
			for _, o := range s.all.Occasions {
				all = append(all, reports.Column{Key: reports.TableAt, Of: o.Name})
			}
		}
	}
	return append(all, reports.Column{Key: reports.Host}, reports.Column{Key: reports.HouseholdRef}, reports.Column{Key: reports.GuestRef})
}

// inReport are the report's columns by the name of the list's.
var inReport = map[string][]reports.Key{
	"side": {reports.Side}, "tags": {reports.Tags}, "reply": {reports.ReplyTo}, "meal": {reports.MealAt},
	"diets": {reports.Diet, reports.DietNote, reports.AccessNeeds}, "email": {reports.Email}, "phone": {reports.Phone},
	"address":  {reports.Street, reports.Street2, reports.City, reports.Region, reports.Postcode, reports.Country},
	"language": {reports.Language}, "age": {reports.Age}, "plusone": {reports.PlusOneOf}, "note": {reports.Note, reports.HomeNote},
	"code": {reports.ReplyCode}, "list": {reports.ListStanding, reports.WaitingFor},
}
