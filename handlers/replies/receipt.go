package replies

import (
	"net/http"

	"github.com/a-h/templ"

	"convive/handlers/web"
	"convive/models/db"
	"convive/models/replies"
	"convive/views/locale"
	views "convive/views/replies"
)

// receipt says what was understood of the household's reply.
func receipt(p *web.Page) error {
	p.Title(locale.T(p.Context(), "Your reply"))
	p.Frame().Foot = views.Languages(p.Base()+"/receipt", p.Event().Languages)
	p.Fragment("receipt", func(v *web.View) (templ.Component, error) {
		h, err := homeOf(v)
		return views.Receipt(h), err
	}, ofHousehold(p.Scope().Household)...)
	p.Body(func(b *web.Body) (templ.Component, error) {
		return views.ReceiptPage(b.Base(), b.Slot("receipt")), nil
	})
	return nil
}

// calendar is a file with what the household comes to. An empty calendar is none to some programs: whoever comes to
// nothing that has a time is led to the receipt, which says so.
func calendar(c *web.Ctx) error {
	return c.Read(func(r *db.Read) error {
		s, err := replies.Of(r, c.Scope().Household)
		if err != nil {
			return err
		}
		if len(s.Dated()) == 0 {
			return c.GoOn(c.Base() + "/receipt")
		}
		h := c.Response().Header()
		h.Set("Content-Type", "text/calendar; charset=utf-8")
		h.Set("Content-Disposition", `attachment; filename="`+s.Event.Slug+`.ics"`)
		c.Response().WriteHeader(http.StatusOK)
		_, err = c.Response().Write([]byte(calendarOf(c, s, r.Now())))
		return err
	})
}
