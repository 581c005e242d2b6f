package seating

import (
	"github.com/a-h/templ"

	"convive/handlers/web"
	"convive/views/locale"
	views "convive/views/seating"
)

// points is the page that explains each point of a plan's score.
func points(p *web.Page) error {
	p.Title(locale.T(p.Context(), "What makes the score"))
	seated, err := occasions(p.Ctx)
	if err != nil {
		return err
	}
	p.Fragment("points-head", pointsHead, onWishes...)
	p.Keyed("points-list", pointsList, onWishes...)
	p.Body(func(b *web.Body) (templ.Component, error) {
		at, err := address(b.Ctx, seated)
		if err != nil {
			return nil, err
		}
		return views.PointsPage(at, b.Slot("points-head"), b.Slot("points-list")), nil
	})
	return nil
}

func pointsHead(v *web.View) (templ.Component, error) {
	_, b, err := shown(v)
	if err != nil {
		return nil, err
	}
	wishes, err := known(v)
	return views.PointsHead(views.ScoreOf(v.Context(), b, wishes)), err
}

func pointsList(v *web.View) (web.Rows, error) {
	out := web.Rows{Root: views.PointsList()}
	at, b, err := shown(v)
	if err != nil {
		return out, err
	}
	wishes, err := known(v)
	if err != nil {
		return out, err
	}
	for _, g := range views.PointsOf(v.Context(), at, b, wishes) {
		out.Rows = append(out.Rows, web.Row{ID: "points-" + string(g.ID), Body: views.OfPoints(g)})
	}
	if len(out.Rows) == 0 {
		out.Rows = append(out.Rows, web.Row{ID: "points-none", Body: views.NoPoints()})
	}
	return out, nil
}
