// Package overview shows what a host sees first.
package overview

import (
	"context"

	"github.com/a-h/templ"

	"convive/handlers/web"
	"convive/models/access"
	"convive/models/activity"
	"convive/models/change"
	"convive/models/guests"
	"convive/models/overview"
	"convive/models/seating"
	log "convive/views/activity"
	"convive/views/locale"
	views "convive/views/overview"
)

// lately is how many entries of the log the page shows.
const lately = 9

// Routes declares the page.
func Routes(r *web.Routes) { r.Page("/e/:event", access.ViewEvent, page) }

// Nav declares the entry in the hosts' navigation.
func Nav(r *web.Routes) {
	r.Nav(web.NavEntry{Label: func(ctx context.Context) string { return locale.T(ctx, "Overview") }, Path: "", Icon: "home", Needs: access.ViewEvent})
}

func page(p *web.Page) error {
	p.Title(locale.T(p.Context(), "Overview"))
	people := change.Topics{change.Settings, change.Occasions, change.Guests, change.Households, change.Invitations}
	seats := append(change.Topics{change.Seating}, people...)
	p.Fragment("overview-head", head, seats...)
	p.Fragment("overview-occasions", occasions, people...)
	p.Fragment("overview-needs", needs, append(change.Topics{change.Requests, change.Unmatched}, seats...)...)
	p.Fragment("overview-chart", chart, people...)
	mayRead := p.Scope().Allows(access.ViewActivity)
	if mayRead {
		p.Keyed("overview-lately", newest, change.AnyChange)
	}
	p.Body(func(b *web.Body) (templ.Component, error) {
		var feed templ.Component
		if mayRead {
			feed = b.Slot("overview-lately")
		}
		return views.Page(b.Slot("overview-head"), b.Slot("overview-occasions"), b.Slot("overview-needs"), b.Slot("overview-chart"), feed, b.Base()+"/activity"), nil
	})
	return nil
}

func head(v *web.View) (templ.Component, error) {
	e, err := v.Event()
	if err != nil {
		return nil, err
	}
	list, err := guests.Everybody(v.Read)
	if err != nil {
		return nil, err
	}
	h := views.Head{Event: e, Base: v.Base(), Guests: guestList(v), Totals: list.Totals()}
	h.Days, h.Day, h.Dated = overview.Days(e, list.Occasions, v.Now())
	v.Until(overview.Midnight(e, v.Now()))
	flags, err := seating.AllFlags(v.Read)
	for _, f := range flags {
		if f.Tables > 0 {
			h.Seated += f.Attending - f.Unseated
			h.Attend += f.Attending
		}
	}
	return views.Countdown(h), err
}

// guestList is the address of the guest list, for who may see it.
func guestList(v *web.View) string {
	if !v.Scope().Allows(access.ViewGuests) {
		return ""
	}
	return v.Base() + "/guests"
}

func occasions(v *web.View) (templ.Component, error) {
	e, err := v.Event()
	if err != nil {
		return nil, err
	}
	list, err := guests.Everybody(v.Read)
	if err != nil {
		return nil, err
	}
	totals, children := list.Totals(), overview.Children(list)
	cards := make([]views.OccasionCard, len(list.Occasions))
	for i, o := range list.Occasions {
		cards[i] = views.OccasionCard{Occasion: o, Count: totals.Occasions[o.ID], Zone: e.Location(), Children: children[o.ID], Guests: guestList(v)}
	}
	settings := ""
	if v.Scope().Allows(access.EditEvent) {
		settings = v.Base() + "/settings"
	}
	return views.Occasions(cards, settings), nil
}

func needs(v *web.View) (templ.Component, error) {
	e, err := v.Event()
	if err != nil {
		return nil, err
	}
	what, err := overview.What(v.Read, e)
	return views.Needs(what, v.Base()), err
}

func chart(v *web.View) (templ.Component, error) {
	e, err := v.Event()
	if err != nil {
		return nil, err
	}
	list, err := guests.Everybody(v.Read)
	if err != nil {
		return nil, err
	}
	v.Until(overview.Midnight(e, v.Now()))
	c := views.NewChart(e, list, v.Query("chart"), v.Now())
	c.To = func(o change.ID) string { return v.Base() + "?chart=" + string(o) }
	return views.Chart(c), nil
}

// newest are the last entries of the log.
func newest(v *web.View) (web.Rows, error) {
	e, err := v.Event()
	if err != nil {
		return web.Rows{}, err
	}
	lines, err := activity.List(v.Read, 0, lately)
	out := web.Rows{Root: log.List("overview-lately")}
	for _, line := range lines {
		out.Rows = append(out.Rows, web.Row{ID: log.RowID(line.Seq), Body: log.Entry(log.Row{Line: line, Base: v.Base(), Zone: e.Location()})})
	}
	return out, err
}
