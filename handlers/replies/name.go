package replies

import (
	"errors"
	"math"
	"net/http"
	"strconv"
	"time"

	"github.com/a-h/templ"

	"convive/handlers/web"
	"convive/models/access"
	"convive/models/accounts"
	"convive/models/change"
	"convive/models/db"
	"convive/models/events"
	"convive/models/guests"
	"convive/models/invalid"
	"convive/models/replies"
	"convive/views/locale"
	views "convive/views/replies"
)

// nameForm is what somebody typed of themselves and gets back when it opened nothing. All misses of one input get the same
// bytes.
type nameForm struct{ Name, Second string }

// Validate finds nothing wrong.
func (nameForm) Validate() invalid.Fields { return nil }

// enterByName opens the invitation of a guest who knows their name and what the event asks besides. Nobody by that name,
// several, and a wrong second word get one answer, after the same work, and wait for the hosts alike. Tries are counted
// per client, per event, and per name, so that nobody guesses through ten thousand endings of a phone number, and few
// names are kept.
func enterByName(c *web.Ctx) error {
	values, err := c.Values()
	if err != nil {
		return err
	}
	e := c.Event()
	if e.NameLookup == events.NoLookup {
		return db.ErrNotFound
	}
	failures := accounts.Failures{DB: c.DB}
	buckets := []accounts.Bucket{
		accounts.NamesBlock.In(c.ClientBlock()), accounts.CodesProcess.In(""), accounts.NamesEvent.In(string(e.ID)),
		accounts.NamesPerson.In(string(e.ID) + " " + replies.NameKey(brief(values.Get("name")))),
	}
	full, wait, err := failures.Take(c.Context(), buckets...)
	if err != nil {
		return err
	}
	if full != nil {
		return tooManyNames(c, wait, values.Get("name"), values.Get("second"))
	}
	var h guests.Household
	var held guests.Held
	err = c.DB.Read(c.Context(), installation, func(r *db.Read) (err error) {
		if h, err = replies.ByName(r, e, brief(values.Get("name")), brief(values.Get("second"))); err != nil {
			return err
		}
		held, err = replies.HeldByName(r, e, h, brief(values.Get("name")))
		return err
	})
	var missed replies.Missed
	if errors.As(err, &missed) {
		if err := forHosts(c, func(tx *db.Tx) (change.Change, error) { return replies.Remember(tx, missed) }); err != nil {
			return err
		}
		return nobodyCalledSo(c, values.Get("name"), values.Get("second"))
	}
	if err != nil {
		return err
	}
	if err := failures.GiveBack(c.Context(), buckets...); err != nil {
		return err
	}
	c.AddGrant(web.Grant{Event: e.ID, Held: held})
	return c.GoOn(homePath(e, h))
}

func nobodyCalledSo(c *web.Ctx, name, second string) error {
	f := web.Form[nameForm]{Action: c.Base() + "/name", Draft: nameForm{Name: brief(name), Second: brief(second)}}
	f.Errors.Add("name", "We found no invitation by that. Write your name as it stands on the envelope, use the code on your card, or write to your hosts below.")
	return nameAgain(c, f, http.StatusUnprocessableEntity)
}

func tooManyNames(c *web.Ctx, wait time.Duration, name, second string) error {
	c.Response().Header().Set("Retry-After", strconv.Itoa(int(math.Ceil(wait.Seconds()))))
	f := web.Form[nameForm]{Action: c.Base() + "/name", Draft: nameForm{Name: brief(name), Second: brief(second)}}
	f.Errors.Add("name", "Too many names were tried. Please use the code on your card, or try again in {wait}.", "wait", views.Wait(c.Context(), wait))
	return nameAgain(c, f, http.StatusTooManyRequests)
}

func nameAgain(c *web.Ctx, f web.Form[nameForm], status int) error {
	if c.Scripted() {
		return c.Patch(views.NameProblem(f.Errors))
	}
	return web.Again(c, door, status, f)
}

// letter is the page for who finds no invitation: what they write waits for a host.
func letter(p *web.Page) error {
	p.Title(locale.T(p.Context(), "Write to your hosts"))
	p.Body(func(b *web.Body) (templ.Component, error) {
		f := web.FormOf(b, b.Base()+"/letter/sending", replies.Writing{})
		return views.LetterPage(b.Base(), views.LetterForm{Action: f.Action, Command: f.Command, Draft: f.Draft, Errors: f.Errors}), nil
	})
	return nil
}

// write keeps a letter. Letters are counted per client and per event: a script fills nobody's inbox.
func write(c *web.Ctx) error {
	values, err := c.Values()
	if err != nil {
		return err
	}
	f := web.Form[replies.Writing]{Action: c.Base() + "/letter/sending", Command: values.Get("command")}
	f.Draft = replies.Writing{Name: values.Get("name"), Coming: values.Get("coming"), Words: values.Get("words"), Reach: values.Get("reach")}
	if f.Errors = f.Draft.Validate(); len(f.Errors) > 0 {
		return letterAgain(c, f, http.StatusUnprocessableEntity)
	}
	e := c.Event()
	full, wait, err := accounts.Failures{DB: c.DB}.Take(c.Context(), accounts.LettersBlock.In(c.ClientBlock()), accounts.LettersEvent.In(string(e.ID)))
	if err != nil {
		return err
	}
	if full != nil {
		f.Errors.Add("", "Too many letters came just now. What you wrote is still here: please send it again in {wait}.", "wait", views.Wait(c.Context(), wait))
		return letterAgain(c, f, http.StatusTooManyRequests)
	}
	if err := forHosts(c, func(tx *db.Tx) (change.Change, error) { return replies.Write(tx, f.Draft) }); err != nil {
		return err
	}
	return c.GoOn(c.Base() + "/letter/thanks")
}

// forHosts writes what somebody leaves whom nobody knows yet: Convive does it for them.
func forHosts(c *web.Ctx, rule web.Rule) error {
	e := c.Event()
	_, err := c.DB.Mutate(c.Context(), access.SystemAt(e.OrganizationID, e.ID, change.Actor{Kind: change.ByConvive}), change.CommandID{}, rule)
	return err
}

func letterAgain(c *web.Ctx, f web.Form[replies.Writing], status int) error {
	if c.Scripted() {
		return c.Patch(views.Letter(views.LetterForm{Action: f.Action, Command: f.Command, Draft: f.Draft, Errors: f.Errors}))
	}
	return web.Again(c, letter, status, f)
}

func thanks(p *web.Page) error {
	p.Title(locale.T(p.Context(), "Write to your hosts"))
	p.Body(func(b *web.Body) (templ.Component, error) { return views.LetterThanks(b.Base()), nil })
	return nil
}
