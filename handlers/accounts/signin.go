package accounts

import (
	"github.com/a-h/templ"

	"convive/handlers/web"
	"convive/models/accounts"
	"convive/models/change"
	views "convive/views/accounts"
	"convive/views/locale"
)

func signInPage(p *web.Page) error {
	if p.Account().ID != "" {
		return web.Elsewhere(next(p.Query("next")))
	}
	if needed, err := accounts.NeedsSetup(p.Context(), p.DB); err != nil || needed {
		return orElsewhere(err, "/setup")
	}
	p.Plain()
	p.Title(locale.T(p.Context(), "Sign in"))
	p.Body(func(b *web.Body) (templ.Component, error) {
		f := web.FormOf(b, "/sign-in", accounts.SignIn{Next: next(b.Query("next"))})
		form, err := drawSignIn(b.Ctx, f)
		return views.SignInPage(form), err
	})
	return nil
}

func orElsewhere(err error, path string) error {
	if err != nil {
		return err
	}
	return web.Elsewhere(path)
}

func drawSignIn(_ *web.Ctx, f web.Form[accounts.SignIn]) (templ.Component, error) {
	f.Draft.Next = next(f.Draft.Next)
	return views.SignIn(views.SignInForm{Action: f.Action, Command: f.Command, Draft: f.Draft, Errors: f.Errors}), nil
}

func signIn(c *web.Ctx, s accounts.SignIn, _ change.CommandID) (string, error) {
	a, err := accounts.Enter(c.Context(), failures(c), s, c.ClientBlock())
	if err != nil {
		return "", busy(err)
	}
	return next(s.Next), c.SignIn(a.ID)
}

// signOut ends this browser's session and its open pages, and has the browser forget what it kept of them.
func signOut(c *web.Ctx, _ web.NoDraft, _ change.CommandID) (string, error) {
	c.Response().Header().Set("Clear-Site-Data", `"cache"`)
	return "/sign-in", c.SignOut()
}
