package seating

import (
	"context"

	"convive/models/access"
	"convive/models/db"
	"convive/models/guests"
	"convive/models/seating"
	"convive/views/locale"
	"convive/views/ui"
)

// toldApart are all guests as a select offers them, and as the list of wishes names them. Who share a name are told apart by their household; where that is
// called like them, by their table, and then by where they live and their address.
func toldApart(ctx context.Context, r *db.Read, b *seating.Board, list *guests.Listing) (all []ui.Option) {
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
				place = locale.T(ctx, "no seat")
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
	return all
}
