package replies

import (
	"github.com/a-h/templ"

	"convive/handlers/web"
	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
	views "convive/views/replies"
)

// spoken is in which language the household is written to, with the way to change it.
func spoken(v *web.View) (templ.Component, error) {
	h, err := db.Find[guests.Household](v.Read, v.Scope().Household)
	if err != nil {
		return nil, err
	}
	people, err := guests.OfHousehold(v.Read, h.ID)
	if err != nil {
		return nil, err
	}
	e, err := v.Event()
	return views.Spoken(views.Speaks{Base: v.Base(), Household: h, Now: guests.Spoken(h, e), Offered: e.Languages, Nobody: len(people) == 0}), err
}

// speaking leads back to the home in the language that was chosen, which this browser keeps from there on.
func speaking(c *web.Ctx, _ change.Entry) string {
	_ = c.Read(func(r *db.Read) error { // it was there a moment ago, in the command itself
		h, err := db.Find[guests.Household](r, c.Scope().Household)
		if err == nil {
			c.ChooseLanguage(h.Language)
		}
		return err
	})
	return c.Base()
}
