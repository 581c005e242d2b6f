package ui

import "github.com/a-h/templ"

// ChoiceProps describes a group of radio buttons. Nothing is chosen when Value is empty.
type ChoiceProps struct {
	Name, Legend, Value, ID, Help, Error string
	Options                              []Option
	Required, Inline                     bool
}

// ReplyChoiceProps asks one person of a household whether they come to one occasion.
type ReplyChoiceProps struct {
	Name     string // of the two radio buttons; they send "attending" or "declined"
	ID       string // "f-" + Name when empty
	Person   string // as the row shows it
	Occasion string // joins the person in the accessible name
	Value    string // "attending", "declined", anything else is not chosen yet
	Error    string
	Attrs    templ.Attributes // of both radio buttons
}

func (c ChoiceProps) class() string {
	if c.Inline {
		return "choice choice-inline"
	}
	return "choice"
}
