package db

import (
	"fmt"
	"reflect"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"
	"gorm.io/gorm/schema"

	"convive/models/access"
	"convive/models/change"
)

// Table says how a table is scoped: the column that holds a place's id, for each kind of place that may see it.
// A place without a column may not see the table at all; the installation sees all.
type Table struct {
	Event        string
	Organization string
	Account      string
	// Household is the column by which a guest's own rows are told; "*" when guests may see all of the event's rows.
	Household string
	// Shared marks an organization's tables that the people of its events see and write: what helps at one event helps at
	// the next. Nothing that is an event's own may stand there.
	Shared bool
	// Aside marks the tables that are written beside the feeds, without a Change.
	Aside bool
	// Whole marks the tables whose columns only mean something together: an undo takes a changed row back as a whole or
	// leaves it. A reply taken back under a meal that was chosen since would undo the guest's own word.
	Whole bool
	// Together are columns that say one thing between them: an undo takes them back together, or leaves them all when any
	// of them was changed since. A name taken back under another's, or half of an address, would be nobody's.
	Together [][]string
	// Beside are columns that only go with others: keys made of a name, when and how the last reply came. An undo takes
	// them back with all else of their change or not at all, and they are no reason to say that something stayed, nor that
	// something was taken back.
	Beside []string
	// Filled are columns that a rule fills where they hold nothing. An undo takes what came there for no change by anybody.
	Filled []string
	// Called is the column that tells rows apart for people. A row that comes back when another took its name meanwhile is
	// called "… (2)".
	Called string
}

// tables is every table that capabilities read or write. Order matters nowhere.
var tables = map[string]Table{
	"accounts":      {Account: "id"},
	"sessions":      {Account: "account_id", Aside: true},
	"failures":      {Aside: true},
	"settings":      {Aside: true},
	"organizations": {Organization: "id"},
	"memberships":   {Organization: "organization_id"},
	"events":        {Event: "id", Organization: "organization_id", Household: "*"},
	"event_slugs":   {Event: "event_id"},
	"roles":         {Event: "event_id"},
	"team_links":    {Event: "event_id"},
	"screens":       {Event: "event_id"},
	"occasions":     {Event: "event_id", Household: "*", Together: [][]string{{"starts", "ends"}}},
	"meals":         {Event: "event_id", Household: "*"},
	"households": {Event: "event_id", Household: "id", Together: [][]string{{"street", "street2", "city", "region", "postcode", "country"}},
		Beside: []string{"sort_key", "search_key", "match_key"}},
	"guests": {Event: "event_id", Household: "household_id",
		Together: [][]string{{"name", "given", "family", "prefix", "suffix", "name_order", "unnamed"}, {"age", "age_years"}, {"diets", "diet_note", "eats_all"}, {"email", "email_problem"}},
		Beside:   []string{"sort_key", "search_key", "match_key"}},
	"invitations":       {Event: "event_id", Household: "household_id", Whole: true},
	"guest_requests":    {Event: "event_id", Household: "household_id", Together: [][]string{{"status", "answer", "settled_by", "settled_at"}}},
	"plans":             {Event: "event_id", Household: "*", Called: "name", Together: [][]string{{"width", "length", "walls"}}},
	"plan_snapshots":    {Event: "event_id"},
	"seating_tables":    {Event: "event_id", Household: "*", Called: "name", Together: [][]string{{"shape", "seats", "blocked", "sides", "w", "h"}, {"x", "y"}}},
	"room_objects":      {Event: "event_id", Together: [][]string{{"x", "y"}, {"w", "h"}}},
	"assignments":       {Event: "event_id", Household: "household_id", Together: [][]string{{"table_id", "seat"}}, Filled: []string{"seat"}},
	"wishes":            {Event: "event_id", Together: [][]string{{"kind", "guest_id", "other_guest_id", "thing", "whole"}, {"strength", "weight"}}},
	"replies":           {Event: "event_id", Household: "household_id", Beside: []string{"sent_at", "sent_by", "source"}},
	"reply_drafts":      {Event: "event_id", Household: "household_id", Aside: true},
	"import_files":      {Event: "event_id", Aside: true},
	"list_views":        {Event: "event_id", Aside: true},
	"plan_pictures":     {Event: "event_id", Aside: true},
	"seat_searches":     {Event: "event_id", Aside: true},
	"screen_uses":       {Event: "event_id", Aside: true},
	"import_columns":    {Event: "event_id", Aside: true},
	"import_habits":     {Organization: "organization_id", Shared: true, Aside: true},
	"questions":         {Event: "event_id", Household: "*", Together: [][]string{{"answer_kind", "options", "at_least", "at_most"}}},
	"answers":           {Event: "event_id", Household: "household_id"},
	"unmatched_replies": {Event: "event_id", Together: [][]string{{"status", "household_id"}}},
	"missed_names":      {Event: "event_id", Together: [][]string{{"status", "household_id"}}},

	// Households that became a part of others, and guests who were told apart.
	"former_households": {Event: "event_id"},
	"distinct_people":   {Event: "event_id"},
}

// column is where the table holds the id of the scope's place, and that id; all is set when every row may be seen.
func (t Table) column(s access.Scope) (name string, id change.ID, all bool, err error) {
	switch s.Place {
	case access.AtInstallation:
		return "", "", true, nil
	case access.AtEvent:
		name, id = t.Event, s.Event
		if t.Shared {
			name, id = t.Organization, s.Organization
		}
	case access.AtOrganization:
		name, id = t.Organization, s.Organization
	case access.AtAccount:
		name, id = t.Account, s.Actor.ID
	}
	if name == "" || id == "" {
		return "", "", false, fmt.Errorf("%w: not to be seen from %q", ErrUnscoped, s.Place)
	}
	return name, id, false, nil
}

// conditions are what the scope adds to every statement on the table.
func (t Table) conditions(s access.Scope) ([]clause.Expression, error) {
	name, id, all, err := t.column(s)
	if err != nil || all {
		return nil, err
	}
	conditions := []clause.Expression{equal(name, id)}
	if s.Role != access.Household {
		return conditions, nil
	}
	switch t.Household {
	case "":
		return nil, fmt.Errorf("%w: not for guests", ErrUnscoped)
	case "*":
		return conditions, nil
	}
	return append(conditions, equal(t.Household, s.Household)), nil
}

func equal(column string, id change.ID) clause.Expression {
	return clause.Eq{Column: clause.Column{Table: clause.CurrentTable, Name: column}, Value: string(id)}
}

// isPlace says whether a column ties a row to its place.
func (t Table) isPlace(column string) bool {
	return column == "event_id" || column == "organization_id" || column == "id" ||
		column != "" && (column == t.Event || column == t.Organization || column == t.Account)
}

// mayWrite keeps guests from writing what they may only see.
func (t Table) mayWrite(s access.Scope) error {
	if s.Role == access.Household && (t.Household == "" || t.Household == "*") {
		return fmt.Errorf("%w: not written by guests", ErrUnscoped)
	}
	return nil
}

// mayUpdate refuses what ties a row to its place, also for guests what ties it to their household, and names that are
// not the column's own: GORM would take a field's name too, and the place would pass under it.
func (t Table) mayUpdate(of *schema.Schema, column string, s access.Scope) error {
	if f := of.LookUpField(column); f == nil || f.DBName != column {
		return fmt.Errorf("%w: %s has no column %q", ErrWideWrite, of.Table, column)
	}
	if t.isPlace(column) || s.Role == access.Household && column == t.Household {
		return fmt.Errorf("%w: %s is never updated", ErrUnscoped, column)
	}
	return nil
}

// stamp writes the place's id into each row that is about to be created; a row that names another place is refused.
func (t Table) stamp(stmt *gorm.Statement, s access.Scope) error {
	name, id, all, err := t.column(s)
	if err != nil || all {
		return err
	}
	if err := t.mayWrite(s); err != nil {
		return err
	}
	return eachRow(stmt.ReflectValue, func(row reflect.Value) error {
		if err := set(stmt, row, name, id); err != nil {
			return err
		}
		if s.Role == access.Household && t.Household != "id" {
			return set(stmt, row, t.Household, s.Household)
		}
		return nil
	})
}

func set(stmt *gorm.Statement, row reflect.Value, column string, id change.ID) error {
	f := stmt.Schema.LookUpField(column)
	if f == nil {
		return fmt.Errorf("%w: %s has no field for %s", ErrUnscoped, stmt.Table, column)
	}
	if v, zero := f.ValueOf(stmt.Context, row); !zero && fmt.Sprint(v) != string(id) {
		return fmt.Errorf("%w: a row of another place", ErrUnscoped)
	}
	return f.Set(stmt.Context, row, string(id))
}

func eachRow(v reflect.Value, f func(reflect.Value) error) error {
	v = reflect.Indirect(v)
	if v.Kind() != reflect.Slice && v.Kind() != reflect.Array {
		return f(v)
	}
	for i := range v.Len() {
		if err := f(reflect.Indirect(v.Index(i))); err != nil {
			return err
		}
	}
	return nil
}
