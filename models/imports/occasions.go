package imports

import (
	"slices"

	"convive/models/events"
	"convive/models/imports/lists"
)

// maxMeals is how long a menu may become by an import; more are free words, not dishes to choose.
const maxMeals = 20

// takeOccasions finds the event's occasion for each of the list's: by its name, and for a column that doesn't name one
// the seated occasion. What isn't found would be made.
func (p *Plan) takeOccasions(s *state) {
	p.Occasions = make([]Occasion, len(p.List.Occasions))
	taken := map[*occasion]bool{}
	for i, header := range p.List.Occasions {
		o := &p.Occasions[i]
		*o = Occasion{Header: header, Name: header, main: header == p.List.Main}
		o.take(s.occasions, taken, func(row *occasion) bool { return row.Name == header })
	}
	for i, header := range p.List.Occasions {
		o := &p.Occasions[i]
		o.take(s.occasions, taken, func(row *occasion) bool { return lists.Fold(row.Name) == lists.Fold(header) })
	}
	for i := range p.Occasions {
		if o := &p.Occasions[i]; o.main && o.row == nil {
			o.take(s.occasions, taken, func(row *occasion) bool { return row.Seated })
			o.take(s.occasions, taken, func(*occasion) bool { return true })
		}
	}
	for i := range p.Occasions {
		o := &p.Occasions[i]
		o.New = o.row == nil
		o.Meals = p.newMeals(o)
	}
}

func (o *Occasion) take(rows []*occasion, taken map[*occasion]bool, means func(*occasion) bool) {
	for _, row := range rows {
		if o.row == nil && !taken[row] && means(row) {
			o.row, o.Name, taken[row] = row, row.Name, true
		}
	}
}

// newMeals are the dishes that the list names and the menu lacks.
func (p *Plan) newMeals(o *Occasion) (all []string) {
	known := map[string]bool{}
	if o.row != nil {
		for _, m := range o.row.meals {
			known[lists.Fold(m.Name)] = true
		}
	}
	for _, h := range p.List.Households {
		for _, g := range h.Guests {
			name := g.Replies[o.Header].Meal
			if name == "" || known[lists.Fold(name)] || len(known) == maxMeals {
				continue
			}
			known[lists.Fold(name)] = true
			all = append(all, name)
		}
	}
	return all
}

// serves says whether a dish is on the menu, or would be.
func (o *Occasion) serves(meal string) bool {
	fold := lists.Fold(meal)
	same := func(name string) bool { return lists.Fold(name) == fold }
	return slices.ContainsFunc(o.Meals, same) || o.row != nil && slices.ContainsFunc(o.row.meals, func(m events.Meal) bool { return same(m.Name) })
}

// seated chooses which new occasion gets the seating chart, where the event has none yet: the one that the list leaves
// unnamed, else one with a menu, else the first.
func (p *Plan) seated(rows []events.Occasion) int {
	if slices.ContainsFunc(rows, func(o events.Occasion) bool { return o.Seated }) {
		return -1
	}
	at, rank := -1, 0
	for i, o := range p.Occasions {
		r := 1
		switch {
		case !o.New:
			continue
		case o.main:
			r = 3
		case len(o.Meals) > 0:
			r = 2
		}
		if r > rank {
			at, rank = i, r
		}
	}
	return at
}
