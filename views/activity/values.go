package activity

import (
	"context"
	"slices"
	"strconv"

	"convive/models/access"
	"convive/models/activity"
	"convive/models/guests"
	"convive/models/questions"
	"convive/models/replies"
	"convive/models/seating"
	"convive/views/events"
	guestwords "convive/views/guests"
	"convive/views/locale"
	questionwords "convive/views/questions"
	diets "convive/views/replies"
	"convive/views/team"
)

// booleans are the columns that say yes or no.
var booleans = []string{"unnamed", "host", "maybe", "waiting", "asks_meal", "seated", "for_children", "in_use", "locked"}

// value is what stands in a column, in words; a dash where nothing does.
func value(ctx context.Context, table, column string, values []string) string {
	words := make([]string, len(values))
	for i, v := range values {
		words[i] = word(ctx, table, column, v)
	}
	if len(words) == 0 {
		return "–"
	}
	return locale.List(ctx, words)
}

func word(ctx context.Context, table, column, v string) string {
	switch {
	case slices.Contains(booleans, column) && v == "true":
		return locale.T(ctx, "yes")
	case slices.Contains(booleans, column):
		return locale.T(ctx, "no")
	}
	switch column {
	case "diets":
		return diets.DietName(ctx, v)
	case "languages":
		return guestwords.Language(ctx, v)
	case "reply":
		return reply(ctx, guests.Reply(v))
	case "source":
		return source(ctx, replies.Source(v))
	case "status":
		return status(ctx, v)
	case "shape":
		return shape(ctx, seating.Shape(v))
	case "position":
		if n, err := strconv.Atoi(v); err == nil {
			return locale.Int(ctx, n+1)
		}
	case "role":
		return team.RoleName(ctx, access.Role(v))
	case "starts", "ends", "deadline", "reply_mode", "name_lookup", "tables_shown", "units":
		return events.Words(ctx, column, v)
	}
	switch table {
	case questions.Question{}.TableName():
		return questionwords.Words(ctx, column, v)
	case guests.Guest{}.TableName(), guests.Household{}.TableName():
		return guestwords.Words(ctx, column, v)
	}
	return v
}

func reply(ctx context.Context, r guests.Reply) string {
	switch r {
	case guests.Attending:
		return locale.T(ctx, "attending")
	case guests.Declined:
		return locale.T(ctx, "declined")
	}
	return locale.T(ctx, "pending")
}

func source(ctx context.Context, s replies.Source) string {
	switch s {
	case replies.Paper:
		return locale.T(ctx, "on paper")
	case replies.Phone:
		return locale.T(ctx, "by phone")
	case replies.Import:
		return locale.T(ctx, "imported")
	case replies.List:
		return locale.T(ctx, "in the guest list")
	}
	return locale.T(ctx, "on their page")
}

func status(ctx context.Context, s string) string {
	switch s {
	case "resolved":
		return locale.T(ctx, "resolved")
	case "declined":
		return locale.T(ctx, "declined")
	}
	return locale.T(ctx, "open")
}

func shape(ctx context.Context, s seating.Shape) string {
	switch s {
	case seating.Round:
		return locale.T(ctx, "Round")
	case seating.Rect:
		return locale.T(ctx, "Long")
	case seating.Oval:
		return locale.T(ctx, "Oval")
	case seating.Square:
		return locale.T(ctx, "Square")
	case seating.Sweetheart:
		return locale.T(ctx, "For two, facing the room")
	}
	return string(s)
}

// whole is what happened to a row that came or went. Rows that are called after a guest say what it was: the guest is
// neither added nor removed.
func whole(ctx context.Context, row activity.Row) string {
	switch {
	case row.Table == "invitations" && row.Came:
		return locale.T(ctx, "invited")
	case row.Table == "invitations":
		return locale.T(ctx, "not invited any more")
	case row.Came:
		return locale.T(ctx, "added")
	}
	return locale.T(ctx, "removed")
}
