// Package demo lets anybody sign in to the demo's people; outside of demo mode its pages don't exist.
package demo

import (
	"context"

	"github.com/a-h/templ"

	"convive/handlers/web"
	"convive/models/access"
	"convive/models/db"
	"convive/models/demo"
	views "convive/views/demo"
	"convive/views/locale"
	"convive/views/team"
)

// Routes declares the demo's page and its sign-ins.
func Routes(r *web.Routes) {
	r.Static("/demo", access.Anyone, page)
	r.Post("/demo/:role", access.Anyone, signIn)
}

func page(p *web.Page) error {
	if !p.Demo {
		return db.ErrNotFound
	}
	p.Title(locale.T(p.Context(), "Demo"))
	p.Plain()
	p.Body(func(b *web.Body) (templ.Component, error) {
		guest, err := demo.GuestLink(b.Context(), b.DB, b.Secret)
		return views.Page(people(b.Context()), guest), err
	})
	return nil
}

func people(ctx context.Context) []views.SignIn {
	var all []views.SignIn
	for _, role := range demo.Roles {
		event := "Amara & Jonas"
		if role.Key == "stranger" {
			event = "Nadia & Tom"
		}
		all = append(all, views.SignIn{Key: role.Key, Name: role.Name, Role: team.RoleName(ctx, role.Role), Event: event})
	}
	return all
}

// signIn makes this browser one of the demo's people and shows their event.
func signIn(c *web.Ctx) error {
	if !c.Demo {
		return db.ErrNotFound
	}
	id, err := demo.Account(c.Context(), c.DB, c.Param("role"))
	if err != nil {
		return err
	}
	if err := c.SignIn(id); err != nil {
		return err
	}
	slug := demo.Slug
	if c.Param("role") == "stranger" {
		slug = demo.StrangerSlug
	}
	return c.GoOn("/e/" + slug)
}
