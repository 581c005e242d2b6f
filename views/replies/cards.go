package replies

import (
	"context"
	"strconv"

	"convive/models/guests"
	"convive/models/replies"
	"convive/views/locale"
	"convive/views/ui"
)

// CodeOfCard is the field in which a host types the code of a card. Typed is a code that no household has.
type CodeOfCard struct{ Base, Typed string }

func (c CodeOfCard) wrong(ctx context.Context) string {
	if c.Typed == "" {
		return ""
	}
	return locale.T(ctx, "No household of this wedding has the code {code}. Compare it with the card: there is no 0, 1, I, L or O in a code.", "code", c.Typed)
}

// firstKeys are the meals that have a key: their digits. Others are chosen by the mouse or the arrow keys.
const firstKeys = 9

// choice is one answer to a question of a card, with the key that gives it; "" for none.
type choice struct{ value, label, key string }

func replyChoices(ctx context.Context) []choice {
	return []choice{
		{string(guests.Attending), locale.T(ctx, "Comes"), "Y"},
		{string(guests.Declined), locale.T(ctx, "Can't come"), "N"},
		{"", locale.T(ctx, "Leave as it is"), "0"},
	}
}

func mealChoices(ctx context.Context, o replies.Occasion, g guests.Guest) (all []choice) {
	for i, m := range o.MealsFor(g.Age) {
		c := choice{value: string(m.ID), label: m.Name}
		if i < firstKeys {
			c.key = strconv.Itoa(i + 1)
		}
		all = append(all, c)
	}
	return append(all, choice{"", locale.T(ctx, "Leave as it is"), "0"})
}

// invited are the occasions that a card asks one person about.
func (f EnteredForm) invited(g guests.Guest) (all []replies.Occasion) {
	for _, o := range f.State.Occasions {
		for _, l := range o.Lines {
			if l.Guest.ID == g.ID {
				all = append(all, o)
			}
		}
	}
	return all
}

// EnteredCard says who comes where, as it is stored once a card was entered.
func EnteredCard(ctx context.Context, s replies.State) string {
	var counts []string
	for _, o := range s.Occasions {
		come := 0
		for _, l := range o.Lines {
			if l.Invitation.Reply == guests.Attending {
				come++
			}
		}
		counts = append(counts, locale.T(ctx, "{occasion} {n} of {all}", "occasion", o.Name, "n", come, "all", len(o.Lines)))
	}
	return locale.T(ctx, "{household} is entered. Who comes: {counts}.", "household", s.Household.EnvelopeName, "counts", locale.List(ctx, counts))
}

// problem is what is wrong with one field, and the id under which it is said.
func (f EnteredForm) problem(ctx context.Context, name string) (id, text string) {
	return ui.FieldID(name) + "-error", ui.Message(ctx, f.Errors, name)
}
