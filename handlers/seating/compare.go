package seating

import (
	"errors"

	"github.com/a-h/templ"

	"convive/handlers/web"
	"convive/models/change"
	"convive/models/db"
	"convive/models/seating"
	"convive/views/locale"
	views "convive/views/seating"
)

// comparison is the page that sets two plans of an occasion beside each other.
func comparison(p *web.Page) error {
	p.Title(locale.T(p.Context(), "Compare two plans"))
	seated, err := occasions(p.Ctx)
	if err != nil {
		return err
	}
	p.Fragment("compare-head", compareHead, onBoard...)
	p.Fragment("compare-names", compareNames, onBoard...)
	p.Keyed("compare-list", compareList, onBoard...)
	p.Body(func(b *web.Body) (templ.Component, error) {
		at, err := address(b.Ctx, seated)
		if err != nil {
			return nil, err
		}
		return views.Comparison(at, b.Slot("compare-head"), b.Slot("compare-names"), b.Slot("compare-list")), nil
	})
	return nil
}

// compared are the two plans that the address names; without names, the one in use and the next.
func compared(v *web.View) (c views.Compared, err error) {
	at, _, err := shown(v)
	c.At = at
	if err != nil {
		return c, err
	}
	plans, err := seating.Plans(v.Read, at.Occasion)
	if err != nil {
		return c, err
	}
	boards := [2]*seating.Board{}
	for i, name := range []string{"one", "other"} {
		id := change.ID(v.Query(name))
		if id == "" && i < len(plans) {
			id = plans[i].ID
		}
		for _, p := range plans {
			if p.ID == id {
				c.Plans[i] = p
			}
		}
		if c.Plans[i].ID == "" {
			return c, nil
		}
		if boards[i], err = seating.OfPlan(v.Read, at.Occasion, id); errors.Is(err, db.ErrNotFound) {
			return views.Compared{At: at}, nil
		}
		if err != nil {
			return c, err
		}
	}
	c.Both, c.All = true, seating.Compare(boards[0], boards[1])
	return c, nil
}

func compareHead(v *web.View) (templ.Component, error) {
	c, err := compared(v)
	return views.CompareHead(c), err
}

func compareNames(v *web.View) (templ.Component, error) {
	c, err := compared(v)
	return views.CompareNames(c), err
}

func compareList(v *web.View) (web.Rows, error) {
	c, err := compared(v)
	out := web.Rows{Root: views.CompareList()}
	for _, d := range c.All {
		out.Rows = append(out.Rows, web.Row{ID: "compared-" + string(d.ID), Body: views.OfComparison(d)})
	}
	if len(out.Rows) == 0 {
		out.Rows = append(out.Rows, web.Row{ID: "compared-none", Body: views.NothingCompared(c)})
	}
	return out, err
}
