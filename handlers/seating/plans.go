package seating

import (
	"context"
	"errors"

	"github.com/a-h/templ"

	"convive/handlers/web"
	"convive/models/access"
	"convive/models/change"
	"convive/models/db"
	"convive/models/seating"
	"convive/views/locale"
	views "convive/views/seating"
	"convive/views/ui"
)

// planning declares the pages of an occasion's plans and of one plan with its snapshots, and their commands.
func planning(r *web.Routes) {
	const all, one, snapshot = "/e/:event/seating/plans", "/e/:event/seating/plans/:id", "/e/:event/seating/snapshots/:id"
	r.Page(all, access.Seat, plans)
	r.Page(one, access.Seat, onePlan)
	r.Page("/e/:event/seating/comparison", access.Seat, comparison)
	r.Mutation(all, access.EditTables, web.Create(seating.AddPlan).On(plans, planAgain).SayingOf(planAdded, true).To(toNewPlan))
	r.Mutation(one+"/name", access.EditTables, web.With(seating.RenamePlan).On(onePlan, renameAgain).Saying(renamed, true).To(toPlan).Labels(labels))
	r.Mutation(one+"/use", access.EditTables, web.With(seating.ChoosePlan).SayingOf(chosen, true))
	r.Mutation(one+"/removal", access.EditTables, web.With(seating.RemovePlan).SayingOf(planRemoved, true).To(toPlans))
	r.Mutation(one+"/copies", access.EditTables, web.With(seating.CopyPlan).SayingOf(planCopied, true).To(toPlan))
	r.Mutation(one+"/snapshots", access.EditTables, web.With(seating.TakeSnapshot).On(onePlan, snapshotAgain).Fresh(freshSnapshot).SayingOf(snapshotTaken, true))
	r.Mutation(snapshot+"/restoration", access.EditTables, web.With(seating.Restore).SayingOf(restored, true).Otherwise(asItIs))
	r.Mutation(snapshot+"/removal", access.EditTables, web.With(seating.RemoveSnapshot).SayingOf(snapshotRemoved, true))
}

// planMenu is which plan the board shows; arrangedPlan is that of the room which is arranged.
func planMenu(v *web.View) (templ.Component, error) { return menuOf(v, false) }

func arrangedPlan(v *web.View) (templ.Component, error) { return menuOf(v, true) }

// sheet is what the board says of itself on paper.
func sheet(v *web.View) (templ.Component, error) {
	at, b, err := shown(v)
	if err != nil {
		return nil, err
	}
	s := views.Sheet{Occasion: b.Occasion.Name, Health: !at.Room && v.Scope().Allows(access.ViewHealth)}
	if s.Event, err = v.Event(); err != nil || !v.Scope().Allows(access.Seat) {
		return views.SheetHead(s), err
	}
	s.Plan, err = db.Find[seating.Plan](v.Read, b.Plan)
	if errors.Is(err, db.ErrNotFound) {
		err = nil
	}
	return views.SheetHead(s), err
}

func menuOf(v *web.View, arranging bool) (templ.Component, error) {
	at, b, err := shown(v)
	if err != nil {
		return nil, err
	}
	m := views.PlanMenu{At: at, May: mayOf(v.Scope()), Arranging: arranging}
	m.Plans, err = seating.Plans(v.Read, at.Occasion)
	for _, p := range m.Plans {
		if p.ID == b.Plan {
			m.Shown = p
		}
	}
	return views.PlanChoice(m), err
}

func plans(p *web.Page) error {
	p.Title(locale.T(p.Context(), "Plans"))
	seated, err := occasions(p.Ctx)
	if err != nil {
		return err
	}
	p.Keyed("plan-list", planList, onWishes...)
	p.Fragment("seating-made-of", plansMade, inPlan...)
	p.Body(func(b *web.Body) (templ.Component, error) {
		at, err := address(b.Ctx, seated)
		if err != nil {
			return nil, err
		}
		page := views.PlansPage{At: at, May: mayOf(b.Scope()), Occasion: views.Board{At: at, Occasions: seated}.Called()}
		draft := seating.NewPlan{Occasion: at.Occasion, From: change.ID(b.Query("from"))}
		if page.Form, err = planForm(b.Ctx, at, web.FormOf(b, at.Base+"/plans", draft)); err != nil {
			return nil, err
		}
		page.Form.Draft.Occasion = at.Occasion
		err = b.Read(func(r *db.Read) error {
			all, err := seating.Plans(r, at.Occasion)
			page.Plans = optionsOf(all, "")
			return err
		})
		return views.Plans(page, b.Slot("plan-list"), b.Slot("seating-made-of")), err
	})
	return nil
}

func planForm(c *web.Ctx, at views.At, f web.Form[seating.NewPlan]) (views.NewPlanForm, error) {
	from, err := everyPlan(c, "")
	return views.NewPlanForm{Action: at.Base + "/plans?occasion=" + string(at.Occasion), Command: f.Command, Draft: f.Draft, From: from, Errors: f.Errors}, err
}

// everyPlan are the plans of all occasions, but for one.
func everyPlan(c *web.Ctx, but change.ID) (all []ui.Option, err error) {
	err = c.Read(func(r *db.Read) error {
		all, err = plansBut(c.Context(), r, but)
		return err
	})
	return all, err
}

func plansBut(ctx context.Context, r *db.Read, but change.ID) (all []ui.Option, err error) {
	seated, err := seating.Occasions(r)
	for _, o := range seated {
		rows, wrong := seating.Plans(r, o.ID)
		err = errors.Join(err, wrong)
		for _, p := range rows {
			if p.ID != but {
				all = append(all, views.PlanOption(ctx, p, o.Name))
			}
		}
	}
	return all, err
}

func planAgain(c *web.Ctx, f web.Form[seating.NewPlan]) (templ.Component, error) {
	form, err := planForm(c, views.At{Base: c.Base() + "/seating", Occasion: f.Draft.Occasion}, f)
	return views.AddPlan(form), err
}

func planList(v *web.View) (web.Rows, error) {
	at, _, err := shown(v)
	out := web.Rows{Root: views.PlanList()}
	if err != nil {
		return out, err
	}
	at.Plan = ""
	all, err := seating.Plans(v.Read, at.Occasion)
	for _, p := range all {
		row, err := planRow(v, at, p)
		if err != nil {
			return out, err
		}
		row.Used = all[0]
		out.Rows = append(out.Rows, web.Row{ID: "of-" + string(p.ID), Body: views.OfPlan(row)})
	}
	if len(all) == 0 {
		out.Rows = append(out.Rows, web.Row{ID: "plans-none", Body: views.NoPlans()})
	}
	return out, err
}

func planRow(v *web.View, at views.At, p seating.Plan) (views.PlanRow, error) {
	row := views.PlanRow{At: at, May: mayOf(v.Scope()), Row: p}
	b, err := seating.OfPlan(v.Read, p.OccasionID, p.ID)
	if errors.Is(err, db.ErrNotFound) { // the occasion lost its chart
		return row, nil
	}
	if err != nil {
		return row, err
	}
	wishes, err := known(v)
	if err != nil {
		return row, err
	}
	counts, err := seating.CountSnapshots(v.Read)
	row.Flags, row.Problems, row.Snapshots = b.Flags, len(b.Problems(wishes, row.Health)), counts[p.ID]
	return row, err
}

func toNewPlan(c *web.Ctx, e change.Entry) string {
	m, _ := e.Change.(change.PlanAdded)
	return views.At{Base: c.Base() + "/seating", Occasion: m.Occasion, Plan: m.Plan}.Href()
}

func toPlan(c *web.Ctx, _ change.Entry) string { return c.Base() + "/seating/plans/" + string(c.ID()) }

func toPlans(c *web.Ctx, e change.Entry) string {
	m, _ := e.Change.(change.PlanRemoved)
	return views.At{Base: c.Base() + "/seating", Occasion: m.Occasion}.PlansHref()
}

func renamed(ctx context.Context, _ change.Entry) string { return locale.T(ctx, "Saved.") }

func asItIs(c *web.Ctx) string { return locale.T(c.Context(), "The plan is so already.") }
