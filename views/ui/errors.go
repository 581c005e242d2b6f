package ui

import "strings"

// FieldError is one thing to mend before a form can be saved.
type FieldError struct {
	Field   string // name of the field
	Label   string // of the field, as shown above it
	Message string // a short sentence without the label: "at least 4"
	ID      string // of the field, when it is not FieldID(Field)
}

// ErrorOf returns the message for the field of that name, or nothing.
func ErrorOf(errs []FieldError, field string) string {
	for _, e := range errs {
		if e.Field == field {
			return e.Message
		}
	}
	return ""
}

func (e FieldError) href() string {
	if e.Field == "" && e.ID == "" {
		return ""
	}
	return "#" + fieldID(e.ID, e.Field)
}

func (e FieldError) text() string {
	if e.Label == "" {
		return e.Message
	}
	words := strings.TrimRight(e.Label, "\u2069")                       // the end of an isolated text
	if strings.HasSuffix(words, "?") || strings.HasSuffix(words, "؟") { // a question has its sign already
		return e.Label + " " + e.Message
	}
	return e.Label + ": " + e.Message
}
