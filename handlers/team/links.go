package team

import (
	"errors"

	"github.com/a-h/templ"

	"convive/handlers/web"
	"convive/models/accounts"
	"convive/models/change"
	"convive/models/db"
	"convive/models/team"
	views "convive/views/team"
)

// made shows a link that was just made; nil when the address names none, or none of this person's.
func made(b *web.Body) (shown templ.Component, err error) {
	id := change.ID(b.Query("made"))
	if id == "" {
		return nil, nil
	}
	err = b.Read(func(r *db.Read) error {
		l, err := team.Made(r, id)
		if err == nil {
			shown = views.Made(b.Link("/join/"+team.LinkToken(b.Secret, l.ID)), l.Role, l.Note)
		}
		return absentIsFine(err)
	})
	return shown, err
}

func absentIsFine(err error) error {
	if errors.Is(err, db.ErrNotFound) {
		return nil
	}
	return err
}

// links is the live list of Team links; it goes stale by itself when one of them expires.
func links(v *web.View) (web.Rows, error) {
	e, err := v.Event()
	if err != nil {
		return web.Rows{}, err
	}
	all, err := team.Links(v.Read)
	if err != nil {
		return web.Rows{}, err
	}
	var people []change.ID
	for _, l := range all {
		people = append(people, l.CreatedBy, l.UsedBy)
	}
	names, err := accounts.Names(v.Read, people)
	out := web.Rows{Root: views.Links()}
	for _, l := range all {
		row := views.LinkRow{
			Link: l, State: l.State(v.Now()), By: names[l.CreatedBy], Joined: names[l.UsedBy], Zone: e.Location(),
			May: team.Gives(v.Scope().Role, l.Role), Path: v.Base() + "/team/links/" + string(l.ID) + "/revocation",
		}
		if row.State == team.Open {
			v.Until(l.ExpiresAt.Time())
		}
		out.Rows = append(out.Rows, web.Row{ID: "link-" + string(l.ID), Body: views.Link(row)})
	}
	if len(all) == 0 {
		out.Rows = append(out.Rows, web.Row{ID: "links-none", Body: views.NoLinks()})
	}
	return out, err
}
