package guests

import (
	"context"

	"github.com/a-h/templ"

	"convive/handlers/web"
	"convive/models/access"
	"convive/models/change"
	"convive/models/guests"
	views "convive/views/guests"
	"convive/views/locale"
)

// waitingPage shows who waits for a place at which occasion. Places that get free are given by Convive itself
// (handlers/jobs).
func waitingPage(p *web.Page) error {
	p.Title(locale.T(p.Context(), "Waiting lists"))
	p.Fragment("waiting-lists", waitingLists, change.Invitations, change.Occasions, change.Households, change.Guests, change.Settings)
	p.Body(func(b *web.Body) (templ.Component, error) { return views.WaitingPage(b.Slot("waiting-lists")), nil })
	return nil
}

func waitingLists(v *web.View) (templ.Component, error) {
	e, err := v.Event()
	if err != nil {
		return nil, err
	}
	all, err := guests.AllPlaces(v.Read)
	if err != nil {
		return nil, err
	}
	untold, err := guests.Untold(v.Read)
	if err != nil {
		return nil, err
	}
	list, err := guests.Everybody(v.Read)
	if err != nil {
		return nil, err
	}
	open := list.OpenToB()
	l := views.WaitingLists{Base: v.Base(), Zone: e.Location(), Edit: v.Scope().Allows(access.EditGuests)}
	for _, p := range all {
		if n := open[p.ID]; n > 0 {
			l.Open = append(l.Open, views.OpenToB{Occasion: p.Occasion, Households: n})
		}
		if p.Capacity == 0 && len(p.Queue) == 0 && len(untold[p.ID]) == 0 {
			continue
		}
		l.Occasions = append(l.Occasions, views.WaitingList{Places: p, Untold: untold[p.ID]})
		if starts, known := p.StartsAt(e.Location()); known {
			v.Until(starts)
		}
	}
	return views.WaitingAll(l), err
}

func movedUpOrDown(ctx context.Context, _ change.Entry) string { return locale.T(ctx, "Moved.") }

func placeGiven(ctx context.Context, _ change.Entry) string {
	return locale.T(ctx, "Invited. Their page shows it now; tell them.")
}

func offTheList(ctx context.Context, _ change.Entry) string { return locale.T(ctx, "Off the list.") }

func told(ctx context.Context, _ change.Entry) string { return locale.T(ctx, "Noted.") }
