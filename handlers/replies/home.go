package replies

import (
	"github.com/a-h/templ"

	"convive/handlers/web"
	"convive/models/db"
	"convive/models/replies"
	"convive/views/locale"
	views "convive/views/replies"
)

// home is where a personal link leads: who is invited to what, and the way to reply.
func home(p *web.Page) error {
	p.Title(locale.T(p.Context(), "Your invitation"))
	p.Frame().Foot = views.Languages(p.Base(), p.Event().Languages)
	p.Fragment("invitation", func(v *web.View) (templ.Component, error) {
		h, err := homeOf(v)
		return views.Invitation(h), err
	}, ofHousehold(p.Scope().Household)...)
	p.Fragment("household-language", spoken, ofHousehold(p.Scope().Household)...)
	p.Body(func(b *web.Body) (templ.Component, error) {
		var begun []string
		h := views.Home{Base: b.Base()}
		err := b.Read(func(r *db.Read) (err error) {
			if h.State, err = replies.Of(r, b.Scope().Household); err != nil {
				return err
			}
			if h.State.Takes() {
				begun, err = unsent(r, b.Base(), h.State)
			}
			return err
		})
		return views.HomePage(h, b.Slot("invitation"), b.Slot("household-language"), begun, "/w/"+b.Event().Slug), err
	})
	return nil
}

// homeOf reads what a household's pages show; deadlines, and leaves to reply after them, make them stale by themselves.
func homeOf(v *web.View) (h views.Home, err error) {
	h.Base = v.Base()
	if h.State, err = replies.Of(v.Read, v.Scope().Household); err != nil {
		return h, err
	}
	h.Open = h.State.Takes()
	v.Until(h.State.Flips())
	return h, nil
}

// unsent are the ways back into replies that were begun and not sent.
func unsent(r *db.Read, base string, s replies.State) (paths []string, err error) {
	all, err := replies.Unsent(r, s.Reply.SentAt)
	for _, saved := range all {
		paths = append(paths, views.Form{Base: base, ID: saved.ID}.Path(views.Who))
	}
	return paths, err
}

// start gives a new reply an address of its own, so that two phones of one household never share what is typed.
func start(c *web.Ctx) error {
	step := views.Step(c.Query("step"))
	if step != views.Page && step != views.More {
		step = views.Who
	}
	return c.GoOn(views.Form{Base: c.Base(), ID: db.NewID()}.Path(step))
}
