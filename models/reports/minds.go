package reports

import (
	"cmp"
	"maps"
	"slices"

	"convive/models/access"
	"convive/models/change"
	"convive/models/guests"
)

// diets has, for each occasion, one row per person who comes and has something to mind: diets, allergies, access needs.
// Who may not see the guest list, as a caterer, gets the seat without the name.
func diets(w *world) *Report {
	r := &Report{Columns: []Column{
		{Key: Occasion, Group: true}, {Key: GuestName, Needs: access.ViewGuests}, {Key: Table, Needs: access.ViewSeating},
		{Key: Seat, Kind: Number, Needs: access.ViewSeating}, {Key: Diet, Kind: Words}, {Key: DietNote}, {Key: AccessNeeds}, {Key: Age}, {Key: Meal},
	}}
	minding := map[change.ID]guests.Guest{}
	for _, o := range w.Occasions {
		var rows []seatedRow
		for _, i := range w.invited(o) {
			if !i.attends() || len(i.Diets) == 0 && i.DietNote == "" && len(i.Needs) == 0 {
				continue
			}
			minding[i.ID] = i.Guest
			rows = append(rows, seatedRow{w.seats[o.ID][i.ID], Row{ID: string(o.ID) + "-" + string(i.ID), Group: string(o.ID), Cells: []Cell{
				text(o.Name), text(i.Name).to(guestPath(i.Guest)), w.table(o, i.ID), w.seat(o, i.ID), {Words: i.Diets}, text(i.DietNote),
				text(joined(i.Needs)), age(i.PersonOf), w.meal(i.Invitation),
			}}})
		}
		r.add(bySeat(rows)...)
	}
	r.Count = len(minding)
	r.Figures = dietFigures(minding)
	return r
}

// dietFigures counts people by diet, each once whatever they come to.
func dietFigures(minding map[change.ID]guests.Guest) (all []Figure) {
	counts := map[string]int{}
	for _, g := range minding {
		for _, d := range g.Diets {
			counts[d]++
		}
	}
	for _, d := range slices.Sorted(maps.Keys(counts)) {
		all = append(all, Figure{N: counts[d], Diet: d})
	}
	slices.SortStableFunc(all, func(a, b Figure) int { return cmp.Compare(b.N, a.N) })
	return all
}

// meal is what somebody eats at an occasion.
func (w *world) meal(in guests.Invitation) Cell {
	if in.MealID == nil || in.Reply != guests.Attending {
		return Cell{}
	}
	return text(w.Meals[*in.MealID].Name)
}
