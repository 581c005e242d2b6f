package activity

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"convive/models/change"
	"convive/models/db"
)

// pointed are the columns that hold another row's id, and its table.
var pointed = map[string]string{"guest_id": "guests", "household_id": "households", "occasion_id": "occasions", "meal_id": "meals", "table_id": "seating_tables", "plus_one_of": "guests", "account_id": "accounts", "question_id": "questions"}

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

// hidden are columns that say nothing to people, or nothing that another doesn't: how a reply came is told once for the
// household. One is named with its table where others mean something by that name.
var hidden = []string{"id", "event_id", "version", "sort_key", "search_key", "match_key", "link_hash", "link_generation", "created_at", "answered_at", "due", "settled_at", "answered_by",

	"settled_by", "sent_at", "replies.sent_by", "invitations.source", "guests.position", "seating_tables.position", "questions.position", "answers.question_id", "answers.about", "x", "y", "w", "h", "rotation", "width", "length", "walls", "backdrop", "plan_id", "account_id", "private", "demo", "waiting_since", "organization_id", "chart", "before", "plan_snapshots.seated", "tables", "last_at", "second_of"}

// elsewhere are tables whose rows are told of by other pages: the outbox says what became of a message, and how somebody
// sees a list or reads a file is their own.
var elsewhere = []string{"mailings", "messages", "message_results", "message_senders", "list_views", "import_columns"}

// Shown says whether the details ever show a column.
func Shown(table, column string) bool {
	c, ok := db.ColumnOf(table, column)
	if !ok || slices.Contains(elsewhere, table) || slices.Contains(hidden, column) || slices.Contains(hidden, table+"."+column) {
		return false
	}
	_, shown := c.Needs()
	return shown
}

func (d *details) fields(c db.RowChange) (all []Field) {
	for column := range c.Was {
		if !Shown(c.Table, column) || !visible(d.r, c.Table, column) {
			continue
		}
		f := Field{column, d.text(column, c.Was[column]), d.text(column, c.Became[column])}
		if !lists[column] || !slices.Equal(slices.Sorted(slices.Values(f.Was)), slices.Sorted(slices.Values(f.Became))) {
			all = append(all, f)
		}
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

// lists are the columns of several words, which mean the same in any order.
var lists = map[string]bool{"said": true, "tags": true, "aliases": true, "diets": true, "needs": true, "languages": true, "sides": true}

func (d *details) text(column string, v any) []string {
	switch v := v.(type) {
	case nil:
		return nil
	case string:
		var words []string
		if target, ok := pointed[column]; ok {
			v = d.names[change.Ref{Table: target, ID: change.ID(v)}]
		} else if lists[column] && json.Unmarshal([]byte(v), &words) == nil {
			return words
		}
		if v == "" {
			return nil
		}
		return []string{v}
	}
	return []string{fmt.Sprint(v)}
}
