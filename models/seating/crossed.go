package seating

import (
	"errors"

	"convive/models/db"
	"convive/models/events"
)

// crossed says a conflict about a table, a room object or a room's size as the form holds it: by its fields, with lengths in
// its units. An answer to it is the form again.
func crossed(err error, in events.Units) error {
	var c db.ErrConflict
	if !errors.As(err, &c) {
		return err
	}
	for i, f := range c.Fields {
		c.Fields[i].Column, c.Fields[i].Theirs = inForm(f.Column, f.Theirs, in)
		_, c.Fields[i].Mine = inForm(f.Column, f.Mine, in)
	}
	theirs := map[string]any{}
	for column, v := range c.Theirs {
		field, said := inForm(column, v, in)
		theirs[field] = said
	}
	c.Theirs = theirs
	return c
}

// inForm is how a form calls a column, and writes what it holds.
func inForm(column string, v any, in events.Units) (field string, said any) {
	switch column {
	case "w":
		column = "width"
	case "h":
		column = "length"
	case "width", "length", "x", "y":
	default:
		return column, v
	}
	if mm, ok := v.(int64); ok {
		v = Length(mm, in)
	}
	return column, v
}
