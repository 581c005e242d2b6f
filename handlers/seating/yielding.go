package seating

import (
	"convive/handlers/web"
	"convive/models/change"
	"convive/models/db"
	"convive/models/seating"
	"convive/views/locale"
	views "convive/views/seating"
)

// yieldingRules declares the command by which one of several rules yields that auto-seat found can't be met together.
func yieldingRules(r *web.Routes) {
	r.Mutation("/e/:event/seating/auto/yielding", mayWish, web.Create(seating.Yield).SayingOf(ruleYielded, true).
		Otherwise(func(c *web.Ctx) string { return locale.T(c.Context(), "This rule yields already. Search again.") }).To(toAuto))
}

// ruleYielded says what became of the rule, and what comes next.
func ruleYielded(c *web.Ctx, e change.Entry) string {
	words := ""
	if m, ok := e.Change.(change.GuestsLocked); ok {
		words = locale.T(c.Context(), "{guests}: no longer locked.", "guests", people(c, m.Guests))
	} else {
		words = yielded(c, e)
	}
	return words + " " + locale.T(c.Context(), "Search again for a plan without this rule.")
}

// toAuto leads back to the page of auto-seat.
func toAuto(c *web.Ctx, _ change.Entry) string {
	return views.AtOf(c.Base()+"/seating", c.Query).AutoHref()
}

// now is the board that was searched, and the wishes, as they are by now.
func (f findings) now(r *db.Read) (b *seating.Board, wishes []seating.Wish, err error) {
	if b, err = seating.OfPlan(r, f.asked.Occasion, f.asked.Plan); err == nil {
		wishes, err = seating.Wishes(r)
	}
	return b, wishes, err
}
