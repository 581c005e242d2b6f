// Package reports shows the sheets that people print and take away, live, and hands them out as files.
package reports

import (
	"context"
	"slices"

	"github.com/a-h/templ"

	"convive/handlers/web"
	"convive/models/access"
	"convive/models/change"
	"convive/models/db"
	"convive/models/reports"
	"convive/views/locale"
	views "convive/views/reports"
	"convive/views/sheet"
)

// Routes declares the choice of reports with its preview and, for each report under its own permission, its page and
// its files.
func Routes(r *web.Routes) {
	r.Page("/e/:event/reports", access.ViewReports, desk)
	for _, name := range reports.Names() {
		pattern := "/e/:event/reports/" + string(name)
		r.Page(pattern, reports.Needs(name), single(name))
		for _, as := range sheet.Formats {
			r.Download(pattern+"/"+as.Ending, reports.Needs(name), download(name, as))
		}
	}
}

// Nav declares the entry in the hosts' navigation.
func Nav(r *web.Routes) {
	r.Nav(web.NavEntry{Label: func(ctx context.Context) string { return locale.T(ctx, "Reports") }, Path: "/reports", Icon: "document", Needs: access.ViewReports})
}

// desk is the list of reports with one of them beside it.
func desk(p *web.Page) error {
	name, err := chosen(p)
	if err != nil {
		return err
	}
	p.Title(locale.T(p.Context(), "Reports"))
	p.Fragment("report-list", func(v *web.View) (templ.Component, error) { return list(v, name) }, reports.Topics...)
	show(p, name, false)
	p.Body(func(b *web.Body) (templ.Component, error) {
		return views.Page(b.Base(), name, b.Event(), b.Slot("report-list"), parts(b)), nil
	})
	return nil
}

// chosen is the report that the address asks for; without one, the first that concerns whoever looks: a caterer, who
// doesn't see the guest list, comes for the meals.
func chosen(p *web.Page) (reports.Name, error) {
	name := reports.Name(p.Query("report"))
	switch {
	case name == "" && p.Scope().Allows(access.ViewGuests):
		return reports.Headcount, nil
	case name == "":
		return reports.Meals, nil
	case !slices.Contains(reports.Names(), name):
		return name, db.ErrNotFound
	case !p.Scope().Allows(reports.Needs(name)):
		return name, access.ErrForbidden
	}
	return name, nil
}

// single is a report on a page of its own, as it is printed.
func single(name reports.Name) func(*web.Page) error {
	return func(p *web.Page) error {
		p.Title(views.Title(p.Context(), name))
		show(p, name, true)
		p.Body(func(b *web.Body) (templ.Component, error) {
			return views.Single(b.Base(), name, b.Event(), parts(b)), nil
		})
		return nil
	}
}

// show adds the live pieces of a report, which is alone on its page or beside the list of all.
func show(p *web.Page, name reports.Name, alone bool) {
	piece := func(draw func(*web.View, *reports.Report) templ.Component) func(*web.View) (templ.Component, error) {
		return func(v *web.View) (templ.Component, error) {
			r, err := reports.Of(v.Read, name)
			if err != nil {
				return nil, err
			}
			return draw(v, r), nil
		}
	}
	p.Fragment("report-event", func(v *web.View) (templ.Component, error) {
		e, err := v.Event()
		return views.Event(e), err
	}, change.Settings)
	p.Fragment("report-figures", piece(func(_ *web.View, r *reports.Report) templ.Component { return views.Figures(r) }), reports.Topics...)
	p.Fragment("report-heads", piece(func(_ *web.View, r *reports.Report) templ.Component { return views.Heads(r) }), reports.Topics...)
	p.Keyed("report-rows", func(v *web.View) (web.Rows, error) { return rows(v, name) }, reports.Topics...)
	p.Fragment("report-pages", piece(func(v *web.View, r *reports.Report) templ.Component { return pages(v, r, alone) }), reports.Topics...)
	p.Fragment("report-foot", piece(func(v *web.View, r *reports.Report) templ.Component {
		return views.Foot(r, v.Base(), v.Scope().Allows(reports.Needs(reports.Unseated)))
	}), reports.Topics...)
}

func parts(b *web.Body) views.Parts {
	return views.Parts{Event: b.Slot("report-event"), Figures: b.Slot("report-figures"), Heads: b.Slot("report-heads"), Rows: b.Slot("report-rows"), Pages: b.Slot("report-pages"), Foot: b.Slot("report-foot")}
}

func rows(v *web.View, name reports.Name) (web.Rows, error) {
	r, err := reports.Of(v.Read, name)
	if err != nil {
		return web.Rows{}, err
	}
	out := web.Rows{Root: views.Rows()}
	for _, line := range views.Lines(v.Context(), r, v.Base(), window(len(r.Rows), v.Query("page"))) {
		out.Rows = append(out.Rows, web.Row{ID: line.ID, Body: line.Body})
	}
	return out, nil
}

// list counts what each report holds.
func list(v *web.View, current reports.Name) (templ.Component, error) {
	var all []*reports.Report
	for _, name := range reports.Offered(v.Scope()) {
		r, err := reports.Of(v.Read, name)
		if err != nil {
			return nil, err
		}
		all = append(all, r)
	}
	return views.List(v.Base(), current, all), nil
}
