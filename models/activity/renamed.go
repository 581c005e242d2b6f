package activity

import (
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
	ids := map[string][]change.ID{}
	for _, c := range changes {
		if name, ok := c.Was["name"].(string); ok && c.Seq == removal && len(c.Became) == 0 {
			was[c.Row] = name
		}
		for _, id := range c.Created {
			if c.Seq == e.Seq && was[id] != "" {
				ids[c.Table] = append(ids[c.Table], id)
			}
		}
	}
	var back []Renamed
	add := func(id change.ID, is string) {
		if is != was[id] {
			back = append(back, Renamed{Was: was[id], Is: is})
		}
	}
	rows, err := db.From[seating.Table](r).In("id", ids[tables[0]]).Order("name, id").All()
	if err != nil {
		return nil, err
	}
	for _, t := range rows {
		add(t.ID, t.Name)
	}
	plans, err := db.From[seating.Plan](r).In("id", ids[tables[1]]).Order("name, id").All()
	for _, p := range plans {
		add(p.ID, p.Name)
	}
	return back, err
}
