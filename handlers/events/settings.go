package events

import (
	"context"
	"fmt"

	"github.com/a-h/templ"

	"convive/handlers/web"
	"convive/models/access"
	"convive/models/change"
	"convive/models/db"
	"convive/models/events"
	"convive/models/events/removal"
	views "convive/views/events"
	"convive/views/locale"
)

// settings is the event itself, its occasions, and its end.
func settings(p *web.Page) error {
	p.Title(locale.T(p.Context(), "Settings"))
	p.Keyed("settings-occasions", occasions, change.Occasions, change.Invitations)
	p.Fragment("settings-made-of", func(v *web.View) (templ.Component, error) {
		e, err := v.Event()
		return views.MadeOf(fmt.Sprint(e.Version)), err
	}, change.Settings)
	p.Body(func(b *web.Body) (templ.Component, error) {
		details, err := drawDetails(b.Ctx, web.FormOf(b, b.Base()+"/settings/details", freshDetails(b.Ctx)))
		if err != nil {
			return nil, err
		}
		f := web.FormOf(b, b.Base()+"/settings/occasions", events.OccasionDraft{})
		add, err := drawAdd(b.Ctx, f)
		if err != nil {
			return nil, err
		}
		danger, err := danger(b)
		return views.SettingsPage(details, b.Slot("settings-occasions"), add, danger, b.Slot("settings-made-of"), len(f.Errors) > 0), err
	})
	return nil
}

func danger(b *web.Body) (templ.Component, error) {
	if !b.Scope().Allows(access.DeleteEvent) {
		return nil, nil
	}
	form, err := drawDanger(b.Ctx, web.FormOf(b, b.Base()+"/settings/deletion", removal.Deletion{}))
	return views.Danger(form, b.Base()+"/settings/event.json"), err
}

// freshDetails is the form as the event stands now.
func freshDetails(c *web.Ctx) events.Details {
	e := c.Event()
	_ = c.Read(func(r *db.Read) error { // after a change; otherwise what the request began with is the same
		now, err := events.Current(r)
		if err == nil {
			e = now
		}
		return err
	})
	return events.DetailsOf(e)
}

func drawDetails(c *web.Ctx, f web.Form[events.Details]) (templ.Component, error) {
	return views.Details(views.DetailsForm{Action: f.Action, Command: f.Command, Draft: f.Draft, Errors: f.Errors, Base: guestsAt(c)}), nil
}

func drawAdd(_ *web.Ctx, f web.Form[events.OccasionDraft]) (templ.Component, error) {
	return views.OccasionFields(views.OccasionForm{Action: f.Action, Command: f.Command, Draft: f.Draft, Errors: f.Errors, New: true}), nil
}

func drawDanger(c *web.Ctx, f web.Form[removal.Deletion]) (templ.Component, error) {
	return views.DangerFields(views.DangerForm{Action: f.Action, Command: f.Command, Draft: f.Draft, Errors: f.Errors, Name: c.Event().Name}), nil
}

func occasions(v *web.View) (web.Rows, error) {
	all, err := events.Occasions(v.Read)
	if err != nil {
		return web.Rows{}, err
	}
	meals, err := events.Meals(v.Read)
	if err != nil {
		return web.Rows{}, err
	}
	losses, err := removal.Losses(v.Read)
	out := web.Rows{Root: views.Occasions()}
	for _, o := range all {
		out.Rows = append(out.Rows, web.Row{ID: "occasion-" + string(o.ID), Body: views.Occasion(o, mealsOf(meals, o.ID), losses[o.ID], v.Base())})
	}
	if len(all) == 0 {
		out.Rows = append(out.Rows, web.Row{ID: "occasions-none", Body: views.NoOccasions()})
	}
	return out, err
}

func mealsOf(all []events.Meal, occasion change.ID) (some []events.Meal) {
	for _, m := range all {
		if m.OccasionID == occasion {
			some = append(some, m)
		}
	}
	return some
}

// asOrganization deletes an event in its organization's feed. The rule judges the actor at the event.
func asOrganization(c *web.Ctx) access.Scope {
	return access.Scope{
		Looker: c.Scope().Looker, Place: access.AtOrganization, Organization: c.Scope().Organization, Role: access.System, Can: access.Of(access.System),
	}
}

func deleteEvent(tx *db.Tx, c *web.Ctx, d removal.Deletion) (change.Change, error) {
	return removal.Event(tx, c.Event().ID, d)
}

func toEvents(*web.Ctx, change.Entry) string       { return "/events" }
func toSettings(c *web.Ctx, _ change.Entry) string { return c.Base() + "/settings" }

func saved(ctx context.Context, _ change.Entry) string { return locale.T(ctx, "Saved.") }
func added(ctx context.Context, _ change.Entry) string {
	return locale.T(ctx, "Added. Nobody is invited to it yet.")
}
func removed(ctx context.Context, _ change.Entry) string { return locale.T(ctx, "Removed.") }
func deleted(ctx context.Context, _ change.Entry) string {
	return locale.T(ctx, "The event is deleted.")
}
