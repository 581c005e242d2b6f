package replies

import (
	"cmp"
	"errors"
	"maps"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strings"

	"github.com/a-h/templ"

	"convive/handlers/web"
	"convive/models/access"
	"convive/models/change"
	"convive/models/db"
	"convive/models/invalid"
	"convive/models/replies"
	"convive/views/locale"
	views "convive/views/replies"
)

// reply is one step of a reply: the form stands outside of the fragments, so that nothing live disturbs the typing.
func reply(p *web.Page) error {
	p.Title(locale.T(p.Context(), "Your reply"))
	p.Fragment("reply-status", func(v *web.View) (templ.Component, error) {
		h, err := homeOf(v)
		return views.Status(h), err
	}, ofHousehold(p.Scope().Household)...)
	p.Body(func(b *web.Body) (templ.Component, error) {
		form, _, open, err := formOf(b.Ctx, views.Step(b.Query("step")))
		if err != nil {
			return nil, err
		}
		back := web.FormOf(b, sendingPath(b.Ctx), form.Draft)
		if !open {
			return views.ClosedPage(b.Base(), form.State, len(back.Errors) > 0, b.Slot("reply-status")), nil
		}
		if form.Command = back.Command; len(back.Errors) > 0 {
			form = came(form, back)
		}
		return views.ReplyPage(form, b.Slot("reply-status")), nil
	})
	return nil
}

// formOf is the step as it stands: what was kept of the draft, over what is stored.
func formOf(c *web.Ctx, step views.Step) (f views.Form, kept replies.Draft, open bool, err error) {
	f = views.Form{Base: c.Base(), ID: change.ID(c.Param("draft"))}
	if !plain.MatchString(string(f.ID)) {
		return f, kept, false, db.ErrNotFound
	}
	err = c.Read(func(r *db.Read) error {
		if f.State, err = replies.Of(r, c.Scope().Household); err != nil {
			return err
		}
		kept, err = replies.Kept(r, f.ID)
		f.Draft, f.Overtaken = f.State.Resume(kept), f.State.Overtaken(kept)
		open = f.State.Takes() && len(f.State.Occasions) > 0
		return err
	})
	f.Step = views.Valid(f.State, string(step))
	return f, kept, open, err
}

// plain is what the id of a draft looks like.
var plain = regexp.MustCompile(`^[0-9a-f-]{1,40}$`)

// came is the review that was refused: what both sides changed is asked again, from what is stored now.
func came(f views.Form, back web.Form[replies.Draft]) views.Form {
	var names []string
	for _, wrong := range back.Errors {
		if !back.Draft.Skipped(wrong.Name) {
			names = append(names, wrong.Name)
		}
	}
	f.Draft = f.State.Accept(f.State.Resume(back.Draft), names)
	f.Errors, f.Command, f.Step = back.Errors, back.Command, views.Review
	if page := views.Step(back.Draft.Page); page == views.Page || page == views.More {
		f.Step = page
	}
	return f
}

// reviewAgain draws the review that a refused reply comes back to; after a reply that was taken the receipt follows.
func reviewAgain(c *web.Ctx, back web.Form[replies.Draft]) (templ.Component, error) {
	f, _, _, err := formOf(c, views.Review)
	return views.StepForm(came(f, back)), err
}

// keep stores what a step says and goes on. It is no mutation of the event: nobody else sees a draft. What the page's
// script keeps while somebody types ("draft") is taken as it is: it is judged when they go on.
func keep(c *web.Ctx) error {
	values, err := c.Values()
	if err != nil {
		return err
	}
	f, kept, open, err := formOf(c, views.Step(cmp.Or(values.Get("page"), values.Get("step"))))
	if err != nil {
		return err
	}
	if !open {
		return tooLate(c, f.State.Closed())
	}
	typed := replies.Read(laid(kept, values))
	f.Draft, f.Overtaken = f.State.Resume(typed), f.State.Overtaken(typed)
	going := values.Get("go")
	if going == "all" {
		f.Draft = f.State.AllCome(f.Draft)
	}
	if wrong := judge(f, values, going); len(wrong) > 0 {
		return again(c, f, wrong)
	}
	if going == "draft" {
		f.Draft.Round = replies.Read(values).Round // what a page from before the sending still keeps comes too late
	}
	next := f.Step
	if going == "next" {
		next = f.After()
	}
	f.Draft.Left = string(next)
	f.Draft = f.State.Hold(f.Draft, typed)
	if err := store(c, f); err != nil {
		return err
	}
	switch going {
	case "draft":
		return c.Nothing()
	case "later":
		return c.GoOn(f.Base)
	}
	return c.GoOn(f.Path(next))
}

// judge finds what somebody has to mend before they go on; who only stops for now may leave questions open.
func judge(f views.Form, values url.Values, going string) invalid.Fields {
	if going == "draft" {
		return nil
	}
	said := replies.Read(values)
	wrong := slices.Concat(f.State.Unserved(said), f.State.Unfit(said), f.Draft.Validate())
	if going == "next" && f.Step == views.Questions {
		wrong = slices.Concat(wrong, f.Missing())
	}
	return wrong
}

// store keeps the draft. The first since the last reply is told to the hosts' pages.
func store(c *web.Ctx, f views.Form) error {
	first := false
	err := beside(c, func(tx *db.Tx) (err error) {
		first, err = replies.Keep(tx, f.ID, f.Draft, f.State.Reply.SentAt)
		return err
	})
	if err != nil || !first {
		return err
	}
	_, err = c.DB.Mutate(c.Context(), c.Scope().Needing(access.OwnHousehold), change.CommandID{}, replies.Begin)
	return err
}

// laid puts a step's fields over the draft's. Boxes that are not ticked aren't sent, so those of the people whom the
// step asked go first; nobody else's. What the draft started from stays what its first step said.
func laid(kept replies.Draft, fields url.Values) url.Values {
	all, first := kept.Values(), kept.Answers == nil
	maps.DeleteFunc(all, func(name string, _ []string) bool {
		kind, guest, _ := strings.Cut(name, ".")
		return kind == "diets" && fields.Has("dietnote."+guest)
	})
	for name, values := range fields {
		kind, _, _ := strings.Cut(name, ".")
		if premise := kind == "at" || kind == "since" || kind == "version"; first || !premise || kind != "version" && !all.Has(name) {
			all[name] = values
		}
	}
	return all
}

// again shows the step with what is wrong and what was typed.
func again(c *web.Ctx, f views.Form, wrong invalid.Fields) error {
	f.Errors = wrong
	if c.Scripted() {
		return c.Patch(views.StepForm(f))
	}
	return web.Again(c, func(p *web.Page) error {
		if err := reply(p); err != nil {
			return err
		}
		p.Body(func(b *web.Body) (templ.Component, error) { return views.ReplyPage(f, b.Slot("reply-status")), nil })
		return nil
	}, http.StatusUnprocessableEntity, web.Form[replies.Draft]{})
}

// beside writes drafts; where two requests wrote the same one at the same moment, the later looks again.
func beside(c *web.Ctx, do func(*db.Tx) error) error {
	err := c.DB.Aside(c.Context(), c.Scope(), do)
	if errors.Is(err, db.ErrTaken) {
		err = c.DB.Aside(c.Context(), c.Scope(), do)
	}
	return err
}

// send takes the reply and ends its draft in one.
func send(tx *db.Tx, c *web.Ctx, d replies.Draft) (change.Change, error) {
	done, err := replies.Send(tx, d)
	if err == nil && done != change.None {
		_, err = replies.End(tx, change.ID(c.Param("draft")), d.Round, change.At(tx.Now()))
	}
	return done, refused(c, err)
}

// sent ends the draft of a reply that said nothing new too, and one that was never kept; it leads to the receipt.
func sent(c *web.Ctx, _ change.Entry) string {
	values, _ := c.Values() // they were read before
	var at change.Instant
	_ = c.Read(func(r *db.Read) (err error) {
		at, err = replies.LastSent(r, c.Scope().Household)
		return err
	})
	// A draft that stays is offered again until it is older than the reply: nothing is wrong with that.
	_ = beside(c, func(tx *db.Tx) error {
		return replies.Discard(tx, change.ID(c.Param("draft")), replies.Read(values).Round, at)
	})
	return c.Base() + "/receipt"
}
