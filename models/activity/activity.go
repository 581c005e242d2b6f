// Package activity reads the log of Changes as the list of who did what, and takes Changes back. It stands above the
// other capabilities, since it names rows of all of them. The rule it guards: names and values are looked up under the
// reader's permissions when they are shown, so that erasing a person erases them here too.
package activity

import (
	"cmp"
	"maps"
	"slices"

	"convive/models/access"
	"convive/models/accounts"
	"convive/models/change"
	"convive/models/db"
)

// Line is one entry of the list.
type Line struct {
	change.Entry
	By     string              // how the actor is called; "" for Convive itself
	Names  map[string][]string // what the sentence's places point at
	Undo   bool                // can be taken back, as far as the log can tell
	Undone bool
}

// List returns the newest entries below a number (0: from the newest), at most n, with the names in them.
func List(r *db.Read, below int64, n int) ([]Line, error) {
	entries, err := r.Log(below, n)
	if err != nil {
		return nil, err
	}
	return describe(r, entries)
}

// One returns a single entry.
func One(r *db.Read, seq int64) (Line, error) {
	e, err := r.Entry(seq)
	if err != nil {
		return Line{}, err
	}
	lines, err := describe(r, []change.Entry{e})
	if err != nil {
		return Line{}, err
	}
	return lines[0], nil
}

// describe asks for the undos that came after the lowest of the entries: none comes before what it takes back.
func describe(r *db.Read, entries []change.Entry) ([]Line, error) {
	if len(entries) == 0 {
		return nil, nil
	}
	lowest := slices.MinFunc(entries, func(a, b change.Entry) int { return cmp.Compare(a.Seq, b.Seq) })
	undos, err := r.LogOf(change.Undone{}.Kind(), lowest.Seq)
	if err != nil {
		return nil, err
	}
	undone := map[int64]bool{}
	for _, u := range undos {
		undone[u.Change.(change.Undone).Seq] = true
	}
	lines, err := Named(r, entries)
	for i, e := range entries[:len(lines)] {
		_, reversible := e.Change.(change.Reversible)
		lines[i].Undone = undone[e.Seq]
		lines[i].Undo = reversible && !undone[e.Seq] && r.Scope().Allows(access.Undo)
	}
	return lines, err
}

// Named looks up the names in entries, and nothing about taking them back.
func Named(r *db.Read, entries []change.Entry) ([]Line, error) {
	wanted := refs{}
	for _, e := range entries {
		wanted.add(actorRef(e.Actor))
		for _, all := range e.Change.Sentence().Refs {
			for _, ref := range firstOf(all) {
				wanted.add(ref)
			}
		}
	}
	names, err := lookUp(r, wanted)
	if err != nil {
		return nil, err
	}
	lines := make([]Line, len(entries))
	for i, e := range entries {
		lines[i] = Line{Entry: e, By: names[actorRef(e.Actor)], Names: map[string][]string{}}
		for place, all := range e.Change.Sentence().Refs {
			for _, ref := range firstOf(all) {
				lines[i].Names[place] = append(lines[i].Names[place], names[ref])
			}
		}
	}
	return lines, nil
}

// shown is how many of a sentence's subjects are named; the rest are a number.
const shown = 3

func firstOf(all []change.Ref) []change.Ref { return all[:min(shown, len(all))] }

func actorRef(a change.Actor) change.Ref {
	switch a.Kind {
	case change.ByAccount:
		return change.Ref{Table: "accounts", ID: a.ID}
	case change.ByHousehold:
		return change.Ref{Table: "households", ID: a.ID}
	}
	return change.Ref{}
}

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
	"guests": "name", "households": "envelope_name", "occasions": "name", "meals": "name", "seating_tables": "name", "accounts": "name", "events": "name", "plans": "name",
}

// calledAfter are the tables whose rows are called after another row.
var calledAfter = map[string]struct{ column, table string }{
	"invitations": {"guest_id", "guests"}, "assignments": {"guest_id", "guests"}, "guest_requests": {"household_id", "households"}, "replies": {"household_id", "households"},
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
