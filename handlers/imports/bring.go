package imports

import (
	"errors"
	"net/http"
	"strings"

	"github.com/a-h/templ"

	"convive/handlers/web"
	"convive/models/db"
	"convive/models/imports"
	"convive/models/imports/lists"
	"convive/models/invalid"
	views "convive/views/imports"
	"convive/views/locale"
)

// bring is the page where a list is brought.
func bring(p *web.Page) error {
	p.Title(locale.T(p.Context(), "Import guests"))
	p.Body(func(b *web.Body) (templ.Component, error) {
		return views.Bring(form(b.Ctx, web.FormOf(b, action(b.Ctx), imports.Bringing{}))), nil
	})
	return nil
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
	refusal, ask, err := judge(c, name, data, pasted)
	if err != nil {
		return err
	}
	if refusal != "" && !ask {
		return refuse(c, f, refusal)
	}
	id, err := imports.Keep(c.Context(), c.DB, c.Scope(), name, data, pasted)
	if err != nil {
		return err
	}
	preview := c.Base() + "/import/" + string(id)
	if ask { // kept, so that whoever brought it may say what nobody knows
		f.Draft.Ask = preview
		return refuse(c, f, refusal)
	}
	return c.GoOn(preview)
}

// judge says what speaks against a list, and whether a person can mend it by saying what its columns hold.
func judge(c *web.Ctx, name string, data []byte, pasted bool) (refusal string, ask bool, err error) {
	var by lists.Choices
	if err := c.Read(func(r *db.Read) (err error) {
		by, err = imports.Remembered(r)
		return err
	}); err != nil {
		return "", false, err
	}
	_, err = lists.Read(name, data, lists.Options{Pasted: pasted, Chosen: by})
	var unmapped lists.Unmapped
	var no lists.Refusal
	switch {
	case errors.As(err, &unmapped):
		return unmapped.Message, true, nil
	case errors.As(err, &no):
		return no.Message, false, nil
	}
	return "", false, err
}

func refuse(c *web.Ctx, f web.Form[imports.Bringing], sentence string) error {
	f.Errors = invalid.Fields{{Name: "file", Message: sentence}}
	if c.Scripted() {
		return c.Patch(views.Form(form(c, f)))
	}
	return web.Again(c, bring, http.StatusUnprocessableEntity, f)
}
