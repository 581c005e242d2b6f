package db

import (
	"cmp"
	"slices"

	"convive/models/access"
)

// Column says whose data a column holds, why it is kept, who may see it in the activity list, whether it is in that
// person's export and what erasing them does to it. Every column of the schema is registered, in the file of its
// capability; a test compares the two.
type Column struct {
	Table, Name string
	Whose       Owner
	Why         string // a few words, for the record of processing
	Class       Class
	Exported    bool
	Erased      Erasure
}

// Owner is whose data a column holds.
type Owner string

const (
	OfGuest        Owner = "guest"
	OfHousehold    Owner = "household"
	OfAccount      Owner = "account"
	OfOrganization Owner = "organization"
	OfEvent        Owner = "event"
	OfInstallation Owner = "installation"
)

// Class is how carefully a column's values are shown.
type Class string

const (
	Plain   Class = "plain"   // whoever may see the row
	Contact Class = "contact" // access.ViewContacts
	Health  Class = "health"  // access.ViewHealth
	Private Class = "private" // access.ViewPrivateWishes
	Secret  Class = "secret"  // nobody
)

// Erasure is what happens to a column when its owner is erased.
type Erasure string

const (
	Cleared     Erasure = "cleared"      // emptied; the row stays, so that counts stay right
	RowDeleted  Erasure = "row deleted"  // goes with its row
	Kept        Erasure = "kept"         // says nothing about a person
	NumberStays Erasure = "number stays" // still counted, by nobody's name
)

// column is a line of a capability's register.
type column struct {
	name, why string
	class     Class
	exported  bool
	erased    Erasure
}

const exported, internal = true, false

var columns = map[[2]string]Column{}

// register enters the columns of a table; each may be entered once.
func register(table string, whose Owner, all ...column) struct{} {
	for _, c := range all {
		key := [2]string{table, c.name}
		if _, taken := columns[key]; taken {
			panic("db: column registered twice: " + table + "." + c.name)
		}
		columns[key] = Column{table, c.name, whose, c.why, c.class, c.exported, c.erased}
	}
	return struct{}{}
}

// rowOfEvent is what every row of an event has; erased says what becomes of the row.
func rowOfEvent(erased Erasure, more ...column) []column {
	return append([]column{
		{"event_id", "which event", Plain, internal, erased},
		{"id", "tells rows apart", Plain, internal, erased},
		{"created_at", "when it was entered", Plain, exported, erased},
		{"version", "finds edits that cross", Plain, internal, erased},
	}, more...)
}

// ColumnOf finds what is registered about a column.
func ColumnOf(table, name string) (c Column, ok bool) {
	c, ok = columns[[2]string{table, name}]
	return c, ok
}

// Columns lists every registered column, by table and name.
func Columns() []Column {
	all := make([]Column, 0, len(columns))
	for _, c := range columns {
		all = append(all, c)
	}
	slices.SortFunc(all, func(a, b Column) int {
		return cmp.Or(cmp.Compare(a.Table, b.Table), cmp.Compare(a.Name, b.Name))
	})
	return all
}

// Needs is the permission that seeing the column's values takes, beside the one for its page; visible is false when
// nobody sees them. An unregistered column is the zero Column, which nobody sees.
func (c Column) Needs() (p access.Permission, visible bool) {
	switch c.Class {
	case Plain:
		return access.Anyone, true
	case Contact:
		return access.ViewContacts, true
	case Health:
		return access.ViewHealth, true
	case Private:
		return access.ViewPrivateWishes, true
	}
	return 0, false
}
