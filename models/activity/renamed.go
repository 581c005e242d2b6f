package activity

import (
	"cmp"
	"slices"

	"convive/models/change"
	"convive/models/db"
	"convive/models/seating"
)

// Renamed is a table or a plan that came back under another name, since its own was taken by then.
type Renamed struct{ Was, Is string }

// BackRenamed are the tables and plans that an entry brought back so, in the order of their names by then: it took back, or
// did again, what had removed them.
func BackRenamed(r *db.Read, e change.Entry) ([]Renamed, error) {
	var removal int64
	switch c := e.Change.(type) {
	case change.Undone:
		removal = c.Seq
	case change.Redone:
		removal = c.Undo
	default:
		return nil, nil
	}
	tables := []string{seating.Table{}.TableName(), seating.Plan{}.TableName()}
	changes, err := r.RowChangesOf([]int64{removal, e.Seq}, tables, most)
	if err != nil {
		return nil, err
	}
	was := map[change.ID]string{}
	after := map[string]map[change.ID]int64{tables[0]: {}, tables[1]: {}}
	for _, c := range changes {
		if name, ok := c.Was["name"].(string); ok && c.Seq == removal && len(c.Became) == 0 {
			was[c.Row] = name
		}
		for _, id := range c.Created {
			if c.Seq == e.Seq && was[id] != "" {
				after[c.Table][id] = e.Seq
			}
		}
	}
	var back []Renamed
	for _, table := range tables {
		is, err := r.HeldAfter(table, "name", after[table])
		if err != nil {
			return nil, err
		}
		var some []Renamed
		for id := range after[table] {
			if is[id] != was[id] {
				some = append(some, Renamed{Was: was[id], Is: is[id]})
			}
		}
		slices.SortFunc(some, func(a, b Renamed) int { return cmp.Compare(a.Is, b.Is) })
		back = append(back, some...)
	}
	return back, nil
}
