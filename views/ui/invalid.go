package ui

import (
	"context"
	"strings"

	"convive/models/invalid"
	"convive/views/locale"
)

// Errors turns what a draft's Validate found into the summary's lines; labels name the fields as the form does.
func Errors(ctx context.Context, wrong invalid.Fields, labels map[string]string) []FieldError {
	all := make([]FieldError, len(wrong))
	for i, f := range wrong {
		all[i] = FieldError{Field: f.Name, Label: labels[f.Name], Message: locale.Say(ctx, f.Message, f.Args...)}
	}
	return all
}

// At says that the fields of a form have ids of their own: a prefix, and the name, with a hyphen for each low line.
func At(prefix string, errs []FieldError) []FieldError {
	for i, e := range errs {
		if e.Field != "" {
			errs[i].ID = prefix + strings.ReplaceAll(e.Field, "_", "-")
		}
	}
	return errs
}

// Message is the sentence beside one field, "" when it is fine.
func Message(ctx context.Context, wrong invalid.Fields, field string) string {
	for _, f := range wrong {
		if f.Name == field {
			return locale.Say(ctx, f.Message, f.Args...)
		}
	}
	return ""
}
