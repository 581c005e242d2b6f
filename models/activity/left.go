package activity

import (
	"slices"

	"convive/models/change"
	"convive/models/db"
)

// mostLeft is how many of those are remembered whom an undo left as they are.
const mostLeft = 100

// owners are whom rows are called after, each once: an invitation or a seat after its guest, a request after its
// household. Rows that have no name among people are left out.
func owners(r *db.Read, rows []db.RowRef) (all []change.Ref, err error) {
	rows = rows[:min(len(rows), 10*mostLeft)]
	ids := map[string][]change.ID{}
	for _, row := range rows {
		ids[row.Table] = append(ids[row.Table], row.Row)
	}
	after := map[db.RowRef]change.Ref{}
	for table, ids := range ids {
		target, ok := calledAfter[table]
		if !ok {
			continue
		}
		points, err := held(r, table, target.column, ids)
		if err != nil {
			return nil, err
		}
		for id, to := range points {
			after[db.RowRef{Table: table, Row: id}] = change.Ref{Table: target.table, ID: change.ID(to)}
		}
	}
	for _, row := range rows {
		of, ok := after[row]
		if _, named := nameColumn[row.Table]; !ok && named {
			of = change.Ref{Table: row.Table, ID: row.Row}
		}
		if of.ID != "" && len(all) < mostLeft && !slices.Contains(all, of) {
			all = append(all, of)
		}
	}
	return all, nil
}

// Left names whom an undo left as they are, the first n of them, each name once; more is how many it doesn't name.
func Left(r *db.Read, c change.Undone, n int) (names []string, more int, err error) {
	wanted := refs{}
	for _, ref := range c.Left {
		wanted.add(ref)
	}
	called, err := lookUp(r, wanted)
	for _, ref := range c.Left {
		if name := called[ref]; name != "" && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	more = max(0, len(names)-n)
	return names[:len(names)-more], more, err
}
