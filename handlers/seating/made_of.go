package seating

import (
	"errors"
	"fmt"
	"hash/fnv"

	"github.com/a-h/templ"

	"convive/handlers/web"
	"convive/models/change"
	"convive/models/db"
	"convive/models/seating"
	views "convive/views/seating"
	"convive/views/ui"
)

// madeOf is a number of what the forms of a page show, which moves with it.
func madeOf(parts ...any) templ.Component {
	sum := fnv.New64a()
	_, _ = fmt.Fprint(sum, parts...)
	return views.MadeOf(fmt.Sprintf("%x", sum.Sum64()))
}

// tableMade moves with the table and what it can be aligned with, as long as it stands.
func tableMade(v *web.View) (templ.Component, error) {
	t, err := db.Find[seating.Table](v.Read, v.ID())
	return pieceMade(v, t.PlanID, t.Version, err)
}

// objectMade moves with the room object and what it can be aligned with, as long as it stands.
func objectMade(v *web.View) (templ.Component, error) {
	o, err := db.Find[seating.Object](v.Read, v.ID())
	return pieceMade(v, o.PlanID, o.Version, err)
}

func pieceMade(v *web.View, in change.ID, version int64, err error) (templ.Component, error) {
	if errors.Is(err, db.ErrNotFound) {
		return views.MadeOf(""), nil
	}
	if err != nil {
		return nil, err
	}
	e, err := v.Event()
	if err != nil {
		return nil, err
	}
	of, err := db.Find[seating.Plan](v.Read, in)
	if err != nil {
		return nil, err
	}
	others, _, err := alignable(v.Context(), v.Read, views.At{Occasion: of.OccasionID, Plan: of.ID}, v.ID())
	return madeOf(version, e.Units, others), err
}

// plansMade moves with the plans of all occasions, as the forms offer them.
func plansMade(v *web.View) (templ.Component, error) {
	all, err := plansBut(v.Context(), v.Read, "")
	return madeOf(all), err
}

// planMade moves with the plans, and with the one whose page it is.
func planMade(v *web.View) (templ.Component, error) {
	p, err := db.Find[seating.Plan](v.Read, v.ID())
	if errors.Is(err, db.ErrNotFound) {
		return views.MadeOf(""), nil
	}
	if err != nil {
		return nil, err
	}
	all, err := plansBut(v.Context(), v.Read, "")
	return madeOf(p.Version, all), err
}

// optionsOf are plans of one occasion, as a choice.
func optionsOf(all []seating.Plan, but change.ID) (options []ui.Option) {
	for _, p := range all {
		if p.ID != but {
			options = append(options, ui.Option{Value: string(p.ID), Label: p.Name})
		}
	}
	return options
}
