package replies

import (
	"errors"
	"math"
	"net/http"
	"slices"
	"strconv"
	"time"
	"unicode/utf8"

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

// codeForm is what somebody typed from their card and gets back because it was not looked at. A code that was looked at
// never comes back: all wrong ones get the same bytes. What a code is worth is judged with the limits in hand.
type codeForm struct{ Code, Surname string }

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
		name := web.FormOf(b, b.Base()+"/name", nameForm{})
		return views.DoorPage(b.Slot("event-welcome"), own, codeOf(f), views.NameForm(views.ByName{
			Base: b.Base(), Lookup: b.Event().NameLookup, Name: name.Draft.Name, Second: name.Draft.Second, Wrong: name.Errors,
		})), err
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
			h, err := g.Opens(r, g.Event)
			switch {
			case errors.Is(err, db.ErrNotFound):
				continue
			case err != nil:
				return err
			case slices.ContainsFunc(own, func(o views.Own) bool { return o.Href == homePath(c.Event(), h) }):
				continue // by the link of what has become a part of it, too
			}
			people, err := db.From[guests.Guest](r).Where("event_id = ? AND household_id = ?", string(h.EventID), string(h.ID)).Order("position, id").All()
			if err != nil {
				return err
			}
			own = append(own, views.Own{Name: views.CardName(c.Context(), h, people), Href: homePath(c.Event(), h)})
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
		return c.Patch(views.CodeProblem(codeOf(f)))
	}
	return web.Again(c, door, http.StatusUnprocessableEntity, f)
}

// tooManyCodes says in words how long no code is looked at, right or wrong; what was typed stays. The page's script
// applies answers of 200 alone.
func tooManyCodes(c *web.Ctx, wait time.Duration, code, surname string) error {
	c.Response().Header().Set("Retry-After", strconv.Itoa(int(math.Ceil(wait.Seconds()))))
	f := web.Form[codeForm]{Action: c.Base() + "/code", Draft: codeForm{Code: brief(code), Surname: brief(surname)}}
	f.Errors.Add("code", "Too many wrong codes were tried from your connection, perhaps by somebody else on it. Please send your code again in {wait}.", "wait", views.Wait(c.Context(), wait))
	if c.Scripted() {
		return c.Patch(views.CodeProblem(codeOf(f)))
	}
	return web.Again(c, door, http.StatusTooManyRequests, f)
}

func codeOf(f web.Form[codeForm]) views.Code {
	return views.Code{Action: f.Action, Wrong: f.Errors, Typed: f.Draft.Code, Surname: f.Draft.Surname}
}

// brief is what fits into the fields of the form; more was not typed there.
func brief(typed string) string {
	if utf8.RuneCountInString(typed) > 200 {
		return ""
	}
	return typed
}
