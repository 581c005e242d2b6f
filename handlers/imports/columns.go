package imports

import (
	"net/http"
	"net/url"

	"convive/handlers/web"
	"convive/models/imports"
	"convive/models/imports/lists"
	"convive/models/invalid"
)

// columns keeps what a person says that the columns of their list hold, for this list and for the next with the same
// headings. It changes nothing of the event: the preview shows what the import would do now.
func columns(c *web.Ctx) error {
	values, err := c.Values()
	if err != nil {
		return err
	}
	a := chosen(c)
	a.Sheet = values.Get("sheet")
	if err := known(c); err != nil {
		return err
	}
	w := lookAt(c, c.ID(), imports.Application{Sheet: a.Sheet})
	if !w.End(c.Context()) {
		return c.Context().Err()
	}
	found, err := seen(w.Take())
	if err != nil {
		return err
	}
	if found.refused != "" && !found.asks { // it has columns, and no guests under them
		return c.GoOn(fresh(c, a.Sheet))
	}
	list := found.shown.Plan.List
	if values.Get("guess") != "" {
		err = imports.Forget(c.Context(), c.DB, c.Scope(), list.Heads)
		return then(c, err, a.Sheet)
	}
	all, wrong := read(values, list)
	if len(wrong) > 0 {
		a.Choices = all
		return mend(c, web.Form[imports.Application]{Draft: a, Errors: wrong, Action: path(c) + "/application"})
	}
	return then(c, imports.Remember(c.Context(), c.DB, c.Scope(), list.Heads, all), a.Sheet)
}

// read takes the form's fields, one for each column; one that is missing stays as it was taken.
func read(values url.Values, list lists.List) (all []lists.Choice, wrong invalid.Fields) {
	for i, col := range list.Columns {
		name := imports.ColumnField(i)
		choice := lists.Choice{Meaning: col.Meaning, Occasion: col.Occasion}
		if _, sent := values[name]; sent {
			var ok bool
			choice, ok = imports.ChoiceOf(values.Get(name))
			wrong.Check(ok, name, "Choose what “{a}” holds.", "a", col.Header)
		}
		all = append(all, choice)
	}
	return all, append(wrong, imports.Contradictions(list.Columns, all)...)
}

func then(c *web.Ctx, err error, sheet string) error {
	if err != nil {
		return err
	}
	return c.GoOn(fresh(c, sheet))
}

// fresh is the preview of one sheet with nothing else chosen: what stood on which line may have changed.
func fresh(c *web.Ctx, sheet string) string {
	return asChosen(c, imports.Application{Sheet: sheet})
}

// mend brings the preview back around columns that contradict each other.
func mend(c *web.Ctx, f web.Form[imports.Application]) error {
	if c.Scripted() {
		page, err := again(c, f)
		if err != nil {
			return err
		}
		return c.Patch(page)
	}
	return web.Again(c, preview, http.StatusUnprocessableEntity, f)
}
