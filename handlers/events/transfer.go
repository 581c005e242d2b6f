package events

import (
	"mime"
	"net/http"

	"github.com/a-h/templ"

	"convive/handlers/web"
	"convive/models/change"
	"convive/models/db"
	"convive/models/invalid"
	"convive/models/transfer"
	views "convive/views/events"
)

// whole hands out the event as one file. It is made before its first byte is sent.
func whole(c *web.Ctx) error {
	var data []byte
	if err := c.Read(func(r *db.Read) (err error) {
		data, err = transfer.Export(r)
		return err
	}); err != nil {
		return err
	}
	head := c.Response().Header()
	head.Set("Content-Type", "application/json; charset=utf-8")
	head.Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": c.Event().Slug + ".json"}))
	c.Response().WriteHeader(http.StatusOK)
	_, err := c.Response().Write(data)
	return err
}

// bring reads the file of an event before the transaction that makes it.
func bring(c *web.Ctx, _ transfer.Bringing) (web.Rule, error) {
	upload, err := c.File("file")
	if err != nil {
		return nil, err
	}
	if len(upload.Data) == 0 {
		return nil, invalid.Refuse("Choose the file of an event first.")
	}
	f, err := transfer.Read(upload.Data)
	if err != nil {
		return nil, err
	}
	return func(tx *db.Tx) (change.Change, error) { return transfer.Bring(tx, c.Secret, f) }, nil
}

func drawBringing(c *web.Ctx, f web.Form[transfer.Bringing]) (templ.Component, error) {
	_, places, err := mine(c)
	return views.Bringing(views.BringingForm{Action: f.Action, Command: f.Command, Organization: f.Draft.Organization, Errors: f.Errors, Places: places}), err
}

// afterBringing goes to the event.
func afterBringing(c *web.Ctx, e change.Entry) string {
	made, _ := e.Change.(change.EventCreated)
	listed, _, err := mine(c)
	for _, s := range listed {
		if err == nil && s.ID == made.Event {
			return "/e/" + s.Slug + "/guests"
		}
	}
	return "/events"
}
