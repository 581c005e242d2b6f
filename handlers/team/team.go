// Package team shows who may do what in an event, makes and revokes Team links, and lets people join by them.
package team

import (
	"context"

	"github.com/a-h/templ"

	"convive/handlers/web"
	"convive/models/access"
	"convive/models/accounts"
	"convive/models/change"
	"convive/models/db"
	"convive/models/team"
	"convive/views/locale"
	views "convive/views/team"
)

// Routes declares the team's page and its steps, and the page of who joins.
func Routes(r *web.Routes) {
	r.Page("/e/:event/team", access.ViewTeam, page)
	r.Mutation("/e/:event/team/links", access.ManageTeam, web.By(invite).On(page, drawInvite).To(toMade))
	r.Mutation("/e/:event/team/links/:id/revocation", access.ManageTeam, web.With(team.Revoke).Saying(revoked, false))
	r.Mutation("/e/:event/team/members/:id/role", access.ManageTeam, web.With(team.Appoint).SayingOf(appointed, false).Otherwise(appointedAlready))
	r.Mutation("/e/:event/team/members/:id/removal", access.ManageTeam, web.With(team.Remove).SayingOf(removed, false))
	r.Mutation("/e/:event/team/leaving", access.ViewEvent, web.Create(team.Leave).Saying(left, false).To(toEvents))
	r.Static("/join/:token", access.Anyone, joinPage)
	r.Mutation("/join/:token", access.Signed, web.Submit(join))
	r.Mutation("/join/:token/account", access.Anyone, web.Submit(joinAnew).On(joinPage, drawJoin))
}

// Nav declares the entry in the hosts' navigation.
func Nav(r *web.Routes) {
	r.Nav(web.NavEntry{
		Label: func(ctx context.Context) string { return locale.T(ctx, "Team") },
		Path:  "/team", Icon: "team", Needs: access.ViewTeam,
	})
}

func page(p *web.Page) error {
	p.Title(locale.T(p.Context(), "Team"))
	p.Keyed("team-members", members, change.Team)
	manages := p.Scope().Allows(access.ManageTeam)
	if manages {
		p.Keyed("team-links", links, change.Team)
	}
	p.Body(func(b *web.Body) (templ.Component, error) {
		leave, err := leave(b)
		if err != nil || !manages {
			return views.Page(b.Slot("team-members"), nil, nil, nil, leave), err
		}
		made, err := made(b)
		if err != nil {
			return nil, err
		}
		form, err := drawInvite(b.Ctx, web.FormOf(b, b.Base()+"/team/links", team.Invitation{}))
		return views.Page(b.Slot("team-members"), made, form, b.Slot("team-links"), leave), err
	})
	return nil
}

func invite(tx *db.Tx, c *web.Ctx, d team.Invitation) (change.Change, error) {
	return team.Invite(tx, c.Secret, d)
}

func drawInvite(c *web.Ctx, f web.Form[team.Invitation]) (templ.Component, error) {
	return views.Invite(views.InviteForm{Action: f.Action, Command: f.Command, Draft: f.Draft, Errors: f.Errors, Given: team.Given(c.Scope().Role)}), nil
}

// toMade leads to the page that shows the new link, to its maker alone.
func toMade(c *web.Ctx, e change.Entry) string {
	invited, ok := e.Change.(change.MemberInvited)
	if !ok {
		return c.Base() + "/team"
	}
	return c.Base() + "/team?made=" + string(invited.Link)
}

// members is the live list; it offers what the role that looks may do, which is part of the page's variant.
func members(v *web.View) (web.Rows, error) {
	all, err := team.Members(v.Read)
	if err != nil {
		return web.Rows{}, err
	}
	ids := make([]change.ID, len(all))
	for i, m := range all {
		ids[i] = m.AccountID
	}
	cards, err := accounts.Cards(v.Read, ids)
	out := web.Rows{Root: views.Members()}
	for _, m := range all {
		row := views.MemberRow{
			Member: m, Card: cards[m.AccountID], Email: v.Scope().Allows(access.ManageTeam), Path: v.Base() + "/team/members/" + string(m.ID),
		}
		if !m.Owner && team.Gives(v.Scope().Role, m.Role.Role) {
			row.Given = team.Given(v.Scope().Role)
		}
		out.Rows = append(out.Rows, web.Row{ID: row.ID(), Body: views.Member(row)})
	}
	return out, err
}

// leave offers the way out to who has a role of their own.
func leave(b *web.Body) (form templ.Component, err error) {
	err = b.Read(func(r *db.Read) error {
		mine, err := team.Mine(r)
		if err == nil {
			form = views.Leave(b.Base()+"/team/leaving", b.NewCommand(), mine.Version)
		}
		return absentIsFine(err)
	})
	return form, err
}

func toEvents(*web.Ctx, change.Entry) string { return "/events" }

func revoked(ctx context.Context, _ change.Entry) string {
	return locale.T(ctx, "Revoked. The link no longer works.")
}
func appointed(c *web.Ctx, e change.Entry) string {
	m := e.Change.(change.MemberRoleChanged)
	name := c.NameOf(change.Actor{Kind: change.ByAccount, ID: m.Account})
	return locale.T(c.Context(), "{name} has another role now: {role}.", "name", name, "role", views.RoleName(c.Context(), access.Role(m.Role)))
}
func appointedAlready(c *web.Ctx) string {
	return locale.T(c.Context(), "They have this role already.")
}
func removed(c *web.Ctx, e change.Entry) string {
	name := c.NameOf(change.Actor{Kind: change.ByAccount, ID: e.Change.(change.MemberLeft).Account})
	return locale.T(c.Context(), "{name} is no longer in the team. Their open pages are closed.", "name", name)
}
func left(ctx context.Context, _ change.Entry) string {
	return locale.T(ctx, "You have left the team.")
}
