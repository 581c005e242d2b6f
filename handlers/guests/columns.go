package guests

import (
	"net/http"
	"slices"
	"strings"

	"convive/handlers/web"
	"convive/models/db"
	"convive/models/events"
	"convive/models/guests"
	views "convive/views/guests"
)

// keepColumns remembers which columns a person wants to see, for them alone, and leads to the list with these.
func keepColumns(c *web.Ctx) error {
	form, err := c.Values()
	if err != nil {
		return err
	}
	chosen := views.ChosenColumns(form)
	if err := guests.KeepView(c.Context(), c.DB, c.Scope(), guests.GuestColumns, chosen); err != nil {
		return err
	}
	query := c.Request().URL.Query()
	to := views.At(c.Base()+"/guests", func(name string) []string { return query[name] })
	return c.GoOn(to.With(views.Cols, chosen).String())
}

// withOwnColumns leads who opens the list without columns in its address to those that they chose: the address alone
// says what the list shows, so that it may be shared.
func withOwnColumns(p *web.Page) error {
	if p.Query(views.Cols) != "" || p.Request().Method != http.MethodGet || strings.HasSuffix(p.Request().URL.Path, "/live") {
		return nil
	}
	kept := ""
	err := p.Read(func(r *db.Read) error {
		v, err := guests.KeptView(r, guests.GuestColumns)
		if err != nil || v.Value == "" {
			return err
		}
		later, err := events.Occasions(r)
		kept = views.WithLater(v.Value, slices.DeleteFunc(later, func(o events.Occasion) bool { return o.CreatedAt <= v.SavedAt }))
		return err
	})
	if err != nil || kept == "" {
		return err
	}
	query := p.Request().URL.Query()
	to := views.At(p.Request().URL.Path, func(name string) []string { return query[name] })
	return web.Elsewhere(to.With(views.Cols, kept).String())
}
