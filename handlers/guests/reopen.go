package guests

import (
	"github.com/a-h/templ"

	"convive/handlers/web"
	"convive/models/access"
	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
	views "convive/views/guests"
	"convive/views/locale"
)

func reopenForm(c *web.Ctx, f web.Form[guests.Reopening]) (templ.Component, error) {
	form, err := formOf(c, f)
	return views.Reopen(form), err
}

// reopeningNow is the form after it was saved.
func reopeningNow(c *web.Ctx) guests.Reopening {
	h, err := theHousehold(c)
	if err != nil {
		return guests.Reopening{}
	}
	return guests.Reopening{Version: h.Version, Until: h.ReopenedUntil}
}

// reopened says whether they can reply, and where there is no room for those of them who declined.
func reopened(c *web.Ctx, e change.Entry) string {
	if done, ok := e.Change.(change.HouseholdReopened); ok && done.Until == "" {
		return locale.T(c.Context(), "The last day to reply counts for them again.")
	}
	said := locale.T(c.Context(), "They can reply now. Their page says until when.")
	var full []string
	_ = c.Read(func(r *db.Read) (err error) { // without it the notice is shorter
		full, err = guests.NoRoomFor(r, c.ID())
		return err
	})
	if len(full) == 0 || !c.Scope().Allows(access.ViewPrivateWishes) {
		return said
	}
	return said + " " + locale.T(c.Context(), "If all of them come now, there are more guests than places at {occasions}.", "occasions", locale.List(c.Context(), full))
}
