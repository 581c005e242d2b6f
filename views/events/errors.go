package events

import (
	"context"
	"strconv"

	"convive/models/invalid"
	"convive/views/locale"
	"convive/views/ui"
)

// naming says how the fields of an occasion are named in a form. Forms on one page share names, so ids differ.
type naming struct{ names, ids string } // what stands before a field

func (n naming) name(field string) string { return n.names + field }
func (n naming) id(field string) string   { return ui.FieldID(n.ids + field) }

// one is the form of a single occasion.
var one = naming{"", "occasion-"}

// rowFields are those of a row in the form of a new event.
func rowFields(i int) naming { return naming{rowName(i, ""), rowName(i, "")} }

func rowName(i int, field string) string { return "occasion." + strconv.Itoa(i) + "." + field }

// at points the lines of a summary at the ids of a form's fields.
func at(errors []ui.FieldError, id func(field string) string) []ui.FieldError {
	for i, e := range errors {
		errors[i].ID = id(e.Field)
	}
	return errors
}

func occasionErrors(ctx context.Context, wrong invalid.Fields) []ui.FieldError {
	return at(ui.Errors(ctx, wrong, labels(ctx)), one.id)
}

func mealErrors(ctx context.Context, wrong invalid.Fields) []ui.FieldError {
	return at(ui.Errors(ctx, wrong, map[string]string{"name": locale.T(ctx, "New meal")}), func(string) string { return "f-meal" })
}

func dangerErrors(ctx context.Context, wrong invalid.Fields) []ui.FieldError {
	return at(ui.Errors(ctx, wrong, map[string]string{"name": locale.T(ctx, "Name")}), func(string) string { return "f-deletion" })
}
