package web

import (
	"context"
	"net/http"
	"strings"

	"github.com/labstack/echo/v4"

	"convive/models/access"
	"convive/models/accounts"
	"convive/models/change"
	"convive/models/db"
	"convive/models/events"
	"convive/views/locale"
)

// Ctx is one request with what it was resolved to.
type Ctx struct {
	*App
	echo    echo.Context
	route   *Route
	ctx     context.Context
	scope   access.Scope
	event   events.Event
	account accounts.Account
	lang    string
	speaks  bool   // the page is drawn in the household's language
	spoken  string // the language that the household's row names
	session string // hash of the session's token; "" without one
	known   string // who the browser was the last time, for the limits; "" when nobody knows

	inFull    bool // a notice names everybody
	shortened bool // it named but the first few
}

// Context ends with the request and carries the language.
func (c *Ctx) Context() context.Context { return c.ctx }

// Scope is who asks, where, and what they may do.
func (c *Ctx) Scope() access.Scope { return c.scope }

// Event is the event that the address names; zero outside of one.
func (c *Ctx) Event() events.Event { return c.event }

// Account is who is signed in; zero for guests and strangers.
func (c *Ctx) Account() accounts.Account { return c.account }

// Param is a part of the address; malformed ids never match a row.
func (c *Ctx) Param(name string) string { return c.echo.Param(name) }

// ID is the part of the address called "id".
func (c *Ctx) ID() change.ID { return change.ID(c.echo.Param("id")) }

// Query is a value of the address's query.
func (c *Ctx) Query(name string) string { return c.echo.QueryParam(name) }

// Request is the request itself.
func (c *Ctx) Request() *http.Request { return c.echo.Request() }

// Response is where downloads write to.
func (c *Ctx) Response() http.ResponseWriter { return c.echo.Response() }

// Read runs fn under the request's scope.
func (c *Ctx) Read(fn func(*db.Read) error) error { return c.DB.Read(c.ctx, c.scope, fn) }

// Base is the path under which the pages of this place stand: "/e/x", or a guest's own.
func (c *Ctx) Base() string {
	switch {
	case c.Param("key") != "":
		return "/r/" + c.Param("key") + "/page"
	case c.Param("household") != "" && strings.HasPrefix(c.route.Pattern, "/w/"):
		return "/w/" + c.event.Slug + "/h/" + c.Param("household")
	case strings.HasPrefix(c.route.Pattern, byScreen):
		return "/w/" + c.event.Slug + "/screen/" + c.Param("screen")
	case strings.HasPrefix(c.route.Pattern, "/w/"):
		return "/w/" + c.event.Slug
	default:
		return "/e/" + c.event.Slug
	}
}

// datastar says whether the page's script sent this and morphs the answer.
func (c *Ctx) datastar() bool { return c.Request().Header.Get("Datastar-Request") == "true" }

// say changes the language of everything that is written from now on.
func (c *Ctx) say(lang string) {
	c.lang = lang
	c.ctx = locale.With(c.ctx, lang)
}

// NewCommand is a fresh command id, for a form that is rendered for one response.
func (c *Ctx) NewCommand() string { return string(db.NewID()) }
