package reports

import (
	"cmp"
	"slices"

	"convive/models/change"
	"convive/models/events"
	"convive/models/guests"
)

// headcount has one row per occasion.
func headcount(w *world) *Report {
	r := &Report{Columns: []Column{
		{Key: Occasion}, {Key: Starts}, {Key: Invited, Kind: Number}, {Key: Attending, Kind: Number}, {Key: Declined, Kind: Number}, {Key: Pending, Kind: Number},
		{Key: Maybe, Kind: Number}, {Key: Children, Kind: Number}, {Key: HostPlaces, Kind: Number}, {Key: Everybody, Kind: Number},
		{Key: HighChairs, Kind: Number},
	}, Count: len(w.Occasions)}
	for _, o := range w.Occasions {
		var c guests.Count
		var children, hosts, high int
		for _, i := range w.invited(o) {
			if i.attends() && i.Chair == guests.HighChair {
				high++
			}
			switch {
			case !host(i.PersonOf):
				c.Add(i.Invitation)
				if i.attends() && i.Age != guests.Adult {
					children++
				}
			case i.attends():
				hosts++
			}
		}
		list := "/guests?occasion=" + string(o.ID)
		r.add(Row{ID: string(o.ID), Cells: []Cell{
			text(o.Name), text(o.Starts), number(c.Invited).to(list), number(c.Attending).to(list + "&reply=attending"), number(c.Declined).to(list + "&reply=declined"),
			number(c.Pending).to(list + "&reply=pending"), number(c.Maybe), number(children), number(hosts), number(c.Attending + hosts), number(high),
		}})
		r.Figures = append(r.Figures, Figure{N: c.Attending, Text: o.Name})
	}
	return r
}

// meals has one row per dish of each occasion that asks, and one for who has not chosen. Infants without a meal have a
// row of their own, so that the guests add up; nothing is cooked for them.
func meals(w *world) *Report {
	r := &Report{Columns: []Column{
		{Key: Occasion, Group: true}, {Key: Meal}, {Key: Adults, Kind: Number}, {Key: Children, Kind: Number}, {Key: People, Kind: Number},
		{Key: HostPlaces, Kind: Number}, {Key: Covers, Kind: Number},
	}}
	for _, o := range w.Occasions {
		if o.AsksMeal {
			w.mealsOf(o, r)
		}
	}
	if len(r.Rows) > 0 {
		r.Figures = append([]Figure{{N: r.Count, Key: Covers}}, r.Figures...)
	}
	return r
}

// portions counts who eats one dish.
type portions struct{ adults, children, hosts int }

func (p portions) guests() int { return p.adults + p.children }
func (p portions) covers() int { return p.adults + p.children + p.hosts }

func (w *world) mealsOf(o events.Occasion, r *Report) {
	chosen := map[change.ID]portions{}
	var none, infants portions
	for _, i := range w.invited(o) {
		if !i.attends() {
			continue
		}
		into := func(p portions) portions {
			switch {
			case host(i.PersonOf):
				p.hosts++
			case i.Age == guests.Adult:
				p.adults++
			default:
				p.children++
			}
			return p
		}
		switch {
		case i.Invitation.MealID != nil:
			chosen[*i.Invitation.MealID] = into(chosen[*i.Invitation.MealID])
		case i.Age == guests.Infant:
			infants = into(infants)
		default:
			none = into(none)
		}
	}
	for _, m := range w.mealsAt(o, chosen) {
		r.portion(o, string(m.ID), text(m.Name), chosen[m.ID], chosen[m.ID].covers())
		r.Figures = append(r.Figures, Figure{N: chosen[m.ID].covers(), Text: m.Name})
	}
	r.portion(o, "none", word(NotChosen), none, none.covers())
	r.Figures = append(r.Figures, Figure{N: none.covers(), Word: NotChosen})
	if infants != (portions{}) {
		r.portion(o, "infants", word(InfantNoMeal), infants, 0)
	}
}

func (r *Report) portion(o events.Occasion, id string, meal Cell, p portions, covers int) {
	r.Count += covers
	r.add(Row{ID: string(o.ID) + "-" + id, Group: string(o.ID), Cells: []Cell{
		text(o.Name), meal, number(p.adults), number(p.children), number(p.guests()), number(p.hosts), number(covers),
	}})
}

// mealsAt are the occasion's dishes in their order, and whatever else somebody has chosen for it.
func (w *world) mealsAt(o events.Occasion, chosen map[change.ID]portions) (all []events.Meal) {
	for id, m := range w.Meals {
		if _, wanted := chosen[id]; wanted || m.OccasionID == o.ID {
			all = append(all, m)
		}
	}
	slices.SortFunc(all, func(a, b events.Meal) int {
		return cmp.Or(cmp.Compare(a.Position, b.Position), cmp.Compare(a.ID, b.ID))
	})
	return all
}
