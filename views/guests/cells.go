package guests

import (
	"context"
	"strconv"
	"strings"

	"convive/models/access"
	"convive/models/change"
	"convive/models/events"
	"convive/models/guests"
	"convive/views/locale"
	"convive/views/ui"
)

// Editor is a cell as it is edited: one field of a row, the row's version with it.
type Editor struct {
	For      string // data-cell of the cells that it edits
	Action   string
	Field    string
	Occasion string
	Version  int64
	Label    string
	Value    string
	Options  []ui.Option // a choice
	Long     bool        // several lines
	Type     string      // of a text: "email", "tel"; "" for any
	Most     int         // characters
}

func (e Editor) version() string { return strconv.FormatInt(e.Version, 10) }

// kind of input for a text.
func (e Editor) kind() string {
	if e.Type == "" {
		return "text"
	}
	return e.Type
}

// MealsAt is an occasion with the meals from which the guest chooses.
type MealsAt struct {
	Occasion events.Occasion
	Meals    []events.Meal
}

// Cells is what the cells of one row are made of.
type Cells struct {
	At, HomeAt  string // where the guest's and the household's cells are saved
	Household   guests.Household
	Invitations map[change.ID]guests.Invitation
	Occasions   []MealsAt
	Sides       []string
	Languages   []string
	Can         func(access.Permission) bool
}

const (
	maxLine  = 200
	maxNote  = 2000
	maxWords = 1900 // 30 of 60 characters, with commas
)

// OfGuest are the cells of a guest's row: own fields, answers, and their household's where its row is not shown.
func (c Cells) OfGuest(ctx context.Context, g guests.Guest) []Editor {
	d := guests.EditOfGuest(g, nil)
	form := Form[guests.GuestEdit]{Sides: c.Sides, Languages: c.Languages}
	own := func(e Editor) Editor {
		e.Action, e.Field, e.Version = c.At, e.For, g.Version
		return e
	}
	all := []Editor{
		own(Editor{For: "name", Label: locale.T(ctx, "Name"), Value: d.Name, Most: maxLine}),
		own(Editor{For: "side", Label: locale.T(ctx, "Side"), Value: d.Side, Options: blank(locale.T(ctx, "As the household"), form.sideOptions(ctx, d.Side))}),
		own(Editor{For: "tags", Label: locale.T(ctx, "Tags, with commas between"), Value: d.Tags, Most: maxWords}),
		own(Editor{For: "age", Label: locale.T(ctx, "Age group"), Value: string(d.Age), Options: ageOptions(ctx)}),
	}
	if c.Can(access.ViewContacts) {
		all = append(all, own(Editor{For: "email", Label: locale.T(ctx, "E-mail"), Value: d.Email, Type: "email", Most: maxLine}),
			own(Editor{For: "phone", Label: locale.T(ctx, "Phone"), Value: d.Phone, Type: "tel", Most: maxLine}),
			own(Editor{For: "note", Label: locale.T(ctx, "Note"), Value: d.Note, Long: true, Most: maxNote}))
	}
	if c.Can(access.ViewHealth) {
		all = append(all, own(Editor{For: "diets", Label: locale.T(ctx, "Diets and allergies, with commas between"), Value: dietsTyped(ctx, d.Diets), Most: maxWords}))
	}
	if c.Can(access.ReplyOnBehalf) {
		all = append(all, c.answers(ctx)...)
	}
	for _, e := range c.OfHousehold(ctx) {
		if e.For == "language" || e.For == "list" {
			all = append(all, e)
		}
	}
	return all
}

// answers are the cells of what the guest answers: once invited yes or no, and a meal where they come. Who waits for a
// place has nothing to answer.
func (c Cells) answers(ctx context.Context) (all []Editor) {
	for _, at := range c.Occasions {
		in, invited := c.Invitations[at.Occasion.ID]
		if in.Waiting {
			continue
		}
		id := string(at.Occasion.ID)
		e := Editor{For: "reply." + id, Action: c.At, Field: guests.ReplyCell, Occasion: id, Version: in.Version, Value: string(in.Reply),
			Label: locale.T(ctx, "{column}: {occasion}", "column", locale.T(ctx, "Reply"), "occasion", at.Occasion.Name), Options: replyOptions(ctx, in, invited)}
		all = append(all, e)
		if in.Reply != guests.Attending || len(at.Meals) == 0 {
			continue
		}
		e.For, e.Field, e.Value, e.Options = "meal."+id, guests.MealCell, "", nil
		e.Label = locale.T(ctx, "{column}: {occasion}", "column", locale.T(ctx, "Meal"), "occasion", at.Occasion.Name)
		if in.MealID == nil {
			e.Options = blank(locale.T(ctx, "not chosen"), nil)
		} else {
			e.Value = string(*in.MealID)
		}
		for _, m := range at.Meals {
			e.Options = append(e.Options, ui.Option{Value: string(m.ID), Label: m.Name})
		}
		all = append(all, e)
	}
	return all
}

func replyOptions(ctx context.Context, in guests.Invitation, invited bool) []ui.Option {
	word := func(r guests.Reply) ui.Option { return ui.Option{Value: string(r), Label: replyWord(ctx, string(r))} }
	switch {
	case !invited:
		return []ui.Option{{Value: "", Label: locale.T(ctx, "not invited")}, {Value: string(guests.Pending), Label: locale.T(ctx, "invite")}}
	case in.Reply == guests.Pending:
		return []ui.Option{word(guests.Pending), word(guests.Attending), word(guests.Declined)}
	}
	return []ui.Option{word(guests.Attending), word(guests.Declined)}
}

// OfHousehold are the cells of a household's own row.
func (c Cells) OfHousehold(ctx context.Context) []Editor {
	d := guests.EditOf(c.Household)
	form := Form[guests.HouseholdEdit]{Sides: c.Sides, Languages: c.Languages}
	own := func(e Editor) Editor {
		e.Action, e.Field, e.Version = c.HomeAt, e.For, d.Version
		return e
	}
	all := []Editor{
		own(Editor{For: "envelope_name", Label: locale.T(ctx, "Envelope name"), Value: d.EnvelopeName, Most: maxLine}),
		own(Editor{For: "side", Label: locale.T(ctx, "Side"), Value: d.Side, Options: blank(locale.T(ctx, "No side"), form.sideOptions(ctx, d.Side))}),
		own(Editor{For: "tags", Label: locale.T(ctx, "Tags, with commas between"), Value: d.Tags, Most: maxWords}),
		own(Editor{For: "language", Label: locale.T(ctx, "Language"), Value: d.Language, Options: blank(locale.T(ctx, "As the event"), form.languageOptions(ctx, d.Language))}),
	}
	if c.Can(access.ViewContacts) {
		all = append(all, own(Editor{For: "note", Label: locale.T(ctx, "Note"), Value: d.Note, Long: true, Most: maxNote}))
	}
	if c.Can(access.ViewPrivateWishes) {
		all = append(all, own(Editor{For: "list", Label: locale.T(ctx, "List"), Value: strings.ToUpper(string(d.List)), Options: listOptions(ctx)}))
	}
	return all
}

func blank(label string, options []ui.Option) []ui.Option {
	return append([]ui.Option{{Value: "", Label: label}}, options...)
}

func most(e Editor) string { return strconv.Itoa(e.Most) }
