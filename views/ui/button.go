package ui

import "github.com/a-h/templ"

// Kind is how much a button weighs. A page has one Filled button at most.
type Kind string

// The zero Kind is the outlined second button.
const (
	Second Kind = ""
	Filled Kind = "filled"
	Quiet  Kind = "quiet"
	Danger Kind = "danger"
)

// ButtonProps describes a button. Label is always set: it is the text, or with IconOnly the accessible name.
type ButtonProps struct {
	Label    string
	Kind     Kind
	Icon     IconName
	IconOnly bool
	Small    bool
	Large    bool   // 52 px high and as wide as its column, for guests' pages
	Type     string // "submit" when empty
	ID       string
	Name     string
	Value    string
	Form     string // id of the form it submits, when it stands outside of it
	Opens    string // id of the dialog it opens; implies Type "button"
	Closes   string // id of the dialog it closes; implies Type "button"
	Disabled bool
	Attrs    templ.Attributes
}

func (b ButtonProps) kind() string {
	switch {
	case b.Opens != "" || b.Closes != "":
		return "button"
	case b.Type != "":
		return b.Type
	}
	return "submit"
}

func (b ButtonProps) dialog() (id, command string) {
	switch {
	case b.Opens != "":
		return b.Opens, "show-modal"
	case b.Closes != "":
		return b.Closes, "close"
	}
	return "", ""
}

func (b ButtonProps) class() string { return buttonClass(b.Kind, b.Small, b.Large, b.IconOnly) }

// LinkProps describes a link that looks like a button.
type LinkProps struct {
	Label    string
	Href     string
	Kind     Kind
	Icon     IconName
	IconOnly bool
	Small    bool
	Large    bool
	Download bool
	Current  bool
	Attrs    templ.Attributes
}

func (l LinkProps) class() string { return buttonClass(l.Kind, l.Small, l.Large, l.IconOnly) }

func buttonClass(k Kind, small, large, iconOnly bool) string {
	c := "button"
	if k != Second {
		c += " button-" + string(k)
	}
	if small {
		c += " button-small"
	}
	if large {
		c += " button-large"
	}
	if iconOnly {
		c += " button-icon"
	}
	return c
}
