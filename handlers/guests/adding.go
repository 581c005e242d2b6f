package guests

import (
	"github.com/a-h/templ"

	"convive/handlers/web"
	"convive/models/change"
	"convive/models/db"
	"convive/models/events"
	"convive/models/guests"
	"convive/models/replies"
	views "convive/views/guests"
	"convive/views/locale"
)

// adding is the page on which households are typed in, one after the other.
func adding(p *web.Page) error {
	p.Title(locale.T(p.Context(), "Add household"))
	p.Body(func(b *web.Body) (templ.Component, error) {
		next := nextAddition(b.Ctx)
		next.Hosts = b.Query("hosts") != ""
		if letter := b.Query("letter"); letter != "" {
			writer(b.Ctx, change.ID(letter), &next)
		}
		f := web.FormOf(b, b.Base()+"/households/addition", next)
		form, err := addingForm(b.Ctx, f)
		return views.NewHousehold(b.Base(), next.People != "", form), err
	})
	return nil
}

func addingForm(c *web.Ctx, f web.Form[guests.Addition]) (templ.Component, error) {
	form, err := formOf(c, f)
	if err != nil {
		return nil, err
	}
	err = c.Read(func(r *db.Read) (err error) {
		form.Room, err = roomFor(r, guests.Household{}, anywhere)
		return err
	})
	return views.AddHousehold(form), err
}

// nextAddition is the empty form: everybody is invited to everything until somebody says otherwise.
func nextAddition(c *web.Ctx) (a guests.Addition) {
	_ = c.Read(func(r *db.Read) error { // without them the form has no boxes ticked
		occasions, err := events.Occasions(r)
		for _, o := range occasions {
			a.Occasions = append(a.Occasions, o.ID)
		}
		return err
	})
	return a
}

// writer fills in who wrote a letter that matches nobody, and how to reach them; nothing once it is gone.
func writer(c *web.Ctx, letter change.ID, a *guests.Addition) {
	_ = c.Read(func(r *db.Read) error { // the host types it, then
		l, err := db.Find[replies.Letter](r, letter)
		if err != nil {
			return err
		}
		a.People = l.Name
		if guests.Address(l.Reach) {
			a.Email = l.Reach
		} else {
			a.Phone = l.Reach
		}
		return nil
	})
}
