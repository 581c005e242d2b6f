package activity

import (
	"slices"

	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
)

// mostLeft is how many of those are remembered whom an undo left as they are.
const mostLeft = 100

var (
	ofGuests     = guests.Guest{}.TableName()
	ofHouseholds = guests.Household{}.TableName()
)

// owners are whom rows are called after, each once: an invitation or a seat after its guest, a request after its
// household. Rows that have no name among people are left out.
func owners(r *db.Read, rows []db.RowRef) (all []change.Ref, err error) {
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
	seen := map[change.Ref]bool{}
	for _, row := range rows {
		of, ok := after[row]
		if _, named := nameColumn[row.Table]; !ok && named {
			of = change.Ref{Table: row.Table, ID: row.Row}
		}
		if of.ID != "" && !seen[of] {
			seen[of], all = true, append(all, of)
		}
	}
	return all, nil
}

// withoutHomes leaves out the households of guests who are named themselves.
func withoutHomes(r *db.Read, all []change.Ref) ([]change.Ref, error) {
	var named []change.ID
	for _, ref := range all {
		if ref.Table == ofGuests {
			named = append(named, ref.ID)
		}
	}
	homes, err := held(r, ofGuests, "household_id", named)
	told := map[change.ID]bool{}
	for _, home := range homes {
		told[change.ID(home)] = true
	}
	return slices.DeleteFunc(all, func(ref change.Ref) bool { return ref.Table == ofHouseholds && told[ref.ID] }), err
}

// people counts the guests among owners. A household stands for its first guest, as in the numbers of an import.
func people(owners []change.Ref) (n int) {
	for _, ref := range owners {
		if ref.Table == ofGuests || ref.Table == ofHouseholds {
			n++
		}
	}
	return n
}

// Rest is what stays of a Change that was taken back in part.
type Rest struct {
	change.Undone
	Who []Who // of Left, those who have a name
}

// Who is somebody, or something else with a name, whom an undo left as they are.
type Who struct {
	change.Ref
	Name  string
	There bool    // and not removed since
	Since []Since // what was changed since, as far as it is known
	Home  string  // their household, which was removed since; "" where it wasn't
}

// RestOf is what the newest undo of an entry left of it; of an undo, what it left itself. It is empty where nothing was left.
func RestOf(r *db.Read, e change.Entry) (rest Rest, err error) {
	undo := e
	if c, ok := e.Change.(change.Undone); ok {
		if e, err = r.Entry(c.Seq); err != nil {
			return rest, err
		}
	} else {
		undos, err := r.LogOf(change.Undone{}.Kind(), e.Seq)
		if err != nil {
			return rest, err
		}
		at := slices.IndexFunc(undos, func(u change.Entry) bool { return u.Change.(change.Undone).Seq == e.Seq })
		if at < 0 {
			return rest, nil
		}
		undo = undos[at]
	}
	u := undo.Change.(change.Undone)
	rest.Undone = u
	if len(u.Left) == 0 {
		return rest, nil
	}
	wanted, ids := refs{}, map[string][]change.ID{}
	for _, ref := range u.Left {
		wanted.add(ref)
		ids[ref.Table] = append(ids[ref.Table], ref.ID)
	}
	called, err := lookUp(r, wanted)
	if err != nil {
		return rest, err
	}
	there := map[change.Ref]bool{}
	for table, ids := range ids {
		found, err := present(r, table, nameColumn[table], ids)
		if err != nil {
			return rest, err
		}
		for id := range found {
			there[change.Ref{Table: table, ID: id}] = true
		}
	}
	reasons, err := whys(r, e, undo)
	if err != nil {
		return rest, err
	}
	homes := map[change.Ref]bool{} // told of with those who lived there
	for _, w := range reasons {
		homes[w.home] = true
	}
	for _, ref := range u.Left {
		if name := called[ref]; name != "" && !homes[ref] {
			rest.Who = append(rest.Who, Who{ref, name, there[ref], reasons[ref].since, reasons[ref].name})
		}
	}
	return rest, nil
}
