package web

import (
	"net/http"
	"net/url"
	"strings"

	"github.com/a-h/templ"

	"convive/views/layout"
	"convive/views/locale"
)

// signInFirst is the same for every address under an event, existing or not. A page whose stream it answers shows it in
// its place.
func (c *Ctx) signInFirst() error {
	at := c.Request().URL
	switch c.route.Kind {
	case KindPage:
		return c.echo.Redirect(http.StatusSeeOther, "/sign-in?next="+url.QueryEscape(at.RequestURI()))
	case KindStream:
		page := url.URL{Path: strings.TrimSuffix(at.Path, "/live"), RawQuery: at.RawQuery}
		return c.signedOut(page.RequestURI())
	case KindCommand:
		if !c.datastar() {
			return c.signedOut(c.pagePath(), c.typed(http.StatusUnauthorized))
		}
	}
	return c.echo.NoContent(http.StatusUnauthorized)
}

// signedOut is the page that leads through signing in to where the browser was.
func (c *Ctx) signedOut(next string, ways ...templ.Component) error {
	title := locale.T(c.ctx, "You are signed out.")
	said := layout.Problem(title, locale.T(c.ctx, "Your session ended, here or on another device. Sign in and go on where you were."),
		"/sign-in?next="+url.QueryEscape(next), locale.T(c.ctx, "Sign in"))
	return c.plain(http.StatusUnauthorized, title, append([]templ.Component{said}, ways...)...)
}
