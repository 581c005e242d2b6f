package events

import (
	"github.com/a-h/templ"

	"convive/handlers/web"
	"convive/models/access"
	"convive/models/accounts"
	"convive/models/change"
	"convive/models/db"
	"convive/models/events"
	"convive/models/transfer"
	accountviews "convive/views/accounts"
	views "convive/views/events"
	"convive/views/locale"
)

// start sends everybody to where they have something to do.
func start(p *web.Page) error {
	if p.Account().ID != "" {
		listed, _, err := mine(p.Ctx)
		switch {
		case err != nil:
			return err
		case len(listed) == 1:
			return web.Elsewhere("/e/" + listed[0].Slug)
		}
		return web.Elsewhere("/events")
	}
	if p.Demo {
		return web.Elsewhere("/demo")
	}
	needed, err := accounts.NeedsSetup(p.Context(), p.DB)
	if err != nil {
		return err
	}
	if needed {
		return web.Elsewhere("/setup")
	}
	return web.Elsewhere("/sign-in")
}

func mine(c *web.Ctx) (listed []events.Listed, places []events.Place, err error) {
	err = c.Read(func(r *db.Read) error {
		listed, places, err = events.OfAccount(r)
		return err
	})
	return listed, places, err
}

func list(p *web.Page) error {
	p.Title(locale.T(p.Context(), "Your events"))
	p.Body(func(b *web.Body) (templ.Component, error) {
		listed, places, err := mine(b.Ctx)
		return views.ListPage(views.List{Events: listed, MayAdd: len(places) > 0}), err
	})
	return nil
}

// newPage makes an event; for who has just set Convive up it is the second of three steps.
func newPage(p *web.Page) error {
	listed, places, err := mine(p.Ctx)
	if err != nil {
		return err
	}
	if len(places) == 0 {
		return web.Elsewhere("/events") // which says whom to ask
	}
	p.Plain()
	p.Title(locale.T(p.Context(), "New event"))
	p.Body(func(b *web.Body) (templ.Component, error) {
		form, err := drawNew(b.Ctx, web.FormOf(b, "/events/new", events.New{Languages: db.Words{"en"}}))
		var steps templ.Component
		if len(listed) == 0 {
			steps = accountviews.Steps(2)
		}
		if err != nil {
			return nil, err
		}
		bringing, err := drawBringing(b.Ctx, web.FormOf(b, "/events/bringing", transfer.Bringing{}))
		return views.NewPage(steps, form, bringing), err
	})
	return nil
}

func drawNew(c *web.Ctx, f web.Form[events.New]) (templ.Component, error) {
	_, places, err := mine(c)
	return views.New(views.NewForm{Action: f.Action, Command: f.Command, Draft: f.Draft, Errors: f.Errors, Places: places, Base: guestsAt(c)}), err
}

// guestsAt is what stands before a slug in the address that guests type.
func guestsAt(c *web.Ctx) string { return c.BaseURL.Host + "/w/" }

// atOrganization runs the command in the feed of the organization that the form names, with what the account may do
// there; one that is foreign looks like one that is absent.
func atOrganization(c *web.Ctx) access.Scope {
	return access.Scope{Looker: c.Scope().Looker, Place: access.AtOrganization, Organization: change.ID(c.Request().PostForm.Get("organization"))}
}

// afterMaking goes on with the guests.
func afterMaking(c *web.Ctx, e change.Entry) string {
	made, ok := e.Change.(change.EventCreated)
	if !ok {
		return "/events"
	}
	listed, _, err := mine(c)
	for _, s := range listed {
		if err == nil && s.ID == made.Event {
			return "/e/" + s.Slug + "/import"
		}
	}
	return "/events"
}
