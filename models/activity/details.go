package activity

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"convive/models/change"
	"convive/models/db"
)

// Field is one column that a Change touched. Values are as people read them; "" is empty.
type Field struct {
	Column      string
	Was, Became string
}

// Row is what a Change did to one row: fields for a changed one, none for one that came or went.
type Row struct {
	Table  string
	Name   string
	Came   bool
	Went   bool
	Fields []Field
}

// most is of how many rows the details are looked up; an import touches tens of thousands, which nobody reads here.
const most = 500

// Details reads what an entry did, row by row, as far as the reader may see it: a column that needs a permission which
// the reader lacks is left out. It stops after some hundred rows; more is how many it didn't look at.
func Details(r *db.Read, seq int64) (rows []Row, more int, err error) {
	changes, touched, err := r.FirstRowChanges(seq, most)
	if err != nil {
		return nil, 0, err
	}
	changes, looked := upTo(most, changes)
	wanted := refs{}
	for _, c := range changes {
		wanted.add(change.Ref{Table: c.Table, ID: c.Row})
		for _, id := range c.Created {
			wanted.add(change.Ref{Table: c.Table, ID: id})
		}
		for _, ref := range pointers(c) {
			wanted.add(ref)
		}
	}
	names, err := lookUp(r, wanted)
	if err != nil {
		return nil, 0, err
	}
	for _, c := range changes {
		for _, id := range c.Created {
			if name := names[change.Ref{Table: c.Table, ID: id}]; name != "" {
				rows = append(rows, Row{Table: c.Table, Name: name, Came: true})
			}
		}
		if c.Row == "" {
			continue
		}
		row := Row{Table: c.Table, Name: rowName(c, names), Went: len(c.Became) == 0}
		if !row.Went {
			row.Fields = fields(r, c, names)
		}
		if row.Name != "" && (row.Went || len(row.Fields) > 0) {
			rows = append(rows, row)
		}
	}
	return rows, touched - looked, nil
}

// upTo keeps the changes of the first n rows; a list of created rows ends in the middle.
func upTo(n int, changes []db.RowChange) (first []db.RowChange, rows int) {
	for _, c := range changes {
		if rows == n {
			break
		}
		if c.Created == nil {
			rows++
		} else {
			c.Created = c.Created[:min(len(c.Created), n-rows)]
			rows += len(c.Created)
		}
		first = append(first, c)
	}
	return first, rows
}

// rowName is how a row is called; an invitation or assignment is called after its guest.
func rowName(c db.RowChange, names map[change.Ref]string) string {
	if name := names[change.Ref{Table: c.Table, ID: c.Row}]; name != "" {
		return name
	}
	if name, ok := c.Was[nameColumn[c.Table]].(string); ok {
		return name
	}
	return ""
}

// pointed are the columns that hold another row's id, and its table.
var pointed = map[string]string{"guest_id": "guests", "household_id": "households", "occasion_id": "occasions", "meal_id": "meals", "table_id": "seating_tables", "plus_one_of": "guests"}

func pointers(c db.RowChange) (all []change.Ref) {
	for column, table := range pointed {
		for _, values := range []map[string]any{c.Was, c.Became} {
			if id, ok := values[column].(string); ok && id != "" {
				all = append(all, change.Ref{Table: table, ID: change.ID(id)})
			}
		}
	}
	return all
}

// hidden are columns that say nothing to people; one is named with its table where others mean something by that name.
var hidden = []string{"version", "sort_key", "search_key", "match_key", "link_hash", "created_at", "answered_at", "settled_at", "answered_by", "settled_by",
	"sent_at", "replies.sent_by"}

func fields(r *db.Read, c db.RowChange, names map[change.Ref]string) (all []Field) {
	for column := range c.Was {
		if slices.Contains(hidden, column) || slices.Contains(hidden, c.Table+"."+column) || !visible(r, c.Table, column) {
			continue
		}
		all = append(all, Field{column, text(column, c.Was[column], names), text(column, c.Became[column], names)})
	}
	slices.SortFunc(all, func(a, b Field) int { return strings.Compare(a.Column, b.Column) })
	return all
}

// visible says whether the reader may see a column's values.
func visible(r *db.Read, table, column string) bool {
	c, ok := db.ColumnOf(table, column)
	if !ok {
		return false
	}
	needs, shown := c.Needs()
	return shown && r.Scope().Allows(needs)
}

func text(column string, v any, names map[change.Ref]string) string {
	switch v := v.(type) {
	case nil:
		return ""
	case string:
		if table, ok := pointed[column]; ok {
			return names[change.Ref{Table: table, ID: change.ID(v)}]
		}
		var words []string
		if strings.HasPrefix(v, "[") && json.Unmarshal([]byte(v), &words) == nil {
			return strings.Join(words, ", ")
		}
		return v
	}
	return fmt.Sprint(v)
}
