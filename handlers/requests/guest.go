package requests

import (
	"github.com/a-h/templ"

	"convive/handlers/web"
	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
	"convive/models/requests"
	"convive/views/locale"
	views "convive/views/requests"
	"convive/views/ui"
)

// own is the household's page of requests: what it asked, with the outcomes, and the form to ask.
func own(p *web.Page) error {
	p.Title(locale.T(p.Context(), "Requests"))
	p.Keyed("requests-own", ownRows, change.OfHousehold(p.Scope().Household), change.Requests)
	p.Body(func(b *web.Body) (templ.Component, error) {
		people, err := choices(b.Ctx)
		if err != nil {
			return nil, err
		}
		form := web.FormOf(b, b.Base()+"/requests/asking", requests.Asking{})
		return views.GuestPage(b.Base(), b.Slot("requests-own"), ask(form, people)), nil
	})
	return nil
}

func ask(f web.Form[requests.Asking], people []ui.Option) templ.Component {
	return views.Ask(views.AskForm{Action: f.Action, Command: f.Command, Draft: f.Draft, Errors: f.Errors, People: people})
}

// askAgain draws the form that replaces the one just sent.
func askAgain(c *web.Ctx, f web.Form[requests.Asking]) (templ.Component, error) {
	people, err := choices(c)
	return ask(f, people), err
}

// choices are the people of the household, for whom it can ask.
func choices(c *web.Ctx) (people []ui.Option, err error) {
	err = c.Read(func(r *db.Read) error {
		rows, err := guests.OfHousehold(r, r.Scope().Household)
		for _, g := range rows {
			people = append(people, ui.Option{Value: string(g.ID), Label: g.Name})
		}
		return err
	})
	return people, err
}

func ownRows(v *web.View) (web.Rows, error) {
	lines, err := requests.OfHousehold(v.Read, v.Scope().Household)
	out := web.Rows{Root: views.Own()}
	for _, line := range lines {
		out.Rows = append(out.Rows, web.Row{ID: "request-" + string(line.ID), Body: views.OwnRequest(line)})
	}
	return out, err
}
