package guests

import (
	"errors"
	"slices"

	"github.com/a-h/templ"

	"convive/handlers/web"
	"convive/models/access"
	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
	"convive/models/replies"
	views "convive/views/guests"
	"convive/views/locale"
)

// guest is the page of one guest: what everybody sees, and the form for who may edit.
func guest(p *web.Page) error {
	p.Title(locale.T(p.Context(), "Guest"))
	g, err := theGuest(p.Ctx)
	if err != nil {
		return err
	}
	p.Fragment("guest-head", guestHead, change.OfHousehold(g.HouseholdID), change.AllHouseholds, change.Guests, change.Occasions, change.Settings)
	if p.Scope().Allows(access.EditGuests) {
		p.Fragment("guest-plus-ones", bringerAlone, change.OfHousehold(g.HouseholdID), change.AllHouseholds, change.Guests, change.Invitations, change.Occasions)
	}
	if mayReadHistory(p.Scope()) {
		p.Keyed("guest-replies", sentFor, history(g.HouseholdID)...)
	}
	p.Body(func(b *web.Body) (templ.Component, error) { return guestBody(b, g) })
	return nil
}

func theGuest(c *web.Ctx) (g guests.Guest, err error) {
	err = c.Read(func(r *db.Read) error {
		g, err = db.Find[guests.Guest](r, c.ID())
		return err
	})
	return g, err
}

func guestHead(v *web.View) (templ.Component, error) {
	g, err := db.Find[guests.Guest](v.Read, v.ID())
	if errors.Is(err, db.ErrNotFound) {
		return views.GuestHead(views.HouseholdShown{Base: v.Base()}, guests.Person{}, true), nil
	}
	if err != nil {
		return nil, err
	}
	h, err := householdShown(v, g.HouseholdID)
	if err != nil {
		return nil, err
	}
	for _, p := range h.People {
		if p.ID == g.ID {
			return views.GuestHead(h, p, false), nil
		}
	}
	return nil, db.ErrNotFound
}

func guestBody(b *web.Body, g guests.Guest) (templ.Component, error) {
	page := views.GuestPage{Base: b.Base(), Head: b.Slot("guest-head")}
	if mayReadHistory(b.Scope()) {
		page.Replies = sentPanel(b, "guest-replies")
	}
	if !b.Scope().Allows(access.EditGuests) {
		return views.OneGuest(page), nil
	}
	var d guests.GuestEdit
	var replied change.Instant
	err := b.Read(func(r *db.Read) error {
		invitations, err := guests.InvitationsOf(r, g.HouseholdID)
		if err != nil {
			return err
		}
		d = guests.EditOfGuest(g, invitations[g.ID])
		replied, err = replies.Newest(r, g.ID)
		return err
	})
	if err != nil {
		return nil, err
	}
	at := b.Base() + "/guests/" + string(g.ID)
	page.PlusOnes = b.Slot("guest-plus-ones")
	page.Remove = views.RemoveGuest(views.Removal{Action: at + "/removal", Command: b.NewCommand(), Version: g.Version, Seen: replied})
	page.Form, err = guestForm(b.Ctx, web.FormOf(b, at+"/edit", d))
	return views.OneGuest(page), err
}

// asAnswered brings a form that came back up to what was answered meanwhile: the boxes are ticked again, and the form
// says what it shows.
func asAnswered(c *web.Ctx, g guests.Guest, d guests.GuestEdit) (guests.GuestEdit, error) {
	err := c.Read(func(r *db.Read) error {
		invitations, err := guests.InvitationsOf(r, g.HouseholdID)
		now := guests.EditOfGuest(g, invitations[g.ID])
		d.Invited, d.Was, d.Seen = now.Invited, now.Was, now.Seen
		return err
	})
	return d, err
}

// guestNow is the draft of the form that nothing came of: what is stored.
func guestNow(c *web.Ctx) (d guests.GuestEdit) {
	g, err := theGuest(c)
	if err == nil {
		d = guests.EditOfGuest(g, nil)
		d, err = asAnswered(c, g, d)
	}
	if err != nil {
		return guests.GuestEdit{}
	}
	return d
}

func guestForm(c *web.Ctx, f web.Form[guests.GuestEdit]) (templ.Component, error) {
	form, err := formOf(c, f)
	if err != nil {
		return nil, err
	}
	g, err := theGuest(c)
	if err != nil {
		return nil, err
	}
	if f.Errors.Of("invited") != "" { // it is asked about as it is now
		if form.Draft, err = asAnswered(c, g, form.Draft); err != nil {
			return nil, err
		}
	}
	if g.Unnamed {
		form.Called = g.Name
	}
	form.Back = path(c, g.HouseholdID, "")
	err = c.Read(func(r *db.Read) error {
		h, err := db.Find[guests.Household](r, g.HouseholdID)
		if err != nil {
			return err
		}
		form.Room, err = roomFor(r, h, func(o change.ID) bool { return !slices.Contains(form.Draft.Was, o) })
		return err
	})
	return views.EditGuest(form), err
}
