package reports

import (
	"bytes"
	"io"
	"mime"
	"net/http"

	"convive/handlers/web"
	"convive/models/db"
	"convive/models/events"
	"convive/models/reports"
	views "convive/views/reports"
	"convive/views/sheet"
)

// csv hands a report out for spreadsheets of any kind.
func csv(name reports.Name) func(*web.Ctx) error {
	return download(name, "csv", "text/csv; charset=utf-8", sheet.Sheet.CSV)
}

// xlsx hands a report out as a workbook.
func xlsx(name reports.Name) func(*web.Ctx) error {
	return download(name, "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", sheet.Sheet.XLSX)
}

// download writes the whole file before its first byte is sent, so that a failure is an answer and no torn file.
func download(name reports.Name, ending, kind string, write func(sheet.Sheet, io.Writer) error) func(*web.Ctx) error {
	return func(c *web.Ctx) error {
		s, err := read(c, name)
		if err != nil {
			return err
		}
		var file bytes.Buffer
		if err := write(s, &file); err != nil {
			return err
		}
		head := c.Response().Header()
		head.Set("Content-Type", kind)
		head.Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": views.FileName(c.Event().Slug, name, ending)}))
		c.Response().WriteHeader(http.StatusOK)
		_, err = file.WriteTo(c.Response())
		return err
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
