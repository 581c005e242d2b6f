// Package accounts lets people in and out: signing in and out, setting Convive up, and one's own account.
package accounts

import (
	"errors"

	"convive/handlers/web"
	"convive/models/access"
	"convive/models/accounts"
)

// Routes declares what belongs to an account.
func Routes(r *web.Routes) {
	r.Static("/sign-in", access.Anyone, signInPage)
	r.Mutation("/sign-in", access.Anyone, web.Submit(signIn).On(signInPage, drawSignIn))
	r.Mutation("/sign-out", access.Anyone, web.Submit(signOut))
	r.Static("/setup", access.Anyone, setUpPage)
	r.Mutation("/setup", access.Anyone, web.Submit(setUp).On(setUpPage, drawSetUp))
	r.Page("/account", access.Signed, account)
	r.Mutation("/account/profile", access.Signed, web.Create(accounts.Edit).On(account, drawProfile).Fresh(freshProfile).Saying(saved, false).Labels(labels))
	r.Mutation("/account/password", access.Signed, web.Submit(changePassword).On(account, drawPassword))
	r.Mutation("/account/leaving", access.Signed, web.Submit(everywhere))
}

func failures(c *web.Ctx) accounts.Failures { return accounts.Failures{DB: c.DB} }

// busy turns too many failures into the answer that says when to come back.
func busy(err error) error {
	var many accounts.ErrTooMany
	if errors.As(err, &many) {
		return web.Busy(many.Wait)
	}
	return err
}
