package guests

import (
	"slices"
	"strings"

	"convive/models/change"
	"convive/models/db"
)

// Whole are the households of the chosen, in the order chosen, when each of them is chosen as a whole: by all its people,
// or by the box of its row, which names those whom the list shows. There are none as soon as one is chosen in part.
func (c Chosen) Whole(r *db.Read) ([]change.ID, error) {
	ids := c.ids()
	chosen, err := db.From[Guest](r).In("id", ids).All()
	if err != nil || len(chosen) < len(ids) {
		return nil, err
	}
	slices.SortFunc(chosen, func(a, b Guest) int { return slices.Index(ids, a.ID) - slices.Index(ids, b.ID) })
	homes := householdsOf(chosen)
	everybody, err := db.From[Guest](r).In("household_id", homes).All()
	if err != nil {
		return nil, err
	}
	at := map[change.ID]change.ID{}
	for _, g := range everybody {
		at[g.ID] = g.HouseholdID
	}
	rows := map[change.ID]bool{} // whose row's box is ticked
	for _, group := range c.Groups {
		for _, id := range strings.Fields(group) {
			rows[at[change.ID(id)]] = true
		}
	}
	for _, g := range everybody {
		if !rows[g.HouseholdID] && !slices.Contains(ids, g.ID) {
			return nil, nil
		}
	}
	return homes, nil
}
