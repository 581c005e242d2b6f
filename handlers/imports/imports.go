// Package imports is the way of a guest list into an event: a file or pasted text is kept and shown as what it would
// do, and one command imports exactly that.
package imports

import (
	"convive/handlers/web"
	"convive/models/access"
	"convive/models/db"
	"convive/models/events"
	"convive/models/imports/lists"
)

// Routes declares the pages of an import and their commands.
func Routes(r *web.Routes) {
	r.Page("/e/:event/import", access.EditGuests, bring)
	r.Post("/e/:event/import/preview", access.EditGuests, keep, web.WithBody(web.BodyImport))
	r.Download("/e/:event/import/template.csv", access.EditGuests, template)
	r.Page("/e/:event/import/:id", access.EditGuests, preview)
	r.Download("/e/:event/import/:id/progress", access.EditGuests, progress)
	r.Post("/e/:event/import/:id/columns", access.EditGuests, columns)
	r.Post("/e/:event/import/:id/cancellation", access.EditGuests, cancel)
	r.Mutation("/e/:event/import/:id/application", access.EditGuests,
		web.Long(importing, asChosen, apply).On(preview, again).SayingOf(imported, true).To(toGuests))
}

// template is a table to fill in, with the event's occasions.
func template(c *web.Ctx) error {
	var names []string
	err := c.Read(func(r *db.Read) error {
		all, err := events.Occasions(r)
		for _, o := range all {
			names = append(names, o.Name)
		}
		return err
	})
	if err != nil {
		return err
	}
	h := c.Response().Header()
	h.Set("Content-Type", "text/csv; charset=utf-8")
	h.Set("Content-Disposition", `attachment; filename="guests.csv"`)
	_, err = c.Response().Write(lists.Template(names...))
	return err
}
