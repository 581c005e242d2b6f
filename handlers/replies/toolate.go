package replies

import (
	"cmp"
	"errors"
	"net/http"

	"convive/handlers/web"
	"convive/models/invalid"
	"convive/models/replies"
	views "convive/views/replies"
)

// A reply may arrive after replies have closed, from a page that was drawn before. Where no script kept what was typed it is
// kept then, for when hosts open replies again to the household; the page says so.

// comesBack is the page to which a reply that was not taken comes back.
func comesBack(p *web.Page) error {
	if err := keepLate(p.Ctx); err != nil {
		return err
	}
	return reply(p)
}

// tooLate answers a step that arrived after replies have closed.
func tooLate(c *web.Ctx, closed invalid.Refusal) error {
	if c.Scripted() {
		return closed
	}
	return web.Again(c, comesBack, http.StatusConflict, web.Form[replies.Draft]{Action: sendingPath(c), Errors: comingBack(closed)})
}

func sendingPath(c *web.Ctx) string { return c.Base() + "/reply/" + c.Param("draft") + "/sending" }

// refused makes a refusal one that the page itself comes back with, where there is no script that leaves the page as it is.
func refused(c *web.Ctx, err error) error {
	var refusal invalid.Refusal
	if !c.Scripted() && errors.As(err, &refusal) {
		return comingBack(refusal)
	}
	return err
}

func comingBack(r invalid.Refusal) invalid.Fields {
	return invalid.Fields{{Message: r.Text, Args: r.Args}}
}

// keepLate keeps what was typed while no replies are taken, as it is: it is judged when the household goes on with it.
func keepLate(c *web.Ctx) error {
	values, err := c.Values()
	if err != nil {
		return err
	}
	f, kept, open, err := formOf(c, views.Review)
	if err != nil || open {
		return err
	}
	f.Draft = replies.Read(laid(kept, values))
	f.Draft.Left = cmp.Or(values.Get("page"), values.Get("step"), string(views.Review))
	return store(c, f)
}
