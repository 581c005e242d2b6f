package events

import (
	"errors"

	"github.com/a-h/templ"

	"convive/handlers/web"
	"convive/models/change"
	"convive/models/db"
	"convive/models/events"
	"convive/models/events/removal"
	views "convive/views/events"
)

// occasion is the page of one occasion: when and where, its meals, and what goes with it.
func occasion(p *web.Page) error {
	var o events.Occasion
	err := p.Read(func(r *db.Read) (err error) {
		o, err = db.Find[events.Occasion](r, p.ID())
		return err
	})
	if err != nil {
		return err
	}
	p.Title(o.Name)
	p.Keyed("settings-meals", meals, change.Occasions, change.Invitations)
	p.Fragment("settings-removal", goes, change.Occasions, change.Invitations)
	p.Body(func(b *web.Body) (templ.Component, error) {
		at := b.Base() + "/settings/occasions/" + string(o.ID)
		form, err := drawOccasion(b.Ctx, web.FormOf(b, at+"/details", events.OccasionDraftOf(o)))
		if err != nil {
			return nil, err
		}
		add, err := drawMeal(b.Ctx, web.FormOf(b, at+"/meals", events.MealDraft{}))
		return views.OccasionPage(b.Base()+"/settings", o.Name, form, b.Slot("settings-meals"), add, b.Slot("settings-removal")), err
	})
	return nil
}

// freshOccasion is the form as the occasion stands now.
func freshOccasion(c *web.Ctx) (d events.OccasionDraft) {
	_ = c.Read(func(r *db.Read) error { // it was there a moment ago, in the command itself
		o, err := db.Find[events.Occasion](r, c.ID())
		d = events.OccasionDraftOf(o)
		return err
	})
	return d
}

func drawOccasion(_ *web.Ctx, f web.Form[events.OccasionDraft]) (templ.Component, error) {
	return views.OccasionFields(views.OccasionForm{Action: f.Action, Command: f.Command, Draft: f.Draft, Errors: f.Errors}), nil
}

func drawMeal(_ *web.Ctx, f web.Form[events.MealDraft]) (templ.Component, error) {
	return views.AddMeal(views.MealForm{Action: f.Action, Command: f.Command, Draft: f.Draft, Errors: f.Errors}), nil
}

func meals(v *web.View) (web.Rows, error) {
	all, err := events.Meals(v.Read)
	if err != nil {
		return web.Rows{}, err
	}
	chosen, err := removal.Chosen(v.Read)
	out := web.Rows{Root: views.Meals()}
	for _, m := range mealsOf(all, v.ID()) {
		out.Rows = append(out.Rows, web.Row{ID: "meal-" + string(m.ID), Body: views.Meal(m, chosen[m.ID], v.Base())})
	}
	if len(out.Rows) == 0 {
		out.Rows = append(out.Rows, web.Row{ID: "meals-none", Body: views.NoMeals()})
	}
	return out, err
}

// goes says what would go with the occasion.
func goes(v *web.View) (templ.Component, error) {
	o, err := db.Find[events.Occasion](v.Read, v.ID())
	if errors.Is(err, db.ErrNotFound) {
		return views.Gone(v.Base() + "/settings"), nil
	}
	if err != nil {
		return nil, err
	}
	losses, err := removal.Losses(v.Read)
	return views.Removal(o.ID, o, losses[o.ID], v.Base()), err
}
