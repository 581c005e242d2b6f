package seating

import (
	"errors"

	"convive/handlers/web"
	"convive/models/access"
	"convive/models/db"
	"convive/models/guests"
	"convive/models/seating"
	"convive/views/locale"
	views "convive/views/seating"
	"convive/views/ui"
)

// toldApart are all guests as a select offers them. Who share a name are told apart by their household; where that is
// called like them, by their table, and then by where they live and their address.
func toldApart(c *web.Ctx, r *db.Read, at views.At, list *guests.Listing) (all []ui.Option, err error) {
	b, err := seating.OfPlan(r, at.Occasion, at.Plan)
	if errors.Is(err, db.ErrNotFound) {
		b, err = &seating.Board{}, nil
	}
	if err != nil {
		return nil, err
	}
	table := map[string]string{}
	for _, l := range b.Tables {
		for _, p := range l.People {
			table[string(p.ID)] = l.Name
		}
	}
	var marks [][]string // of each guest, what tells them from another one
	for _, h := range list.Households {
		for _, p := range h.People {
			place := table[string(p.ID)]
			if place == "" {
				place = locale.T(c.Context(), "no seat")
			}
			mark := []string{h.EnvelopeName, place}
			if r.Scope().Allows(access.ViewContacts) {
				mark = append(mark, h.City, p.Email)
			}
			all, marks = append(all, ui.Option{Value: string(p.ID), Label: p.Name}), append(marks, mark)
			if h.EnvelopeName == p.Name {
				mark[0] = ""
			}
		}
	}
	for step := range 4 {
		called := map[string]int{}
		for _, o := range all {
			called[o.Label]++
		}
		for i, o := range all {
			if called[o.Label] > 1 && step < len(marks[i]) && marks[i][step] != "" {
				all[i].Label += " · " + marks[i][step]
			}
		}
	}
	return all, nil
}
