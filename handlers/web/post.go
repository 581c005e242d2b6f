package web

import (
	"net/http"
	"net/url"

	"github.com/a-h/templ"

	"convive/models/access"
	"convive/models/invalid"
)

// GuestPost declares a POST of one household that is no mutation of a feed, both ways: a draft that is kept.
func (r *Routes) GuestPost(suffix string, serve func(*Ctx) error, exempt ...Exempt) {
	r.Post(byGrant+suffix, access.OwnHousehold, serve, exempt...)
	r.Post(byLink+suffix, access.OwnHousehold, serve, exempt...)
}

// Drafted is what the body of a POST that is no mutation of a feed holds, and what of it can't be read.
func Drafted[D Draft](c *Ctx) (draft D, wrong invalid.Fields, err error) {
	values, err := c.values()
	if err == nil {
		wrong = decode(values, &draft)
	}
	return draft, wrong, err
}

// Values reads the body of a POST that is no mutation of a feed.
func (c *Ctx) Values() (url.Values, error) { return c.values() }

// Scripted says whether the page's script sent this and applies what comes back.
func (c *Ctx) Scripted() bool { return c.datastar() }

// Again shows a page around a form that came back from a POST, with a status.
func Again[D Draft](c *Ctx, page func(*Page) error, status int, f Form[D]) error {
	c.refused(status)
	return c.show(page, status, f)
}

// Patch sends the page's script one element, which replaces the one with its id.
func (c *Ctx) Patch(element templ.Component) error {
	r := c.reply()
	r.patch("", "", element)
	return r.send()
}

// Draw answers a GET that is no page with a piece of one.
func (c *Ctx) Draw(piece templ.Component) error { return c.write(http.StatusOK, piece) }

// Around shows a page around a form that is looked at before it is sent on.
func Around[D Draft](c *Ctx, page func(*Page) error, f Form[D]) error {
	return c.show(page, http.StatusOK, f)
}

// Nothing answers a POST that only had to be heard.
func (c *Ctx) Nothing() error { return c.reply().send() }
