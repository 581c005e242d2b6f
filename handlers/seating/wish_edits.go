package seating

import (
	"slices"

	"github.com/a-h/templ"

	"convive/handlers/web"
	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
	"convive/models/seating"
	"convive/views/locale"
	views "convive/views/seating"
	"convive/views/ui"
)

// changingWishes declares the page of one wish, and what changes it.
func changingWishes(r *web.Routes) {
	const path = "/e/:event/seating/wishes/:id"
	r.Page(path, mayWish, oneWish)
	r.Mutation(path+"/details", mayWish, web.With(seating.EditWish).On(oneWish, wishEditAgain).SayingOf(rewished, true).To(toWishes).Labels(wishLabels).WordsOf(wishWords))
	r.Mutation(path+"/yielding", mayWish, web.With(seating.YieldWish).SayingOf(yielded, true).Otherwise(func(c *web.Ctx) string { return locale.T(c.Context(), "This wish is no must any more.") }))
}

// wishLabels name the fields of a wish in the table of a conflict.
var wishLabels = map[string]string{"one": "Guest", "other": "The other guest", "kind": "Wish", "thing": "Thing in the room", "strength": "How much it matters", "reason": "Why",
	"whole": "About whole households", "private": "Private"}

// oneWish is the page on which a wish is changed.
func oneWish(p *web.Page) error {
	w, err := foundWish(p.Ctx)
	if err != nil {
		return err
	}
	p.Title(locale.T(p.Context(), "Edit a wish"))
	p.Fragment("wish-now", wishNow, onWishes...)
	p.Body(func(b *web.Body) (templ.Component, error) {
		at := views.AtOf(b.Base()+"/seating", b.Query)
		form, err := wishEditForm(b.Ctx, web.FormOf(b, at.Base+"/wishes/"+string(w.ID)+"/details", seating.EditOf(w)))
		return views.WishEditPage(at, form, b.Slot("wish-now")), err
	})
	return nil
}

func foundWish(c *web.Ctx) (w seating.Wish, err error) {
	err = c.Read(func(r *db.Read) error {
		w, err = db.Find[seating.Wish](r, c.ID())
		return err
	})
	return w, err
}

func wishEditForm(c *web.Ctx, f web.Form[seating.WishEdit]) (views.WishEditForm, error) {
	at := views.AtOf(c.Base()+"/seating", c.Query)
	form := views.WishEditForm{Command: f.Command, Draft: f.Draft, Errors: f.Errors}
	err := c.Read(func(r *db.Read) error {
		now := seating.NewWish{Guests: []string{string(f.Draft.One), string(f.Draft.Other)}}
		offered := views.WishForm{Action: at.WishHref(c.ID(), "/details"), Draft: now}
		if err := offer(c, r, at, &offered); err != nil {
			return err
		}
		form.Action, form.Find, form.People, form.Others = offered.Action, offered.Find, offered.People, offered.Others
		if form.Find == nil {
			return nil
		}
		form.Find.Wish = c.ID()
		if found := offered.Draft.Guests; found[0] != "" {
			form.Draft.One = change.ID(found[0])
		}
		if found := offered.Draft.Guests; found[1] != "" {
			form.Draft.Other = change.ID(found[1])
		}
		list, err := guests.Everybody(r)
		if err != nil {
			return err
		}
		called := names(list)
		form.People, form.Others = present(called, form.People, form.Draft.One), present(called, form.Others, form.Draft.Other)
		return nil
	})
	return form, err
}

// present are the options with a guest among them, whom no search needs to find.
func present(called map[change.ID]string, all []ui.Option, guest change.ID) []ui.Option {
	if guest == "" || slices.ContainsFunc(all, func(o ui.Option) bool { return o.Value == string(guest) }) {
		return all
	}
	return append(slices.Clone(all), ui.Option{Value: string(guest), Label: called[guest]})
}

// wishEditAgain draws the form that came back; for a wish that is not there it is not found, whatever the form says.
func wishEditAgain(c *web.Ctx, f web.Form[seating.WishEdit]) (templ.Component, error) {
	if _, err := foundWish(c); err != nil {
		return nil, err
	}
	form, err := wishEditForm(c, f)
	return views.EditWish(form), err
}

// wishNow is the wish as it is, beside the form that changes it.
func wishNow(v *web.View) (templ.Component, error) {
	at, b, err := shown(v)
	if err != nil {
		return nil, err
	}
	all, err := seating.Wishes(v.Read)
	if err != nil {
		return nil, err
	}
	i := slices.IndexFunc(all, func(w seating.Wish) bool { return w.ID == v.ID() })
	if i < 0 {
		return views.WishGone(), nil
	}
	list, err := guests.Everybody(v.Read)
	if err != nil {
		return nil, err
	}
	called := calledApart(v, b, list)
	row := views.WishRowOf(at, all[i], func(id change.ID) string { return called[id] })
	row.Stands, _ = b.Stands(all[i])
	return views.WishNow(row), nil
}

// toWishes leads back to the list of wishes.
func toWishes(c *web.Ctx, _ change.Entry) string {
	return views.AtOf(c.Base()+"/seating", c.Query).WishesHref()
}

// rewished says what the wish is now.
func rewished(c *web.Ctx, e change.Entry) string {
	words := locale.T(c.Context(), "The wish is changed.")
	if m, ok := e.Change.(change.WishEdited); ok {
		words += clashesOf(c, m.Wish)
	}
	return words
}

// yielded says what became of the must that yields.
func yielded(c *web.Ctx, e change.Entry) string {
	ctx := c.Context()
	m, ok := e.Change.(change.WishEdited)
	if !ok {
		return moved(c, e)
	}
	words := ""
	_ = c.Read(func(r *db.Read) error {
		w, err := db.Find[seating.Wish](r, m.Wish)
		if err != nil {
			return err
		}
		list, err := guests.Everybody(r)
		if err == nil {
			called := names(list)
			words = views.WishRowOf(views.At{}, w, func(id change.ID) string { return called[id] }).Words(ctx)
		}
		return err
	})
	return locale.T(ctx, "{wish}: counts {n} of 10 now, and is no must any more.", "wish", words, "n", seating.Yielded)
}

// wishWords says a field's value in the table of a conflict.
func wishWords(c *web.Ctx, field, value string) string {
	if field != "one" && field != "other" {
		return views.WishSaid(c.Context(), field, value)
	}
	if value == "" {
		return locale.T(c.Context(), "None")
	}
	return people(c, []change.ID{change.ID(value)})
}

// names are all guests as they are called.
func names(list *guests.Listing) map[change.ID]string {
	called := map[change.ID]string{}
	for _, h := range list.Households {
		for _, p := range h.People {
			called[p.ID] = p.Name
		}
	}
	return called
}

// offer puts the guests into a form of a wish, or those who are looked for.
func offer(c *web.Ctx, r *db.Read, at views.At, form *views.WishForm) error {
	list, err := guests.Everybody(r)
	if err != nil {
		return err
	}
	b, err := boardOrNone(r, at)
	if err != nil {
		return err
	}
	people := toldApart(c.Context(), r, b, list)
	form.People, form.Others = people, people
	if len(people) > allOffered {
		findFor(c, r, at, list, people, form)
	}
	return nil
}
