package main

import (
	"context"
	"errors"
	"time"

	"convive/models/accounts"
	"convive/models/db"
	"convive/models/demo"
)

// makeDemo writes the demo wedding when it isn't there, as seen on the day of now; anew writes it again.
func (s store) makeDemo(ctx context.Context, now time.Time, anew bool) error {
	secret, err := s.secret()
	if err != nil {
		return err
	}
	clock := &demo.Clock{}
	d, err := s.ready(ctx, clock.Now)
	if err != nil {
		return err
	}
	defer d.Close()
	there, err := demo.Exists(ctx, d)
	if err != nil || there && !anew {
		return err
	}
	if there {
		if err := demo.Remove(ctx, d, clock, now); err != nil {
			return err
		}
	}
	return demo.Seed(ctx, d, clock, secret, now)
}

// makeAnew makes the demo again where there is one: elsewhere its accounts would stand in the way of the first one.
func (s store) makeAnew(ctx context.Context) (guest string, err error) {
	d, err := s.ready(ctx, nil)
	if err != nil {
		return "", err
	}
	defer d.Close()
	if there, err := demo.Exists(ctx, d); err != nil || !there {
		return "", errors.Join(err, usage("there is no demo in this installation; `convive serve --demo` makes one"))
	}
	if err := s.makeDemo(ctx, time.Now(), true); err != nil {
		return "", err
	}
	secret, err := s.secret()
	if err != nil {
		return "", err
	}
	return demo.GuestLink(ctx, d, secret)
}

type seedCommand struct{ store }

// Run makes the demo event anew and leaves all others alone. A running server's pages follow.
func (s seedCommand) Run(ctx context.Context) error {
	link, err := s.makeAnew(ctx)
	if err != nil {
		return err
	}
	say("The demo wedding is as on its first day. A guest's link is now %s", link)
	return nil
}

// greet tells the terminal where to go.
func (s serveCommand) greet(ctx context.Context, d *db.DB, link func(string) string, secret []byte) error {
	say("Convive is at  %s", link("/"))
	token, needed, err := accounts.SetupToken(ctx, d)
	if err != nil {
		return err
	}
	if needed {
		say("Set it up at   %s?token=%s", link("/setup"), token)
	}
	if !s.Demo {
		return nil
	}
	say("Sign in at     %s", link("/demo"))
	guest, err := demo.GuestLink(ctx, d, secret)
	if err == nil && guest != "" {
		say("As a guest     %s", link(guest))
	}
	return err
}
