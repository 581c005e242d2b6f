package guests

import (
	"context"
	"slices"
	"strconv"

	"convive/models/events"
	"convive/models/guests"
	"convive/models/imports/lists"
	"convive/models/invalid"
	"convive/views/locale"
	"convive/views/ui"
)

// Pasting is the page on which a column is pasted, and looked at before anything is written.
type Pasting struct {
	List            Address // where it came from and leads back to
	Action, Command string
	Draft           guests.Pasting
	Errors          invalid.Fields
	Columns         []string
	Meals           []MealsAt       // the occasions that ask for a meal, each with a column of its own
	Found           []guests.Pasted // nil before anything was pasted
}

func (p Pasting) err(ctx context.Context, name string) string { return ui.Message(ctx, p.Errors, name) }

func (p Pasting) options(ctx context.Context) (all []ui.Option) {
	for _, c := range p.Columns {
		all = append(all, ui.Option{Value: c, Label: labels(ctx)[c]})
	}
	for _, at := range p.Meals {
		all = append(all, ui.Option{Value: guests.MealColumn(at.Occasion.ID), Label: locale.T(ctx, "{column}: {occasion}", "column", locale.T(ctx, "Meal"), "occasion", at.Occasion.Name)})
	}
	return all
}

// inOrder is how lines find their guests when nobody says otherwise.
const inOrder = "order"

func (p Pasting) ways(ctx context.Context) []ui.Option {
	return []ui.Option{
		{Value: inOrder, Label: locale.T(ctx, "In the order of the list"), Help: locale.T(ctx, "The first line is for the first guest shown, and so on.")},
		{Value: guests.ByName, Label: locale.T(ctx, "By name"), Help: locale.T(ctx, "Two columns: the guest’s name, then the value.")},
	}
}

// beyond says that columns of what was pasted are left out; "" when all were read.
func (p Pasting) beyond(ctx context.Context) string {
	n := p.Draft.Beyond()
	switch {
	case n == 0:
		return ""
	case p.Draft.By == guests.ByName:
		return locale.N(ctx, "Only the names and the column behind them are taken; {n} more column is left out. Paste it by itself.",
			"Only the names and the column behind them are taken; {n} more columns are left out. Paste each by itself.", n)
	}
	return locale.N(ctx, "Only the first column is taken; {n} more is left out. Paste it by itself, on a cell of its column.",
		"Only the first column is taken; {n} more are left out. Paste each by itself, on a cell of its column.", n)
}

// taken are the lines that would change something, same those that wouldn't, wrong those that can't be taken.
func (p Pasting) taken() (taken, same, wrong []guests.Pasted) {
	for _, f := range p.Found {
		switch {
		case f.Wrong != nil:
			wrong = append(wrong, f)
		case f.Changes():
			taken = append(taken, f)
		default:
			same = append(same, f)
		}
	}
	return taken, same, wrong
}

// readings say how words were read that are others than those of what is there already: “teenager” is an adult.
func (p Pasting) readings(ctx context.Context, same []guests.Pasted) (all []string) {
	for _, f := range same {
		value := p.value(ctx, f.Old)
		if f.Said == "" || lists.Fold(f.Said) == lists.Fold(value) {
			continue
		}
		if said := locale.T(ctx, "“{words}” was read as: {value}.", "words", f.Said, "value", value); !slices.Contains(all, said) {
			all = append(all, said)
		}
	}
	return all
}

// value is what a cell holds, in words.
func (p Pasting) value(ctx context.Context, v string) string {
	for _, at := range p.Meals {
		if guests.MealColumn(at.Occasion.ID) == p.Draft.Column {
			return mealCalled(at.Meals, v)
		}
	}
	return Words(ctx, p.Draft.Column, v)
}

func mealCalled(meals []events.Meal, id string) string {
	for _, m := range meals {
		if string(m.ID) == id {
			return m.Name
		}
	}
	return ""
}

// why is what is wrong with a line.
func why(ctx context.Context, f guests.Pasted) string {
	return ui.Message(ctx, invalid.Fields{*f.Wrong}, f.Wrong.Name)
}

func at(f guests.Pasted) string { return strconv.FormatInt(f.At, 10) }
