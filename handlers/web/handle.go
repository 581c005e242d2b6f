package web

import (
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"runtime/debug"
	"slices"
	"strings"

	"github.com/labstack/echo/v4"

	"convive/views/locale"
)

// handle is what every route goes through: limits, session, authority, then the route's own work.
func (a *App) handle(route *Route) echo.HandlerFunc {
	return func(e echo.Context) error {
		c := &Ctx{App: a, echo: e, route: route, ctx: e.Request().Context(), lang: "en"}
		c.say("en")
		c.sound()
		if err := c.within(); err != nil {
			return c.fail(err)
		}
		if route.Body > 0 {
			e.Request().Body = http.MaxBytesReader(e.Response(), e.Request().Body, route.Body)
		}
		if err := c.open(); err != nil {
			return c.fail(err)
		}
		if err := c.noted(); err != nil {
			return c.fail(err)
		}
		if err := route.serve(c); err != nil {
			return c.fail(err)
		}
		if !e.Response().Committed {
			return c.save()
		}
		return nil
	}
}

// open loads the session and finds out who asks and where.
func (c *Ctx) open() error {
	if err := c.load(); err != nil {
		return err
	}
	c.say(c.visitorLanguage())
	if c.route.Kind == KindPlain {
		return nil
	}
	if err := c.resolve(); err != nil {
		return err
	}
	if !c.scope.Allows(c.route.Needs) {
		return errForbidden
	}
	return nil
}

// visitorLanguage is English for hosts; guests' pages choose theirs when the household or event is known, and until then,
// as for a link that opens nothing, it is the browser's.
func (c *Ctx) visitorLanguage() string {
	if lang := c.sessions.GetString(c.ctx, keyLang); lang != "" {
		return lang
	}
	return strangersLanguage(c.Request())
}

// strangersLanguage is that of somebody of whom nothing is known, by where they are: guests', or hosts'.
func strangersLanguage(r *http.Request) string {
	if strings.HasPrefix(r.URL.Path, "/w/") || strings.HasPrefix(r.URL.Path, "/r/") {
		return locale.Match(r.Header.Get("Accept-Language"), locale.Known)
	}
	return "en"
}

// guestLanguage is the language that this browser chose, else the household's, else the event's first. "?lang=" on any
// guests' page chooses: it changes the visitor's own session and, where no cookie sticks, this page alone.
func (c *Ctx) guestLanguage(household string, offered []string) string {
	if asked := c.asked(); asked != "" {
		if c.route.Kind == KindPage {
			c.ChooseLanguage(asked)
		}
		return asked
	}
	for _, lang := range []string{c.sessions.GetString(c.ctx, keyLang), household} {
		if slices.Contains(locale.Known, lang) {
			return lang
		}
	}
	return locale.Match(c.Request().Header.Get("Accept-Language"), locale.OfferedOf(offered))
}

// asked is the language that a guests' page is wished for in by its address; "" for none.
func (c *Ctx) asked() string {
	if asked := c.Query("lang"); slices.Contains(locale.Known, asked) {
		return asked
	}
	return ""
}

// settled leads from an address that chooses a language to the page itself, where the choice is kept: loaded again after
// another choice, the address would take that one back.
func (c *Ctx) settled() error {
	if c.route.Kind != KindPage || c.session == "" || c.asked() == "" {
		return nil
	}
	u := *c.Request().URL
	q := u.Query()
	q.Del("lang")
	u.RawQuery = q.Encode()
	return elsewhere{u.RequestURI()}
}

// ChooseLanguage keeps the language of a guest's pages for this browser.
func (c *Ctx) ChooseLanguage(lang string) { c.sessions.Put(c.ctx, keyLang, lang) }

// recovered turns a panic into an error page, counted and logged; an abort of the connection goes on.
func (a *App) recovered(next echo.HandlerFunc) echo.HandlerFunc {
	return func(e echo.Context) (err error) {
		defer func() {
			switch r := recover(); r {
			case nil:
			case http.ErrAbortHandler:
				panic(r)
			default:
				slog.Error("a request panicked", "route", e.Path(), "panic", r, "stack", string(debug.Stack()))
				err = a.oops(e, fmt.Errorf("panic: %v", r))
			}
		}()
		return next(e)
	}
}

// unrouted answers for what the table doesn't hold.
func (a *App) unrouted(err error, e echo.Context) {
	if e.Response().Committed {
		return
	}
	var he *echo.HTTPError
	if errors.As(err, &he) && (he.Code == http.StatusNotFound || he.Code == http.StatusMethodNotAllowed) {
		lang := strangersLanguage(e.Request())
		c := &Ctx{App: a, echo: e, route: &Route{Kind: KindPage}, ctx: locale.With(e.Request().Context(), lang), lang: lang}
		_ = c.problem(answerFor(errNoPage))
		return
	}
	_ = a.oops(e, err)
}

func (a *App) oops(e echo.Context, err error) error {
	c := &Ctx{App: a, echo: e, route: &Route{Kind: KindPage}, ctx: locale.With(e.Request().Context(), "en"), lang: "en"}
	return c.fail(err)
}
