// Package invalid holds what is wrong with a form: a sentence per field, in the order of the form. A draft's Validate
// returns Fields; the web layer shows them beside the fields and as a summary, with what was typed still there.
package invalid

import "strings"

// Field is one thing to mend: the form's name of the field ("" for the form as a whole) and a sentence, whose named
// places are filled from Args.
type Field struct {
	Name    string
	Message string
	Args    []any
}

// Fields is all that is wrong; nil when nothing is. It is an error, so that rules can return it.
type Fields []Field

// Error joins the sentences.
func (f Fields) Error() string {
	all := make([]string, len(f))
	for i, field := range f {
		all[i] = field.Message
	}
	return strings.Join(all, " ")
}

// Add appends a thing to mend.
func (f *Fields) Add(name, message string, args ...any) { *f = append(*f, Field{name, message, args}) }

// Check appends the message when ok is false.
func (f *Fields) Check(ok bool, name, message string, args ...any) {
	if !ok {
		f.Add(name, message, args...)
	}
}

// Of returns the first message of a field, "" when it is fine.
func (f Fields) Of(name string) string {
	for _, field := range f {
		if field.Name == name {
			return field.Message
		}
	}
	return ""
}

// Err is nil when nothing is wrong; it avoids an error interface that holds an empty list.
func (f Fields) Err() error {
	if len(f) == 0 {
		return nil
	}
	return f
}
