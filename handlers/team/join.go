package team

import (
	"net/url"

	"github.com/a-h/templ"

	"convive/handlers/web"
	"convive/models/access"
	"convive/models/accounts"
	"convive/models/change"
	"convive/models/db"
	"convive/models/events"
	"convive/models/invalid"
	"convive/models/team"
	"convive/views/locale"
	views "convive/views/team"
)

// door is a Team link that somebody has opened: who asks has no authority at the event yet.
type door struct {
	link  team.Link
	event events.Event
	by    string
	shut  error // why the link is no longer good
	at    string
}

// open finds the link of the address; db.ErrNotFound for any other token.
func open(c *web.Ctx) (d door, err error) {
	err = c.Read(func(r *db.Read) error {
		if d.link, err = team.ByToken(r, c.Param("token")); err != nil {
			return err
		}
		if d.event, err = events.ByID(r, d.link.EventID); err != nil {
			return err
		}
		names, err := accounts.Names(r, []change.ID{d.link.CreatedBy})
		d.by, d.shut = names[d.link.CreatedBy], d.link.Refusal(r.Now())
		return err
	})
	d.at = "/join/" + url.PathEscape(c.Param("token"))
	return d, err
}

func (d door) joining() views.Joining {
	return views.Joining{
		Event: d.event.Name, Place: d.event.Place, By: d.by, Role: d.link.Role, Path: d.at, SignIn: "/sign-in?next=" + url.QueryEscape(d.at),
	}
}

// joinPage shows who invites to what. Opening it changes nothing: mail scanners follow links.
func joinPage(p *web.Page) error {
	d, err := open(p.Ctx)
	if err != nil {
		return err
	}
	p.Plain()
	p.Title(d.event.Name)
	p.Body(func(b *web.Body) (templ.Component, error) {
		switch {
		case d.shut != nil:
			return views.NoJoin(d.joining(), sentence(b.Ctx, d.shut)), nil
		case b.Account().ID != "":
			return views.JoinAs(d.joining(), b.Account().Name, b.NewCommand()), nil
		}
		form, err := drawJoin(b.Ctx, web.FormOf(b, d.at+"/account", accounts.Person{}))
		return views.JoinPage(d.joining(), form), err
	})
	return nil
}

func sentence(c *web.Ctx, err error) string {
	if refusal, ok := err.(invalid.Refusal); ok {
		return locale.Say(c.Context(), refusal.Text, refusal.Args...)
	}
	return ""
}

func drawJoin(_ *web.Ctx, f web.Form[accounts.Person]) (templ.Component, error) {
	return views.JoinFields(views.JoinForm{Action: f.Action, Command: f.Command, Draft: f.Draft, Errors: f.Errors}), nil
}

// join takes who is signed in into the team.
func join(c *web.Ctx, _ web.NoDraft, cmd change.CommandID) (string, error) {
	d, err := open(c)
	if err != nil {
		return "", err
	}
	return d.accept(c, c.Account().ID, cmd)
}

// joinAnew makes an account and takes it into the team. The account comes first: if the second step fails, it has no
// authority, and the link that is still open can be used after signing in.
func joinAnew(c *web.Ctx, p accounts.Person, cmd change.CommandID) (string, error) {
	d, err := open(c)
	if err != nil {
		return "", err
	}
	if d.shut != nil {
		return "", d.shut
	}
	a, err := accounts.Join(c.Context(), c.DB, p)
	if err != nil {
		return "", err
	}
	if err := c.SignIn(a.ID); err != nil {
		return "", err
	}
	return d.accept(c, a.ID, cmd)
}

// accept runs in Convive's own scope at the event: who joins has none there yet. The link is their authority, and it is
// judged again inside the transaction.
func (d door) accept(c *web.Ctx, account change.ID, cmd change.CommandID) (string, error) {
	by := change.Actor{Kind: change.ByAccount, ID: account}
	_, err := c.DB.Mutate(c.Context(), access.SystemAt(d.event.OrganizationID, d.event.ID, by), cmd, func(tx *db.Tx) (change.Change, error) {
		return team.Accept(tx, d.link.ID, account)
	})
	return "/e/" + d.event.Slug, err
}
