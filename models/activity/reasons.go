package activity

import (
	"maps"
	"slices"
	"strings"

	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
)

// Since is a column that was changed after what an undo took back, so that it stayed.
type Since struct {
	Table, Column string
	At            string // the occasion of an invitation, "" for none
}

// why is the reason for which an undo left somebody or something as it is.
type why struct {
	since []Since
	home  change.Ref // their household, which was removed, so that they have nowhere to return to
	name  string     // of it
}

// newcomer says of an entry whether its people stay whole when anything about them was changed since.
func newcomer(c change.Change) bool {
	switch c.(type) {
	case change.GuestsImported, change.HouseholdAdded, change.GuestsAdded, change.UnmatchedAdded:
		return true
	}
	return false
}

// whys finds the reasons in the log: what of an entry was written again before its undo, as far as the reader may see it.
func whys(r *db.Read, e change.Entry, undo change.Entry) (map[change.Ref]why, error) {
	left := undo.Change.(change.Undone).Left
	rows, err := rowsOfLeft(r, left)
	if err != nil {
		return nil, err
	}
	ids, about := map[string][]change.ID{}, refs{}
	for row := range rows {
		ids[row.Table] = append(ids[row.Table], row.Row)
		about.add(change.Ref{Table: row.Table, ID: row.Row})
	}
	var all []db.RowChange
	for table, ids := range ids {
		changes, err := r.RowsSince(table, ids, e.Seq-1)
		if err != nil {
			return nil, err
		}
		all = append(all, slices.DeleteFunc(changes, func(c db.RowChange) bool { return c.Seq >= undo.Seq })...)
	}
	at, err := settingsOf(r, about)
	if err != nil {
		return nil, err
	}
	private, err := waiting(r, all)
	if err != nil {
		return nil, err
	}
	own := map[db.RowRef]map[string]any{}
	for _, c := range all {
		if c.Seq == e.Seq {
			row := db.RowRef{Table: c.Table, Row: c.Row}
			if own[row] == nil {
				own[row] = map[string]any{}
			}
			maps.Copy(own[row], c.Was)
		}
	}
	found := map[change.Ref]why{}
	for _, c := range all {
		row := db.RowRef{Table: c.Table, Row: c.Row}
		of := rows[row]
		if c.Seq == e.Seq || len(c.Became) == 0 || private[c.Row] {
			continue
		}
		was, touched := own[row]
		_, known := own[db.RowRef{Table: of.Table, Row: of.ID}]
		if !touched && (known || !newcomer(e.Change)) {
			continue
		}
		w := found[of]
		for column := range c.Was {
			_, same := was[column]
			s := Since{c.Table, column, at[change.Ref{Table: c.Table, ID: c.Row}]}
			if (same || !touched) && Shown(c.Table, column) && visible(r, c.Table, column) && !slices.Contains(w.since, s) {
				w.since = append(w.since, s)
			}
		}
		found[of] = w
	}
	for of, w := range found {
		w.since = plain(w.since)
		found[of] = w
	}
	return found, homes(r, left, own, found)
}

// rowsOfLeft are the rows by which somebody is known, with whom each belongs to.
func rowsOfLeft(r *db.Read, left []change.Ref) (map[db.RowRef]change.Ref, error) {
	rows := map[db.RowRef]change.Ref{}
	var people []change.ID
	for _, ref := range left {
		rows[db.RowRef{Table: ref.Table, Row: ref.ID}] = ref
		if ref.Table == ofGuests {
			people = append(people, ref.ID)
		}
	}
	invited, err := db.From[guests.Invitation](r).In("guest_id", people).Order("id").All()
	for _, in := range invited {
		rows[db.RowRef{Table: in.TableName(), Row: in.ID}] = change.Ref{Table: ofGuests, ID: in.GuestID}
	}
	return rows, err
}

// homes finds the removed households of those who were to come back.
func homes(r *db.Read, left []change.Ref, own map[db.RowRef]map[string]any, found map[change.Ref]why) error {
	of, ids := map[change.Ref]change.ID{}, []change.ID{}
	for _, ref := range left {
		if home, ok := own[db.RowRef{Table: ref.Table, Row: ref.ID}]["household_id"].(string); ok && ref.Table == ofGuests {
			of[ref], ids = change.ID(home), append(ids, change.ID(home))
		}
	}
	there, err := present(r, ofHouseholds, nameColumn[ofHouseholds], ids)
	if err != nil {
		return err
	}
	called, err := namesIn(r, ofHouseholds, ids)
	for ref, home := range of {
		if _, ok := there[home]; !ok {
			found[ref] = why{home: change.Ref{Table: ofHouseholds, ID: home}, name: called[home]}
		}
	}
	return err
}

// plain orders columns and leaves out the parts of a name that was told whole.
func plain(all []Since) []Since {
	slices.SortFunc(all, func(a, b Since) int { return strings.Compare(a.At+a.Table+a.Column, b.At+b.Table+b.Column) })
	if !slices.ContainsFunc(all, func(s Since) bool { return s.Table == ofGuests && s.Column == "name" }) {
		return all
	}
	return slices.DeleteFunc(all, func(s Since) bool {
		return s.Table == ofGuests && slices.Contains([]string{"given", "family", "prefix", "suffix", "name_order", "unnamed"}, s.Column)
	})
}
