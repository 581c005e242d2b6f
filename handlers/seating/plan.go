package seating

import (
	"errors"

	"github.com/a-h/templ"

	"convive/handlers/web"
	"convive/models/change"
	"convive/models/db"
	"convive/models/events"
	"convive/models/seating"
	views "convive/views/seating"
)

func onePlan(p *web.Page) error {
	row, removed, err := foundPlan(p.Ctx)
	if err != nil {
		return err
	}
	p.Title(row.Name)
	p.Fragment("plan-standing", planStanding, onBoard...)
	p.Keyed("snapshot-list", snapshotList, change.Seating, change.Settings)
	p.Fragment("seating-made-of", planMade, inPlan...)
	p.Body(func(b *web.Body) (templ.Component, error) {
		at := views.At{Base: b.Base() + "/seating", Occasion: row.OccasionID}
		path := at.Base + "/plans/" + string(row.ID)
		page := views.PlanPage{At: at, May: mayOf(b.Scope()), Row: row, Remove: b.NewCommand()}
		if removed {
			page.Edit = false
			return views.OnePlan(page, b.Slot("plan-standing"), b.Slot("snapshot-list"), b.Slot("seating-made-of")), nil
		}
		rename := web.FormOf(b, path+"/name", seating.PlanName{Version: row.Version, Name: row.Name})
		page.Rename = views.PlanNameForm{Action: path + "/name", Command: rename.Command, Draft: rename.Draft, Errors: rename.Errors}
		page.Take = snapshotForm(path, web.FormOf(b, path+"/snapshots", seating.NewSnapshot{}))
		copied := web.FormOf(b, path+"/copies", seating.PlanCopy{Version: row.Version})
		page.Copy = views.PlanCopyForm{Action: path + "/copies", Command: copied.Command, Draft: copied.Draft, Errors: copied.Errors}
		if page.Copy.From, err = everyPlan(b.Ctx, row.ID); err != nil {
			return nil, err
		}
		err = b.Read(func(r *db.Read) error {
			head, _ := r.Head(r.Scope().Feed())
			page.Seq = head.Seq
			all, err := seating.Plans(r, row.OccasionID)
			page.Others = optionsOf(all, row.ID)
			return err
		})
		return views.OnePlan(page, b.Slot("plan-standing"), b.Slot("snapshot-list"), b.Slot("seating-made-of")), err
	})
	return nil
}

func foundPlan(c *web.Ctx) (p seating.Plan, removed bool, err error) {
	err = c.Read(func(r *db.Read) error {
		p, removed, err = seating.OnceAPlan(r, c.ID())
		return err
	})
	return p, removed, err
}

func planStanding(v *web.View) (templ.Component, error) {
	p, err := db.Find[seating.Plan](v.Read, v.ID())
	if errors.Is(err, db.ErrNotFound) {
		return views.PlanStanding(views.PlanRow{}), nil
	}
	if err != nil {
		return nil, err
	}
	row, err := planRow(v, views.At{Base: v.Base() + "/seating", Occasion: p.OccasionID}, p)
	if err != nil {
		return nil, err
	}
	row.Used, err = seating.InUse(v.Read, p.OccasionID)
	return views.PlanStanding(row), err
}

func snapshotList(v *web.View) (web.Rows, error) {
	out := web.Rows{Root: views.SnapshotList()}
	all, err := seating.SnapshotList(v.Read, v.ID())
	if err != nil {
		return out, err
	}
	e, err := events.Current(v.Read)
	for _, s := range all {
		row := views.SnapshotRow{At: views.At{Base: v.Base() + "/seating"}, May: mayOf(v.Scope()), Snapshot: s, Zone: e.Location()}
		out.Rows = append(out.Rows, web.Row{ID: "snapshot-" + string(s.ID), Body: views.OfSnapshot(row)})
	}
	if len(all) == 0 {
		out.Rows = append(out.Rows, web.Row{ID: "snapshots-none", Body: views.NoSnapshots()})
	}
	return out, err
}

func snapshotForm(path string, f web.Form[seating.NewSnapshot]) views.SnapshotForm {
	return views.SnapshotForm{Action: path + "/snapshots", Command: f.Command, Draft: f.Draft, Errors: f.Errors}
}

func freshSnapshot(*web.Ctx) seating.NewSnapshot { return seating.NewSnapshot{} }

func snapshotAgain(c *web.Ctx, f web.Form[seating.NewSnapshot]) (templ.Component, error) {
	p, _, err := foundPlan(c)
	return views.TakeSnapshot(snapshotForm(c.Base()+"/seating/plans/"+string(p.ID), f)), err
}

func renameAgain(c *web.Ctx, f web.Form[seating.PlanName]) (templ.Component, error) {
	p, _, err := foundPlan(c)
	return views.RenamePlan(views.PlanNameForm{Action: c.Base() + "/seating/plans/" + string(p.ID) + "/name", Command: f.Command, Draft: f.Draft, Errors: f.Errors}), err
}
