package guests

import (
	"cmp"
	"maps"
	"slices"

	"convive/models/change"
	"convive/models/events"
)

// mealsInOrder are the meals that are chosen from, by occasion.
func (c Columns) mealsInOrder() []events.Meal {
	at := map[change.ID]int{}
	for i, o := range c.Occasions {
		at[o.ID] = i
	}
	all := slices.DeleteFunc(slices.Collect(maps.Values(c.Meals)), func(m events.Meal) bool { return !c.asks(m.OccasionID) })
	slices.SortFunc(all, func(a, b events.Meal) int {
		return cmp.Or(cmp.Compare(at[a.OccasionID], at[b.OccasionID]), cmp.Compare(a.Position, b.Position), cmp.Compare(a.ID, b.ID))
	})
	return all
}

func (c Columns) asks(id change.ID) bool {
	return slices.ContainsFunc(c.Occasions, func(o occasion) bool { return o.ID == id && o.AsksMeal })
}

func (c Columns) nameOf(id change.ID) string {
	i := slices.IndexFunc(c.Occasions, func(o occasion) bool { return o.ID == id })
	if i < 0 {
		return ""
	}
	return c.Occasions[i].Name
}
