// Package requests shows guest requests to hosts and to the household that asked, and runs their commands.
package requests

import (
	"context"

	"github.com/a-h/templ"

	"convive/handlers/web"
	"convive/models/access"
	"convive/models/change"
	"convive/models/db"
	"convive/models/requests"
	"convive/views/locale"
	views "convive/views/requests"
)

// Routes declares the hosts' inbox and its commands, and the guests' page of requests.
func Routes(r *web.Routes) {
	r.Page("/e/:event/requests", access.ViewRequests, inbox)
	r.Mutation("/e/:event/requests/:id/resolution", access.SettleRequests, web.With(requests.Resolve).Labels(words).SayingOf(resolved, true))
	r.Mutation("/e/:event/requests/:id/refusal", access.SettleRequests, web.With(requests.Decline).Labels(words).SayingOf(declined, true))
	r.Mutation("/e/:event/requests/:id/reopening", access.SettleRequests, web.With(requests.Reopen).SayingOf(reopened, true))
	r.GuestPage("/requests", own)
	r.GuestMutation("/requests/asking", web.Create(requests.Ask).On(own, askAgain).Saying(asked, false))
}

// words is what a host may write beside an outcome, as the field is labelled.
var words = map[string]string{"answer": "Your word"}

// Nav declares the entry in the hosts' navigation, with the number of open requests.
func Nav(r *web.Routes) {
	r.Nav(web.NavEntry{
		Label: func(ctx context.Context) string { return locale.T(ctx, "Requests") },
		Path:  "/requests", Icon: "request", Needs: access.ViewRequests, Badge: badge, Topics: change.Topics{change.Requests},
	})
}

func badge(v *web.View) (templ.Component, error) {
	open, err := requests.CountOpen(v.Read)
	return views.Badge(int(open)), err
}

func inbox(p *web.Page) error {
	p.Title(locale.T(p.Context(), "Requests"))
	p.Critical()
	p.Fragment("requests-counts", counts, change.Requests)
	p.Keyed("requests-list", rows, change.Requests, change.Guests, change.Households)
	p.Body(func(b *web.Body) (templ.Component, error) {
		return views.Inbox(b.Slot("requests-counts"), b.Slot("requests-list")), nil
	})
	return nil
}

func counts(v *web.View) (templ.Component, error) {
	show, _, err := shown(v)
	return views.Counts(show), err
}

// shown reads the inbox once and splits it by what the address asks for.
func shown(v *web.View) (views.Show, []requests.Line, error) {
	all, err := requests.Inbox(v.Read)
	show := views.Show{Base: v.Base(), Which: v.Query("show")}
	if show.Which != "settled" && show.Which != "all" {
		show.Which = "open"
	}
	var listed []requests.Line
	for _, line := range all {
		switch line.Status {
		case requests.Open:
			show.Open++
		case requests.Resolved:
			show.Resolved++
		case requests.Declined:
			show.Declined++
		}
		if show.Which == "all" || (show.Which == "open") == (line.Status == requests.Open) {
			listed = append(listed, line)
		}
	}
	return show, listed, err
}

func rows(v *web.View) (web.Rows, error) {
	show, listed, err := shown(v)
	if err != nil {
		return web.Rows{}, err
	}
	e, err := v.Event()
	if err != nil {
		return web.Rows{}, err
	}
	out := web.Rows{Root: views.Rows()}
	health := v.Scope().Allows(access.ViewHealth)
	for _, line := range listed {
		if !health { // guests write about allergies there
			line.Words, line.Answer = "", ""
		}
		row := views.InboxRow{Line: line, Zone: e.Location(), MaySettle: v.Scope().Allows(access.SettleRequests), Path: v.Base() + "/requests/" + string(line.ID)}
		if line.Kind == "seating" && v.Scope().Allows(access.Seat|access.ViewPrivateWishes) {
			row.Wish = v.Base() + "/seating/wishes?request=" + string(line.ID)
		}
		out.Rows = append(out.Rows, web.RowOf("request-"+string(line.ID), row, views.Request))
	}
	if len(listed) == 0 {
		out.Rows = append(out.Rows, web.Row{ID: "requests-none", Body: views.Nothing(show)})
	}
	return out, nil
}

func resolved(c *web.Ctx, e change.Entry) string {
	if name := asker(c, e.Change.(change.RequestResolved).Request); name != "" {
		return locale.T(c.Context(), "Resolved the request of {name}. The answer is on their page.", "name", name)
	}
	return locale.T(c.Context(), "Resolved. The guest sees it now.")
}

func declined(c *web.Ctx, e change.Entry) string {
	if name := asker(c, e.Change.(change.RequestDeclined).Request); name != "" {
		return locale.T(c.Context(), "Declined the request of {name}. The answer is on their page.", "name", name)
	}
	return locale.T(c.Context(), "Declined. The guest sees it now.")
}

func reopened(c *web.Ctx, e change.Entry) string {
	if name := asker(c, e.Change.(change.RequestReopened).Request); name != "" {
		return locale.T(c.Context(), "The request of {name} is open again.", "name", name)
	}
	return locale.T(c.Context(), "The request is open again.")
}

// asker is who asked; "" when the request is gone by now.
func asker(c *web.Ctx, id change.ID) (name string) {
	_ = c.Read(func(r *db.Read) error { // without the name the notice says less
		asked, err := db.Find[requests.GuestRequest](r, id)
		if err == nil {
			name, err = requests.Asker(r, asked)
		}
		return err
	})
	return name
}

func asked(ctx context.Context, _ change.Entry) string {
	return locale.T(ctx, "Sent. The answer will appear on this page.")
}
