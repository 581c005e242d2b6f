package guests

import (
	"context"
	"time"

	"convive/models/guests"
	"convive/views/locale"
)

func tableWord(ctx context.Context, v string) string {
	if v == guests.NoTable {
		return locale.T(ctx, "Comes, no table yet")
	}
	return v
}

func ageWord(ctx context.Context, v string) string {
	switch guests.Age(v) {
	case guests.Adult:
		return locale.T(ctx, "Adults")
	case guests.Child:
		return locale.T(ctx, "Children")
	case guests.Infant:
		return locale.T(ctx, "Infants")
	}
	return ""
}

func plusWord(ctx context.Context, v string) string {
	switch v {
	case guests.PlusOnes:
		return locale.T(ctx, "Plus-ones")
	case guests.NotNamed:
		return locale.T(ctx, "Not yet named")
	}
	return ""
}

func missingWord(ctx context.Context, v string) string {
	switch v {
	case guests.MissingReply:
		return locale.T(ctx, "No reply yet")
	case guests.MissingMeal:
		return locale.T(ctx, "No meal chosen")
	case guests.MissingAddress:
		return locale.T(ctx, "No postal address")
	case guests.MissingEmail:
		return locale.T(ctx, "No e-mail that works")
	}
	return ""
}

// sinceCut says how far back changes are told.
func sinceCut(ctx context.Context, v string) string {
	day, err := time.Parse(time.DateOnly, v)
	if err != nil {
		return ""
	}
	return locale.T(ctx, "Changes are told for a year: these are from {day} on.", "day", locale.Date(ctx, day, locale.DateFull))
}

// sinceWord is "" for what is no day.
func sinceWord(ctx context.Context, v string) string {
	day, err := time.Parse(time.DateOnly, v)
	if err != nil {
		return ""
	}
	return locale.T(ctx, "Changed since {day}", "day", locale.Date(ctx, day, locale.DateShort))
}

func listWord(ctx context.Context, v string) string {
	if v == string(guests.ListB) {
		return locale.T(ctx, "B-list")
	}
	return locale.T(ctx, "A-list")
}
