package guests

import (
	"context"

	"github.com/a-h/templ"

	"convive/handlers/web"
	"convive/models/change"
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

func reopened(ctx context.Context, e change.Entry) string {
	if c, ok := e.Change.(change.HouseholdReopened); ok && c.Until == "" {
		return locale.T(ctx, "The last day to reply counts for them again.")
	}
	return locale.T(ctx, "They can reply now. Their page says until when.")
}
