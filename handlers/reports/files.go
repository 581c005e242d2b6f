package reports

import (
	"convive/handlers/web"
	"convive/models/db"
	"convive/models/events"
	"convive/models/reports"
	views "convive/views/reports"
	"convive/views/sheet"
)

// download hands a report out as a file.
func download(name reports.Name, as sheet.Format) func(*web.Ctx) error {
	return func(c *web.Ctx) error {
		s, err := read(c, name)
		if err != nil {
			return err
		}
		return c.Sheet(s, as, views.FileName(c.Event().Slug, name, as.Ending))
	}
}

// read makes the sheet in one state of the database.
func read(c *web.Ctx, name reports.Name) (s sheet.Sheet, err error) {
	err = c.Read(func(r *db.Read) error {
		e, err := events.Current(r)
		if err != nil {
			return err
		}
		report, err := reports.Of(r, name)
		if err != nil {
			return err
		}
		s = views.File(c.Context(), report, e, r.Now())
		return nil
	})
	return s, err
}
