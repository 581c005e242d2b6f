// Package screens lets hosts set up screens at the venue, and shows there, live, who sits where. A screen's link opens
// that one page; it guards that the page shows the room, names guests and tables, and tells nothing else.
package screens

import (
	"context"
	"errors"

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
	r.Download("/w/:event/screen/:screen/picture", access.Anyone, picture)
}

func page(p *web.Page) error {
	p.Title(locale.T(p.Context(), "Screens"))
	p.Keyed("screen-links", links, change.Team, change.Occasions, change.Settings)
	p.Body(func(b *web.Body) (templ.Component, error) {
		link, err := link(b)
		if err != nil {
			return nil, err
		}
		uses, err := uses(b)
		if err != nil {
			return nil, err
		}
		form, err := drawMake(b.Ctx, web.FormOf(b, b.Base()+"/seating/screens", screens.Draft{}))
		return views.Links(b.Base()+"/seating?view=room", views.LinkSlots{Link: link, Form: form, Links: b.Slot("screen-links"), Uses: uses}), err
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

// toMade leads to the page that shows the new link.
func toMade(c *web.Ctx, e change.Entry) string {
	at := c.Base() + "/seating/screens"
	if made, ok := e.Change.(change.ScreenMade); ok {
		at += "?link=" + string(made.Screen)
	}
	return at
}

// link shows the open link that the address names, to whoever may make one too; it is made anew from the installation's
// secret, and stands nowhere but in this answer. nil when the address names none, or one that has ended.
func link(b *web.Body) (shown templ.Component, err error) {
	id := change.ID(b.Query("link"))
	if id == "" {
		return nil, nil
	}
	err = b.Read(func(r *db.Read) error {
		s, err := db.Find[screens.Screen](r, id)
		if errors.Is(err, db.ErrNotFound) || err == nil && s.State(r.Now()) != screens.Open {
			return nil
		}
		if err == nil {
			shown = views.Shown(b.Link("/w/"+b.Event().Slug+"/screen/"+screens.Token(b.Secret, s.ID)), s.Label)
		}
		return err
	})
	return shown, err
}

// uses says when each open link was last used, as this answer is written: nothing tells open pages of it.
func uses(b *web.Body) (shown templ.Component, err error) {
	err = b.Read(func(r *db.Read) error {
		all, err := screens.All(r)
		if err != nil {
			return err
		}
		last, err := screens.LastUses(r)
		var rows []views.UseRow
		for _, s := range all {
			if s.State(r.Now()) == screens.Open {
				rows = append(rows, views.UseRow{Label: s.Label, At: last[s.ID], Zone: b.Event().Location()})
			}
		}
		shown = views.Uses(rows)
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
			Path: v.Base() + "/seating/screens/" + string(s.ID) + "/revocation", Show: v.Base() + "/seating/screens?link=" + string(s.ID) + "#screen-made",
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
