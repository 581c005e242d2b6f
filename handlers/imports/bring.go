package imports

import (
	"net/http"
	"strings"

	"github.com/a-h/templ"

	"convive/handlers/web"
	"convive/models/activity"
	"convive/models/change"
	"convive/models/imports"
	"convive/models/invalid"
	log "convive/views/activity"
	views "convive/views/imports"
	"convive/views/locale"
)

// bring is the page where a list is brought.
func bring(p *web.Page) error {
	p.Title(locale.T(p.Context(), "Import guests"))
	p.Keyed("imports-earlier", earlier, change.Guests, change.Households, change.Settings)
	p.Body(func(b *web.Body) (templ.Component, error) {
		return views.Bring(form(b.Ctx, web.FormOf(b, action(b.Ctx), imports.Bringing{})), b.Slot("imports-earlier")), nil
	})
	return nil
}

// mostEarlier is how many imports the page lists; the rest stand in the activity.
const mostEarlier = 20

// earlier are the newest imports, each with a way to its own page and back.
func earlier(v *web.View) (web.Rows, error) {
	e, err := v.Event()
	if err != nil {
		return web.Rows{}, err
	}
	lines, err := activity.Of(v.Read, change.GuestsImported{}.Kind(), mostEarlier)
	out := web.Rows{Root: log.List("imports-earlier")}
	for _, line := range lines {
		out.Rows = append(out.Rows, web.Row{ID: log.RowID(line.Seq), Body: log.Entry(log.Row{Line: line, Base: v.Base(), Zone: e.Location()})})
	}
	if len(lines) == 0 {
		out.Rows = append(out.Rows, web.Row{ID: "imports-none", Body: log.None("imports-none", locale.T(v.Context(), "No list has been imported yet."))})
	}
	return out, err
}

func action(c *web.Ctx) string { return c.Base() + "/import/preview" }

func form(c *web.Ctx, f web.Form[imports.Bringing]) views.BringForm {
	return views.BringForm{
		Action: f.Action, Template: c.Base() + "/import/template.csv", Typing: c.Base() + "/households/new", Draft: f.Draft, Errors: f.Errors,
	}
}

// keep reads what was brought, once, and keeps it for its preview; a list that can't be taken comes back with the
// line that is to blame, and nothing of it is kept.
func keep(c *web.Ctx) error {
	values, err := c.Values()
	if err != nil {
		return err
	}
	file, err := c.File("file")
	if err != nil {
		return err
	}
	f := web.Form[imports.Bringing]{Action: action(c), Draft: imports.Bringing{Text: values.Get("text")}}
	name, data, pasted := file.Name, file.Data, false
	if name == "" && len(data) == 0 {
		if strings.TrimSpace(f.Draft.Text) == "" {
			return refuse(c, f, "Choose a file or paste some names first.")
		}
		name, data, pasted = locale.T(c.Context(), "Pasted text"), []byte(f.Draft.Text), true
	}
	id, err := imports.Keep(c.Context(), c.DB, c.Scope(), name, data, pasted)
	if err != nil {
		return err
	}
	preview := c.Base() + "/import/" + string(id)
	w := lookAt(c, id, imports.Application{})
	if !w.Wait(c.Context()) {
		return c.GoOn(preview) // which shows how far it is
	}
	found, err := seen(w.Look())
	switch {
	case err != nil:
		return err
	case found.asks: // kept, so that whoever brought it may say what nobody knows
		f.Draft.Ask = preview
		return refuse(c, f, found.refused)
	case found.refused != "":
		c.Works.Forget(reading(id))
		if err := imports.Drop(c.Context(), c.DB, c.Scope(), id); err != nil {
			return err
		}
		return refuse(c, f, found.refused)
	}
	return c.GoOn(preview)
}

func refuse(c *web.Ctx, f web.Form[imports.Bringing], sentence string) error {
	f.Errors = invalid.Fields{{Name: "file", Message: sentence}}
	if c.Scripted() {
		return c.Patch(views.Form(form(c, f)))
	}
	return web.Again(c, bring, http.StatusUnprocessableEntity, f)
}
