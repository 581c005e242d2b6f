// Package replies draws what guests see of their invitation and reply with, and the hosts' page of replies. What is live
// stands in fragments; the forms, which hold what somebody is typing, stand outside of them.
package replies

import (
	"context"
	"math"
	"slices"
	"time"

	"convive/models/events"
	"convive/models/guests"
	"convive/models/replies"
	"convive/views/locale"
)

// Come says who comes, by their short names; there is at least one.
func Come(ctx context.Context, names []string) string {
	names = slices.Clone(names)
	names[0] = opening(ctx, names[0])
	return locale.N(ctx, "{names} comes", "{names} come", len(names), "names", locale.List(ctx, names))
}

// DietName is a diet in the page's language; a word of the guest's own stays as it is.
func DietName(ctx context.Context, diet string) string {
	switch diet {
	case "vegetarian":
		return locale.T(ctx, "Vegetarian")
	case "vegan":
		return locale.T(ctx, "Vegan")
	case "gluten_free":
		return locale.T(ctx, "Gluten-free")
	case "lactose_free":
		return locale.T(ctx, "Lactose-free")
	case "nut_allergy":
		return locale.T(ctx, "Nut allergy")
	case "halal":
		return locale.T(ctx, "Halal")
	case "kosher":
		return locale.T(ctx, "Kosher")
	case string(replies.Mild):
		return locale.T(ctx, "Mild allergy")
	case string(replies.Severe):
		return locale.T(ctx, "Severe allergy")
	}
	return diet
}

// dietWord is a diet inside of a line of several.
func dietWord(ctx context.Context, diet string) string {
	switch diet {
	case "vegetarian":
		return locale.T(ctx, "vegetarian")
	case "vegan":
		return locale.T(ctx, "vegan")
	case "gluten_free":
		return locale.T(ctx, "gluten-free")
	case "lactose_free":
		return locale.T(ctx, "lactose-free")
	case "nut_allergy":
		return locale.T(ctx, "nut allergy")
	case "halal":
		return locale.T(ctx, "halal")
	case "kosher":
		return locale.T(ctx, "kosher")
	case string(replies.Mild):
		return locale.T(ctx, "mild allergy")
	case string(replies.Severe):
		return locale.T(ctx, "severe allergy")
	}
	return diet
}

// dietLine lists diets and allergies and the guest's own words behind them. It is no sentence: what somebody wrote fits
// into none.
func dietLine(ctx context.Context, g guests.Guest) (line string) {
	words := make([]string, 0, len(g.Diets)+1)
	for _, d := range g.Diets {
		words = append(words, dietWord(ctx, d))
	}
	if g.DietNote != "" {
		words = append(words, g.DietNote)
	}
	for i, word := range words {
		if line = locale.T(ctx, "{diets}, {diet}", "diets", line, "diet", word); i == 0 {
			line = word
		}
	}
	return locale.T(ctx, "Diet: {diets}", "diets", line)
}

// Wait is about how long somebody has to wait, as it stands behind "in": a minute or more.
func Wait(ctx context.Context, d time.Duration) string {
	n := max(int(math.Ceil(d.Minutes())), 1)
	return locale.N(ctx, "about a minute", "about {n} minutes", n)
}

// replyButton invites the household to answer, by how many they are.
func replyButton(ctx context.Context, n int) string {
	switch n {
	case 1:
		return locale.T(ctx, "Reply")
	case 2:
		return locale.T(ctx, "Reply for the two of you")
	case 3:
		return locale.T(ctx, "Reply for the three of you")
	case 4:
		return locale.T(ctx, "Reply for the four of you")
	}
	return locale.T(ctx, "Reply for the {n} of you", "n", n)
}

// closed is why no replies are taken now.
func closed(ctx context.Context, s replies.State) string {
	r := s.Closed()
	return locale.Say(ctx, r.Text, r.Args...)
}

// days are the first and the last day of what they are invited to.
func days(ctx context.Context, occasions []events.Occasion, zone *time.Location) string {
	var from, to time.Time
	for _, o := range occasions {
		t, ok := o.StartsAt(zone)
		if !ok {
			continue
		}
		if from.IsZero() || t.Before(from) {
			from = t
		}
		if t.After(to) {
			to = t
		}
	}
	if from.IsZero() {
		return ""
	}
	return locale.DateRange(ctx, from, to)
}

// moment is when an occasion starts: "Fri 11, 19:00".
func moment(ctx context.Context, o events.Occasion, zone *time.Location) string {
	t, ok := o.StartsAt(zone)
	if !ok {
		return ""
	}
	return locale.Moment(ctx, t, locale.WeekdayDay)
}

func plain(all []replies.Occasion) []events.Occasion {
	out := make([]events.Occasion, len(all))
	for i, o := range all {
		out[i] = o.Occasion
	}
	return out
}

func occasionNames(ctx context.Context, all []replies.Occasion) string {
	names := make([]string, len(all))
	for i, o := range all {
		names[i] = o.Name
	}
	return locale.List(ctx, names)
}

// sourceName says how a reply came in, for hosts.
func sourceName(ctx context.Context, s replies.Source) string {
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
