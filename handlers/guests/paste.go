package guests

import (
	"net/http"
	"slices"
	"strings"

	"github.com/a-h/templ"

	"convive/handlers/web"
	"convive/models/access"
	"convive/models/change"
	"convive/models/db"
	"convive/models/events"
	"convive/models/guests"
	views "convive/views/guests"
	"convive/views/locale"
)

// pasteRoutes declares the way of a column out of a spreadsheet: the form, the look at what it would change, the command.
func pasteRoutes(r *web.Routes) {
	r.Page("/e/:event/guests/pasting", access.EditGuests, pasting)
	r.Post("/e/:event/guests/pasting", access.EditGuests, look, web.WithBody(web.BodyBulk))
	r.Mutation("/e/:event/guests/column", access.EditGuests, web.Create(guests.FillColumn).SayingOf(filled, true).To(toSameList), web.WithBody(web.BodyBulk))
}

// pasting is the page with the form, and below it what the pasted column would change.
func pasting(p *web.Page) error {
	p.Title(locale.T(p.Context(), "Paste a column"))
	p.Body(func(b *web.Body) (templ.Component, error) {
		fresh := guests.Pasting{Column: b.Request().URL.Query().Get("column")}
		f := web.FormOf(b, listAt(b.Ctx).Command("/pasting"), fresh)
		page := views.Pasting{List: listAt(b.Ctx), Action: f.Action, Draft: f.Draft, Errors: f.Errors, Command: b.NewCommand(), Columns: pasteColumns(b.Scope())}
		err := b.Read(func(r *db.Read) (err error) {
			if page.Meals, err = mealsAsked(r); err != nil {
				return err
			}
			if f.Draft.By != guests.ByName && len(f.Draft.Rows) == 0 {
				page.Draft.Rows, err = rowsShown(r, b)
			}
			if err == nil && f.Draft.Text != "" && len(f.Errors) == 0 {
				page.Found, err = guests.LookAtColumn(r, page.Draft)
			}
			return err
		})
		return views.Paste(page), err
	})
	return nil
}

func pasteColumns(s access.Scope) (all []string) {
	for _, c := range guests.PasteColumns {
		switch c {
		case "email", "phone", "note":
			if !s.Allows(access.ViewContacts) {
				continue
			}
		case "diets":
			if !s.Allows(access.ViewHealth) {
				continue
			}
		}
		all = append(all, c)
	}
	return all
}

// mealsAsked are the occasions that ask for a meal, with all their meals.
func mealsAsked(r *db.Read) (all []views.MealsAt, err error) {
	occasions, err := events.Occasions(r)
	if err != nil {
		return nil, err
	}
	meals, err := events.Meals(r)
	for _, o := range occasions {
		if o.AsksMeal {
			all = append(all, views.MealsAt{Occasion: o, Meals: slices.DeleteFunc(slices.Clone(meals), func(m events.Meal) bool { return m.OccasionID != o.ID })})
		}
	}
	return all, err
}

// listAt is the list as the address shows it: its view, filters and search go along on the way of a column.
func listAt(c *web.Ctx) views.Address {
	all := c.Request().URL.Query()
	return views.At(c.Base()+"/guests", func(name string) []string { return all[name] })
}

func toSameList(c *web.Ctx, _ change.Entry) string { return listAt(c).String() }

// rowsShown are the guests of the list in the order in which the page of its address shows them.
func rowsShown(r *db.Read, b *web.Body) ([]string, error) {
	shown, err := work(r, b.Base(), listAt(b.Ctx))
	if err != nil {
		return nil, err
	}
	var ids []string
	for _, p := range shown.people {
		ids = append(ids, string(p.ID))
	}
	for _, group := range shown.households {
		for _, p := range group.People {
			ids = append(ids, string(p.ID))
		}
	}
	return []string{strings.Join(ids, " ")}, nil
}

// look shows what a pasted column would change; nothing is written.
func look(c *web.Ctx) error {
	values, err := c.Values()
	if err != nil {
		return err
	}
	d := guests.Pasting{Column: values.Get("column"), By: values.Get("by"), Rows: values["rows"]}
	d.Fill(values)
	f := web.Form[guests.Pasting]{Draft: d, Errors: d.Validate(), Action: listAt(c).Command("/pasting")}
	if len(f.Errors) > 0 {
		return web.Again(c, pasting, http.StatusUnprocessableEntity, f)
	}
	return web.Around(c, pasting, f)
}

// filled says how many cells were changed, and whose were left as others made them.
func filled(c *web.Ctx, e change.Entry) string {
	done := e.Change.(change.GuestsEdited)
	said := edited(c, e)
	if len(done.Left) == 0 {
		return said
	}
	_ = c.Read(func(r *db.Read) error { // without them the notice is shorter
		rows, err := db.From[guests.Guest](r).In("id", done.Left).Order("sort_key, id").All()
		var names []string
		for _, g := range rows {
			names = append(names, g.Name)
		}
		said += " " + locale.T(c.Context(), "Others had changed {names} meanwhile: they stayed as they are.", "names", locale.List(c.Context(), names))
		return err
	})
	return said
}
