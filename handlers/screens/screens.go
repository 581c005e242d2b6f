// Package screens lets hosts set up screens at the venue, and shows there, live, who sits where. A screen's link opens
// that one page; it guards that the page names guests and tables and tells nothing else.
package screens

import (
	"context"

	"github.com/a-h/templ"

	"convive/handlers/web"
	"convive/models/access"
	"convive/models/accounts"
	"convive/models/change"
	"convive/models/db"
	"convive/models/events"
	"convive/models/screens"
	"convive/models/seating"
	"convive/views/locale"
	views "convive/views/screens"
	"convive/views/ui"
)

// Routes declares the hosts' page with its steps, and what a screen shows.
func Routes(r *web.Routes) {
	r.Page("/e/:event/seating/screens", access.ManageTeam, page)
	r.Mutation("/e/:event/seating/screens", access.ManageTeam, web.By(makeLink).On(page, drawMake).To(toMade))
	r.Mutation("/e/:event/seating/screens/:id/revocation", access.ManageTeam, web.With(screens.Revoke).Saying(revoked, false))
	r.Page("/w/:event/screen/:screen", access.Anyone, screen)
}

func page(p *web.Page) error {
	p.Title(locale.T(p.Context(), "Screens"))
	p.Keyed("screen-links", links, change.Team, change.Occasions, change.Settings)
	p.Body(func(b *web.Body) (templ.Component, error) {
		made, err := made(b)
		if err != nil {
			return nil, err
		}
		form, err := drawMake(b.Ctx, web.FormOf(b, b.Base()+"/seating/screens", screens.Draft{}))
		return views.Links(b.Base()+"/seating?view=room", made, form, b.Slot("screen-links")), err
	})
	return nil
}

func makeLink(tx *db.Tx, c *web.Ctx, d screens.Draft) (change.Change, error) {
	return screens.Make(tx, c.Secret, d)
}

func drawMake(c *web.Ctx, f web.Form[screens.Draft]) (templ.Component, error) {
	form := views.MakeForm{Action: f.Action, Command: f.Command, Draft: f.Draft, Errors: f.Errors}
	err := c.Read(func(r *db.Read) error {
		all, err := seating.Occasions(r)
		for _, o := range all {
			form.Occasions = append(form.Occasions, ui.Option{Value: string(o.ID), Label: o.Name})
		}
		return err
	})
	return views.Make(form), err
}

// toMade leads to the page that shows the new link, to its maker alone.
func toMade(c *web.Ctx, e change.Entry) string {
	at := c.Base() + "/seating/screens"
	if made, ok := e.Change.(change.ScreenMade); ok {
		at += "?made=" + string(made.Screen)
	}
	return at
}

// made shows a link that was just made; nil when the address names none, or none of this person's.
func made(b *web.Body) (shown templ.Component, err error) {
	id := change.ID(b.Query("made"))
	if id == "" {
		return nil, nil
	}
	err = b.Read(func(r *db.Read) error {
		s, err := screens.Made(r, id)
		if err == nil {
			shown = views.Made(b.Link("/w/"+b.Event().Slug+"/screen/"+screens.Token(b.Secret, s.ID)), s.Label)
		}
		if err == db.ErrNotFound {
			return nil
		}
		return err
	})
	return shown, err
}

// links is the live list; it goes stale by itself when one of them ends.
func links(v *web.View) (web.Rows, error) {
	e, err := v.Event()
	if err != nil {
		return web.Rows{}, err
	}
	all, err := screens.All(v.Read)
	if err != nil {
		return web.Rows{}, err
	}
	occasions, err := db.All[events.Occasion](v.Read, "id")
	if err != nil {
		return web.Rows{}, err
	}
	called := map[change.ID]string{}
	for _, o := range occasions {
		called[o.ID] = o.Name
	}
	var people []change.ID
	for _, s := range all {
		people = append(people, s.CreatedBy)
	}
	names, err := accounts.Names(v.Read, people)
	out := web.Rows{Root: views.List()}
	for _, s := range all {
		row := views.LinkRow{
			Screen: s, State: s.State(v.Now()), Occasion: called[s.OccasionID], By: names[s.CreatedBy], Zone: e.Location(),
			Path: v.Base() + "/seating/screens/" + string(s.ID) + "/revocation",
		}
		if row.State == screens.Open {
			v.Until(s.ExpiresAt.Time())
		}
		out.Rows = append(out.Rows, web.Row{ID: "screen-" + string(s.ID), Body: views.Link(row)})
	}
	if len(all) == 0 {
		out.Rows = append(out.Rows, web.Row{ID: "screens-none", Body: views.NoLinks()})
	}
	return out, err
}

func revoked(ctx context.Context, _ change.Entry) string {
	return locale.T(ctx, "Revoked. The screen has gone dark.")
}
