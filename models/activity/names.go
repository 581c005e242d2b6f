package activity

import (
	"maps"
	"slices"

	"convive/models/accounts"
	"convive/models/change"
	"convive/models/db"
)

// refs are the rows whose names are wanted, by table.
type refs map[string]map[change.ID]bool

func (w refs) add(ref change.Ref) {
	if ref.ID == "" {
		return
	}
	if w[ref.Table] == nil {
		w[ref.Table] = map[change.ID]bool{}
	}
	w[ref.Table][ref.ID] = true
}

// lookUp finds how rows are called: as they are now, else as they were when they were deleted.
func lookUp(r *db.Read, wanted refs) (map[change.Ref]string, error) {
	names := map[change.Ref]string{}
	for table, ids := range wanted {
		found, err := namesIn(r, table, slices.Collect(maps.Keys(ids)))
		if err != nil {
			return nil, err
		}
		for id, name := range found {
			names[change.Ref{Table: table, ID: id}] = name
		}
	}
	return names, nil
}

// nameColumn is the column by which a row of a table is called.
var nameColumn = map[string]string{
	"guests": "name", "households": "envelope_name", "occasions": "name", "meals": "name", "seating_tables": "name", "accounts": "name", "events": "name", "plans": "name", "plan_snapshots": "name", "questions": "asks",
}

// calledAfter are the tables whose rows are called after another row.
var calledAfter = map[string]struct{ column, table string }{
	"invitations": {"guest_id", "guests"}, "assignments": {"guest_id", "guests"}, "guest_requests": {"household_id", "households"}, "replies": {"household_id", "households"},
	"messages": {"household_id", "households"},
	"answers":  {"household_id", "households"},
	"roles":    {"account_id", "accounts"},
}

// within are the tables whose rows say little without the occasion or the question that they are about, and where it is
// told.
var within = map[string]struct{ column, table string }{
	"invitations": {"occasion_id", "occasions"}, "meals": {"occasion_id", "occasions"}, "plans": {"occasion_id", "occasions"},
	"assignments": {"plan_id", "plans"}, "seating_tables": {"plan_id", "plans"}, "plan_snapshots": {"plan_id", "plans"}, "answers": {"question_id", "questions"},
}

// settingsOf finds how those are called, for rows of these tables.
func settingsOf(r *db.Read, wanted refs) (map[change.Ref]string, error) {
	names := map[change.Ref]string{}
	for table, ids := range wanted {
		found, err := settingsIn(r, table, slices.Collect(maps.Keys(ids)))
		if err != nil {
			return nil, err
		}
		for id, name := range found {
			names[change.Ref{Table: table, ID: id}] = name
		}
	}
	return names, nil
}

func settingsIn(r *db.Read, table string, ids []change.ID) (map[change.ID]string, error) {
	at, ok := within[table]
	if !ok || len(ids) == 0 {
		return nil, nil
	}
	if _, further := within[at.table]; !further {
		return namesAfter(r, table, at.column, at.table, ids)
	}
	points, err := held(r, table, at.column, ids)
	if err != nil {
		return nil, err
	}
	var next []change.ID
	for _, to := range points {
		next = append(next, change.ID(to))
	}
	found, err := settingsIn(r, at.table, next)
	names := make(map[change.ID]string, len(points))
	for id, to := range points {
		names[id] = found[change.ID(to)]
	}
	return names, err
}

// Names is how rows of a table are called: as they are now, else as they were when they were deleted.
func Names(r *db.Read, table string, ids []change.ID) (map[change.ID]string, error) {
	return namesIn(r, table, ids)
}

func namesIn(r *db.Read, table string, ids []change.ID) (map[change.ID]string, error) {
	if after, ok := calledAfter[table]; ok {
		return namesAfter(r, table, after.column, after.table, ids)
	}
	column, ok := nameColumn[table]
	if !ok {
		return nil, nil
	}
	return held(r, table, column, ids)
}

// held reads a text column of rows: what stands there now, else what did when they were deleted.
func held(r *db.Read, table, column string, ids []change.ID) (map[change.ID]string, error) {
	values, err := present(r, table, column, ids)
	if err != nil {
		return nil, err
	}
	gone := slices.DeleteFunc(slices.Clone(ids), func(id change.ID) bool { return values[id] != "" })
	images, err := r.Deleted(table, gone)
	for id, image := range images {
		values[id], _ = image[column].(string)
	}
	return values, err
}

func present(r *db.Read, table, column string, ids []change.ID) (map[change.ID]string, error) {
	if table == "accounts" {
		return accounts.Names(r, ids)
	}
	return r.NamesOf(table, column, ids)
}

// namesAfter names rows by the row that they point at.
func namesAfter(r *db.Read, table, column, target string, ids []change.ID) (map[change.ID]string, error) {
	points, err := held(r, table, column, ids)
	if err != nil {
		return nil, err
	}
	wanted := refs{}
	for _, id := range points {
		wanted.add(change.Ref{Table: target, ID: change.ID(id)})
	}
	found, err := lookUp(r, wanted)
	names := make(map[change.ID]string, len(points))
	for id, to := range points {
		names[id] = found[change.Ref{Table: target, ID: change.ID(to)}]
	}
	return names, err
}
