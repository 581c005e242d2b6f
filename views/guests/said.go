package guests

import (
	"context"
	"strings"

	"convive/models/guests"
	"convive/views/locale"
)

// What the columns hold in words, for files, and for the cells that are nothing but words.

func saidSide(ctx context.Context, g GuestRow, _ Column) string {
	switch {
	case g.Columns.People:
		return SideName(ctx, orOf(g.Side, g.With.Side))
	case g.Side == g.With.Side: // the household's row says it
		return ""
	}
	return SideName(ctx, g.Side)
}

func saidHouseholdSide(ctx context.Context, h HouseholdRow, _ Column) string {
	return SideName(ctx, h.Side)
}

func saidTags(_ context.Context, g GuestRow, _ Column) string { return strings.Join(g.Tags, ", ") }

func saidHouseholdTags(_ context.Context, h HouseholdRow, _ Column) string {
	return strings.Join(h.ownTags(), ", ")
}

func saidReply(ctx context.Context, g GuestRow, c Column) string {
	in, invited := g.Invitations[c.Occasion.ID]
	switch {
	case !invited:
		return ""
	case in.Waiting:
		return locale.T(ctx, "waiting for a place")
	case in.Maybe:
		return locale.List(ctx, []string{replyWord(ctx, string(in.Reply)), locale.T(ctx, "said maybe")})
	}
	return replyWord(ctx, string(in.Reply))
}

// saidReplies counts in words: spreadsheets take 2/3 for a day of February or March.
func saidReplies(ctx context.Context, h HouseholdRow, c Column) string {
	n := h.counted(c.Occasion.ID)
	if n.Invited == 0 {
		return ""
	}
	return locale.T(ctx, "{n} of {all}", "n", n.Attending, "all", n.Invited)
}

func saidMeal(ctx context.Context, g GuestRow, c Column) string {
	meal, missing := g.chosenMeal(c.Occasion)
	if missing {
		return locale.T(ctx, "not chosen")
	}
	return meal
}

func saidDiets(ctx context.Context, g GuestRow, _ Column) string {
	var all []string
	for _, c := range concerns(ctx, g.Guest) {
		all = append(all, c.text)
	}
	return strings.Join(all, ", ")
}

func saidMore(ctx context.Context, h HouseholdRow, _ Column) string { return h.more(ctx) }

func saidTable(ctx context.Context, g GuestRow, _ Column) string {
	if g.Table == "" && g.Seatable {
		return locale.T(ctx, "no seat")
	}
	return g.Table
}

func saidEmail(ctx context.Context, g GuestRow, _ Column) string {
	if g.EmailProblem != "" {
		return g.Email + " (" + locale.T(ctx, "is refused") + ")"
	}
	return g.Email
}

func saidPhone(_ context.Context, g GuestRow, _ Column) string { return g.Phone }

func saidAddress(_ context.Context, g GuestRow, _ Column) string {
	if !g.Columns.People {
		return ""
	}
	return oneLine(g.With)
}

func saidHouseholdAddress(_ context.Context, h HouseholdRow, _ Column) string {
	return oneLine(h.Household)
}

func saidLanguage(ctx context.Context, g GuestRow, _ Column) string {
	if !g.Columns.People {
		return ""
	}
	return Language(ctx, g.With.Language)
}

func saidHouseholdLanguage(ctx context.Context, h HouseholdRow, _ Column) string {
	return Language(ctx, h.Language)
}

func saidAge(ctx context.Context, g GuestRow, _ Column) string { return ageNote(ctx, g.Guest) }

func saidPlusOne(_ context.Context, g GuestRow, _ Column) string { return g.By }

func saidNote(_ context.Context, g GuestRow, _ Column) string { return g.Note }

func saidHouseholdNote(_ context.Context, h HouseholdRow, _ Column) string { return h.Note }

func saidCode(_ context.Context, g GuestRow, _ Column) string {
	if !g.Columns.People {
		return ""
	}
	return guests.ShowCode(g.With.ReplyCode)
}

func saidHouseholdCode(_ context.Context, h HouseholdRow, _ Column) string {
	return guests.ShowCode(h.ReplyCode)
}

func saidList(_ context.Context, g GuestRow, _ Column) string {
	if !g.Columns.People {
		return ""
	}
	return string(g.With.List)
}

func saidHouseholdList(_ context.Context, h HouseholdRow, _ Column) string { return string(h.List) }
