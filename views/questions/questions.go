// Package questions draws the hosts' pages of what guests are asked, and of what they answered.
package questions

import (
	"context"
	"strings"

	"convive/models/events"
	"convive/models/invalid"
	"convive/models/questions"
	"convive/views/locale"
	"convive/views/ui"
)

// Form is the form of a question, a new one or one that is there.
type Form struct {
	Action, Command string
	Draft           questions.Draft
	Errors          invalid.Fields
	Occasions       []events.Occasion
	New             bool
}

// Row is one question of the list.
type Row struct {
	questions.Report
	Path, Answers string
	First, Last   bool
}

// Labels name the fields in a conflict's table.
var Labels = map[string]string{
	"asks": "Question", "help": "Help below it", "answer_kind": "How they answer", "per": "Who answers", "occasion_id": "Asked of", "options": "Choices", "at_least": "Smallest number", "at_most": "Largest number", "required": "Needed for a reply",
}

// Words is what a field's value means, where people see it.
func Words(ctx context.Context, field, value string) string {
	switch field {
	case "answer_kind":
		return kindName(ctx, questions.Kind(value))
	case "per":
		return perName(ctx, questions.Per(value))
	case "options":
		return strings.ReplaceAll(value, "\n", ", ")
	case "at_least", "at_most":
		if value == "" || value == "0" {
			return locale.T(ctx, "No bound")
		}
	case "required":
		if value == "true" || value == "1" {
			return locale.T(ctx, "Yes")
		}
		return locale.T(ctx, "No")
	}
	return value
}

func kindName(ctx context.Context, k questions.Kind) string {
	switch k {
	case questions.Choice:
		return locale.T(ctx, "One of several choices")
	case questions.Several:
		return locale.T(ctx, "Any of several choices")
	case questions.Number:
		return locale.T(ctx, "A number")
	}
	return locale.T(ctx, "In their own words")
}

func perName(ctx context.Context, p questions.Per) string {
	if p == questions.Household {
		return locale.T(ctx, "One answer per household")
	}
	return locale.T(ctx, "Each person")
}

func kinds(ctx context.Context) (all []ui.Option) {
	for _, k := range []questions.Kind{questions.Text, questions.Choice, questions.Several, questions.Number} {
		all = append(all, ui.Option{Value: string(k), Label: kindName(ctx, k)})
	}
	return all
}

func pers(ctx context.Context) (all []ui.Option) {
	for _, p := range []questions.Per{questions.Person, questions.Household} {
		all = append(all, ui.Option{Value: string(p), Label: perName(ctx, p)})
	}
	return all
}

func (f Form) occasions() (all []ui.Option) {
	for _, o := range f.Occasions {
		all = append(all, ui.Option{Value: string(o.ID), Label: o.Name})
	}
	return all
}

// fields name the fields for the summary of what is to be mended.
func fields(ctx context.Context) map[string]string {
	return map[string]string{"asks": locale.T(ctx, "Question"), "help": locale.T(ctx, "Help below it"), "options": locale.T(ctx, "Choices"), "at_least": locale.T(ctx, "Smallest number"), "at_most": locale.T(ctx, "Largest number"), "occasion_id": locale.T(ctx, "Asked of")}
}

// meta says in a line how a question is answered, and by whom.
func (r Row) meta(ctx context.Context) string {
	words := []string{r.kind(ctx), perName(ctx, r.Per)}
	if r.Occasion != "" {
		words = append(words, locale.T(ctx, "who comes to {occasion}", "occasion", r.Occasion))
	}
	if r.Required {
		words = append(words, locale.T(ctx, "needed for a reply"))
	}
	return strings.Join(words, " · ")
}

// kind says how a question is answered, and within which bounds.
func (r Row) kind(ctx context.Context) string {
	switch {
	case r.Bounded() && r.AtMost > 0:
		return locale.T(ctx, "A number from {least} to {most}", "least", r.AtLeast, "most", r.AtMost)
	case r.Bounded():
		return locale.T(ctx, "A number that is {least} or more", "least", r.AtLeast)
	}
	return kindName(ctx, r.AnswerKind)
}

// given is how many answered of how many who were asked.
func given(ctx context.Context, q questions.Report) string {
	if q.Per == questions.Household {
		return locale.N(ctx, "{answers} of {n} household has answered", "{answers} of {n} households have answered", q.Asked, "answers", len(q.Lines))
	}
	return locale.N(ctx, "{answers} of {n} person has answered", "{answers} of {n} people have answered", q.Asked, "answers", len(q.Lines))
}

// removal names the button that takes a question away, with what goes with it.
func (r Row) removal(ctx context.Context) string {
	if r.Report.Answers == 0 {
		return locale.T(ctx, "Remove {name}", "name", r.Asks)
	}
	return locale.N(ctx, "Remove {name}: {n} answer goes with it", "Remove {name}: {n} answers go with it", r.Report.Answers, "name", r.Asks)
}

// who is whose answer it is.
func who(l questions.Line) string {
	if l.Guest.ID == "" {
		return l.Household.EnvelopeName
	}
	return l.Guest.Name
}

func said(ctx context.Context, l questions.Line) string { return locale.List(ctx, l.Said) }
