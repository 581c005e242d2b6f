package accounts

import (
	"errors"

	"github.com/a-h/templ"

	"convive/handlers/web"
	"convive/models/accounts"
	"convive/models/change"
	"convive/models/db"
	"convive/models/invalid"
	views "convive/views/accounts"
	"convive/views/locale"
)

// setUpPage is the first step; without the link of the terminal it says where that is.
func setUpPage(p *web.Page) error {
	p.Plain()
	p.Title(locale.T(p.Context(), "Setting up"))
	p.Body(func(b *web.Body) (templ.Component, error) {
		f := web.FormOf(b, "/setup", accounts.Founder{Token: b.Query("token")})
		ok, err := accounts.OpensSetup(b.Context(), b.DB, f.Draft.Token)
		if err != nil {
			return nil, err
		}
		if !ok {
			needed, err := accounts.NeedsSetup(b.Context(), b.DB)
			return views.NoSetUp(needed, f.Draft.Token != ""), err
		}
		form, err := drawSetUp(b.Ctx, f)
		return views.SetUpPage(form), err
	})
	return nil
}

func drawSetUp(_ *web.Ctx, f web.Form[accounts.Founder]) (templ.Component, error) {
	return views.SetUp(views.SetUpForm{Action: f.Action, Command: f.Command, Draft: f.Draft, Errors: f.Errors}), nil
}

// setUp makes the first account and goes on with the event.
func setUp(c *web.Ctx, f accounts.Founder, _ change.CommandID) (string, error) {
	a, err := accounts.SetUp(c.Context(), c.DB, f)
	if errors.Is(err, db.ErrNotFound) {
		return "", invalid.Fields{{Message: "This link was used, or Convive was started again meanwhile. Look in the terminal for the present one."}}
	}
	if err != nil {
		return "", err
	}
	return "/events/new", c.SignIn(a.ID)
}
