package ui

import "github.com/a-h/templ"

// FieldProps describes a one-line field. Label stands above, Help below, Error beside the field.
type FieldProps struct {
	Name         string
	Label        string
	Value        string
	ID           string // "f-" + Name when empty
	Type         string // "text" when empty
	Help         string
	Error        string
	Placeholder  string
	Autocomplete string
	InputMode    string // "decimal": a number, which begins where the page does
	Lang         string // language of the value, where it differs from the page's
	Required     bool
	Optional     bool // says "(optional)" beside the label
	ReadOnly     bool
	Autofocus    bool
	MaxLength    int // in characters; 0 is no limit
	Attrs        templ.Attributes
}

// TextAreaProps describes a field of several lines.
type TextAreaProps struct {
	Name, Label, Value, ID, Help, Error, Placeholder string
	Rows                                             int // 4 when zero
	MaxLength                                        int // in characters; 0 is no limit
	Required, Optional                               bool
	Attrs                                            templ.Attributes
}

// Option is one choice of a Select or a Choice.
type Option struct {
	Value    string
	Label    string
	Help     string // shown under the label by Choice only
	Disabled bool
}

// SelectProps describes a field that takes one of its options.
type SelectProps struct {
	Name, Label, Value, ID, Help, Error string
	Options                             []Option
	Blank                               string // text of a first option with no value; none when empty
	Required, Optional                  bool
	Attrs                               templ.Attributes
}

// CheckboxProps describes a box with its label beside it.
type CheckboxProps struct {
	Name, Label, ID, Help, Error string
	Value                        string // what is sent when ticked; "1" when empty
	Checked, Required, Disabled  bool
	HideLabel                    bool // the label is the accessible name only, as in table rows
	Attrs                        templ.Attributes
}

// FieldID is the id that the field of that name gets unless its props say another.
func FieldID(name string) string { return "f-" + name }

func fieldID(id, name string) string {
	if id != "" {
		return id
	}
	return FieldID(name)
}

func or(s, otherwise string) string {
	if s == "" {
		return otherwise
	}
	return s
}

// describedBy names the help and error lines that exist, so that screen readers read them after the label.
func describedBy(id, help, err string) string {
	switch {
	case help != "" && err != "":
		return id + "-error " + id + "-help"
	case err != "":
		return id + "-error"
	case help != "":
		return id + "-help"
	}
	return ""
}

func describe(id, help, err string) templ.Attributes {
	a := templ.Attributes{}
	if d := describedBy(id, help, err); d != "" {
		a["aria-describedby"] = d
	}
	if err != "" {
		a["aria-invalid"] = "true"
	}
	return a
}

func (f TextAreaProps) rows() int {
	if f.Rows == 0 {
		return 4
	}
	return f.Rows
}
