package accounts

import (
	"context"

	"github.com/a-h/templ"

	"convive/handlers/web"
	"convive/models/accounts"
	"convive/models/change"
	"convive/models/db"
	views "convive/views/accounts"
	"convive/views/locale"
)

var labels = map[string]string{"name": "Your name", "email": "E-mail"}

// account is one's own page: nobody else has it open.
func account(p *web.Page) error {
	p.Title(locale.T(p.Context(), "Your account"))
	p.Fragment("account-who", func(v *web.View) (templ.Component, error) {
		a, err := accounts.Me(v.Read)
		return views.Who(a), err
	}, change.Profile)
	p.Body(func(b *web.Body) (templ.Component, error) {
		profile, err := drawProfile(b.Ctx, web.FormOf(b, "/account/profile", freshProfile(b.Ctx)))
		if err != nil {
			return nil, err
		}
		password, err := drawPassword(b.Ctx, web.FormOf(b, "/account/password", accounts.NewPassword{}))
		return views.Account(b.Slot("account-who"), profile, password, views.Everywhere("/account/leaving", b.NewCommand())), err
	})
	return nil
}

func freshProfile(c *web.Ctx) accounts.Profile {
	a := c.Account()
	_ = c.Read(func(r *db.Read) error { // after a change; otherwise what the request began with is the same
		now, err := accounts.Me(r)
		if err == nil {
			a = now
		}
		return err
	})
	return accounts.Profile{Version: a.Version, Name: a.Name, Email: a.Email}
}

func drawProfile(_ *web.Ctx, f web.Form[accounts.Profile]) (templ.Component, error) {
	return views.Profile(views.ProfileForm{Action: f.Action, Command: f.Command, Draft: f.Draft, Errors: f.Errors}), nil
}

func drawPassword(_ *web.Ctx, f web.Form[accounts.NewPassword]) (templ.Component, error) {
	return views.Password(views.PasswordForm{Action: f.Action, Command: f.Command, Errors: f.Errors}), nil
}

func changePassword(c *web.Ctx, p accounts.NewPassword, cmd change.CommandID) (string, error) {
	err := accounts.ChangePassword(c.Context(), failures(c), c.Scope(), cmd, p, c.ClientBlock())
	if err != nil {
		return "", busy(err)
	}
	c.Tell(locale.T(c.Context(), "The password is changed. Other browsers have been signed out."))
	return "/account", nil
}

// everywhere ends all sessions; this browser's own is the last, so that a crash on the way leaves somebody signed in
// who can ask again.
func everywhere(c *web.Ctx, _ web.NoDraft, cmd change.CommandID) (string, error) {
	if err := accounts.SignOutEverywhere(c.Context(), c.DB, c.Scope(), cmd); err != nil {
		return "", err
	}
	return signOut(c, web.NoDraft{}, cmd)
}

func saved(ctx context.Context, _ change.Entry) string { return locale.T(ctx, "Saved.") }
