package replies

import (
	"github.com/a-h/templ"

	"convive/handlers/web"
	"convive/models/db"
	"convive/models/replies"
	views "convive/views/replies"
)

// home is where a personal link leads: who is invited to what, and the way to reply.
func home(p *web.Page) error {
	if err := p.Read(func(r *db.Read) error {
		s, err := replies.Of(r, p.Scope().Household)
		p.Title(views.HomeTitle(p.Context(), s))
		return err
	}); err != nil {
		return err
	}
	p.Frame().Foot = views.Languages(p.Base(), p.Event().Languages)
	p.Fragment("invitation", func(v *web.View) (templ.Component, error) {
		h, err := homeOf(v)
		return views.Invitation(h), err
	}, ofHousehold(p.Scope().Household)...)
	p.Fragment("own-tables", ownTables, ofHousehold(p.Scope().Household)...)
	p.Fragment("reply-begun", begun, ofHousehold(p.Scope().Household)...)
	p.Fragment("home-asks", func(v *web.View) (templ.Component, error) {
		h, err := homeOf(v)
		return views.Asks(h), err
	}, ofHousehold(p.Scope().Household)...)
	p.Fragment("reply-for", func(v *web.View) (templ.Component, error) {
		h, err := homeOf(v)
		return views.ReplyingFor(h, "/w/"+h.State.Event.Slug), err
	}, ofHousehold(p.Scope().Household)...)
	p.Fragment("household-language", spoken, ofHousehold(p.Scope().Household)...)
	p.Body(func(b *web.Body) (templ.Component, error) {
		page := views.HomeParts{Base: b.Base(), Invitation: b.Slot("invitation"), Tables: b.Slot("own-tables"), Begun: b.Slot("reply-begun"), Asks: b.Slot("home-asks"), For: b.Slot("reply-for"), Language: b.Slot("household-language")}
		err := b.Read(func(r *db.Read) error {
			s, err := replies.Of(r, b.Scope().Household)
			if err == nil && s.Takes() {
				page.Others, err = others(r, b.Base(), s)
			}
			return err
		})
		return views.HomePage(page), err
	})
	return nil
}

// begun is the way back into a reply that was begun and not sent, on whichever phone. That there is one comes and goes with
// Changes of the household; at which step it goes on, which doesn't, is looked up by who follows it.
func begun(v *web.View) (templ.Component, error) {
	h, err := homeOf(v)
	if err != nil || !h.Open {
		return views.GoOn(h, false), err
	}
	all, err := replies.Unsent(v.Read, h.State.Reply.SentAt)
	return views.GoOn(h, len(all) > 0), err
}

type stateKey struct{}

// homeOf reads what a household's pages show; deadlines, and leaves to reply after them, make them stale by themselves.
func homeOf(v *web.View) (h views.Home, err error) {
	h.Base = v.Base()
	h.State, err = db.Once(v.Read, stateKey{}, func() (replies.State, error) { return replies.Of(v.Read, v.Scope().Household) })
	if err != nil {
		return h, err
	}
	h.Open = h.State.Takes()
	v.Until(h.State.Flips())
	return h, nil
}

// others are the ways back into replies that were begun beside the newest and not sent, each at the step that was left.
func others(r *db.Read, base string, s replies.State) (begun []views.Begun, err error) {
	all, err := replies.Unsent(r, s.Reply.SentAt)
	for _, saved := range all[min(1, len(all)):] {
		begun = append(begun, views.Begun{
			Path: views.Form{Base: base, ID: saved.ID}.Path(fromStart(views.Valid(s, saved.Left()))), Joined: saved.FromID != "",
			SavedAt: saved.SavedAt.Time().In(s.Event.Location()),
		})
	}
	return begun, err
}

// start goes on with the newest reply that was begun and not sent. Where there is none, and for who asks to start anew, a
// new one gets an address of its own.
func start(c *web.Ctx) error {
	asked := views.Step(c.Query("step"))
	f, left := views.Form{Base: c.Base(), ID: db.NewID()}, views.Who
	if asked == views.Page || asked == views.More {
		left = asked
	}
	if c.Query("anew") != "" {
		return c.GoOn(f.Path(left))
	}
	err := c.Read(func(r *db.Read) error {
		s, err := replies.Of(r, c.Scope().Household)
		if err != nil {
			return err
		}
		all, err := replies.Unsent(r, s.Reply.SentAt)
		if err == nil && len(all) > 0 {
			f.ID, left = all[0].ID, resumed(asked, views.Valid(s, all[0].Left()))
		}
		return err
	})
	if err != nil {
		return err
	}
	return c.GoOn(f.Path(left))
}

// resumed is the step at which a draft goes on. New questions are asked among its other steps: sent alone they would leave
// the rest of it behind.
func resumed(asked, left views.Step) views.Step {
	switch {
	case asked == views.Page:
		return views.Page
	case asked == views.More && left != views.More:
		return views.Questions
	case asked == views.More:
		return left
	}
	return fromStart(left)
}

// fromStart is the step at which who wants to change anything goes on: new questions alone have no way to the others.
func fromStart(left views.Step) views.Step {
	if left == views.More {
		return views.Who
	}
	return left
}
