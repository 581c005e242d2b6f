package replies

import (
	"context"

	"github.com/a-h/templ"

	"convive/handlers/web"
	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
	"convive/models/replies"
	"convive/views/locale"
	views "convive/views/replies"
)

// household is the page on which a host enters what a household answered on paper or by phone, also after the deadline.
func household(p *web.Page) error {
	id := p.ID()
	if err := p.Read(func(r *db.Read) error { _, err := db.Find[guests.Household](r, id); return err }); err != nil {
		return err
	}
	p.Title(locale.T(p.Context(), "Reply on behalf"))
	p.Fragment("reply-head", func(v *web.View) (templ.Component, error) {
		h, err := db.Find[guests.Household](v.Read, v.ID())
		return views.EnteredHead(v.Base(), h.EnvelopeName), err
	}, change.OfHousehold(id), change.AllHouseholds)
	p.Fragment("reply-now", func(v *web.View) (templ.Component, error) {
		s, err := replies.Of(v.Read, v.ID())
		return views.Now(s), err
	}, change.OfHousehold(id), change.AllHouseholds, change.Guests, change.Occasions, change.Settings, change.Questions)
	p.Fragment("household-letters", lettersOf, change.Unmatched, change.OfHousehold(id), change.AllHouseholds, change.Settings)
	p.Body(func(b *web.Body) (templ.Component, error) {
		f := web.FormOf(b, b.Base()+"/replies/"+string(id)+"/sending", replies.Draft{})
		form, err := onBehalfForm(b.Ctx, f)
		return views.HouseholdPage(b.Slot("reply-head"), b.Slot("household-letters"), b.Slot("reply-now"), form), err
	})
	return nil
}

// lettersOf is what they wrote before a host knew whose it was.
func lettersOf(v *web.View) (templ.Component, error) {
	e, err := v.Event()
	if err != nil {
		return nil, err
	}
	l := views.Linked{Zone: e.Location()}
	if l.Letters, err = replies.LettersOf(v.Read, v.ID()); err != nil {
		return nil, err
	}
	replied, err := replies.NewestOf(v.Read, v.ID())
	l.Waits = replied == 0
	return views.LinkedLetters(l), err
}

func onBehalfForm(c *web.Ctx, f web.Form[replies.Draft]) (templ.Component, error) {
	form, err := entry(c, c.ID(), f)
	if err != nil || len(f.Errors) > 0 {
		return views.Entered(form), err
	}
	err = c.Read(func(r *db.Read) error {
		letters, err := replies.LettersOf(r, c.ID())
		if len(letters) == 1 {
			form.Draft = form.State.StartedFrom(letters[0])
		}
		return err
	})
	return views.Entered(form), err
}

// entry is a form over what is stored now; refused, it has what was typed and asks again what both changed.
func entry(c *web.Ctx, household change.ID, f web.Form[replies.Draft]) (views.EnteredForm, error) {
	form := views.EnteredForm{Action: f.Action, Command: f.Command, Errors: f.Errors}
	err := c.Read(func(r *db.Read) (err error) {
		form.State, err = replies.Of(r, household)
		return err
	})
	if len(f.Errors) == 0 {
		form.Draft = form.State.Started()
		return form, err
	}
	var names []string
	for _, wrong := range f.Errors {
		names = append(names, wrong.Name)
	}
	form.Draft = form.State.Accept(form.State.Resume(f.Draft), names)
	form.Draft.Source = f.Draft.Source
	return form, err
}

func entered(ctx context.Context, _ change.Entry) string {
	return locale.T(ctx, "Saved. The household sees it on its own page.")
}
