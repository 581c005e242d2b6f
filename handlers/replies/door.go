package replies

import (
	"net/http"

	"github.com/a-h/templ"

	"convive/handlers/web"
	"convive/models/access"
	"convive/models/change"
	"convive/models/db"
	"convive/models/events"
	"convive/models/guests"
	"convive/models/invalid"
	views "convive/views/replies"
)

// installation is the scope in which somebody stands whom nobody knows yet.
var installation = access.Installation(change.Actor{Kind: change.ByConvive})

// codeForm is what somebody types from their card. It never comes back into a page: all wrong codes get the same bytes.
// What a code is worth is judged with the limits in hand.
type codeForm struct{}

// Validate finds nothing wrong.
func (codeForm) Validate() invalid.Fields { return nil }

// door is the event's public page: what and when, and the code that opens a guest's own.
func door(p *web.Page) error {
	p.Title(p.Event().Name)
	p.Frame().Foot = views.Languages(p.Base(), p.Event().Languages)
	p.Fragment("event-welcome", func(v *web.View) (templ.Component, error) {
		e, err := v.Event()
		if err != nil {
			return nil, err
		}
		occasions, err := events.Occasions(v.Read)
		return views.Welcome(e, occasions), err
	}, change.Settings, change.Occasions)
	p.Body(func(b *web.Body) (templ.Component, error) {
		own, err := ownHouseholds(b.Ctx)
		f := web.FormOf(b, b.Base()+"/code", codeForm{})
		return views.DoorPage(b.Slot("event-welcome"), own, views.Code{Action: f.Action, Wrong: f.Errors}), err
	})
	return nil
}

// ownHouseholds are the invitations that this browser has opened before.
func ownHouseholds(c *web.Ctx) (own []views.Own, err error) {
	err = c.DB.Read(c.Context(), installation, func(r *db.Read) error {
		for _, g := range c.Grants() {
			if g.Event != c.Event().ID {
				continue
			}
			found, err := db.From[guests.Household](r).Where("event_id = ? AND id = ? AND link_generation = ?", string(g.Event), string(g.Household), g.Generation).All()
			if err != nil {
				return err
			}
			for _, h := range found {
				own = append(own, views.Own{Name: h.EnvelopeName, Href: homePath(c.Event(), h)})
			}
		}
		return nil
	})
	return own, err
}

// wrongCode is the one answer to every code that opens nothing: unknown, malformed, another event's.
func wrongCode(c *web.Ctx, surname bool) error {
	f := web.Form[codeForm]{Action: c.Base() + "/code"}
	f.Errors.Add("code", "This code opens no invitation here. Look at your card again: eight letters and digits, never a zero or the letter O.")
	if surname {
		f.Errors.Add("surname", "Many wrong codes were tried just now, so please write the surname on your card too.")
	}
	if c.Scripted() {
		return c.Patch(views.CodeProblem(f.Errors))
	}
	return web.Again(c, door, http.StatusUnprocessableEntity, f)
}
