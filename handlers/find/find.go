// Package find is the page that looks for guests, households and tables; the command palette borrows its list.
package find

import (
	"github.com/a-h/templ"

	"convive/handlers/web"
	"convive/models/access"
	"convive/models/change"
	"convive/models/find"
	views "convive/views/find"
	"convive/views/locale"
)

// Routes declares the page.
func Routes(r *web.Routes) {
	r.Page("/e/:event/find", access.ViewEvent, page)
}

func page(p *web.Page) error {
	p.Title(locale.T(p.Context(), "Find"))
	p.Fragment("found", found, change.Guests, change.Households, change.Invitations, change.Occasions, change.Seating)
	p.Body(func(b *web.Body) (templ.Component, error) {
		return views.Page(b.Base()+"/find", b.Query("q"), b.NewCommand(), b.Slot("found")), nil
	})
	return nil
}

func found(v *web.View) (templ.Component, error) {
	typed := v.Query("q")
	all, err := find.Everything(v.Read, typed)
	return views.Found(v.Base(), typed, all), err
}
