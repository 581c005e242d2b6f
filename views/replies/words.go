// Package replies draws what guests see of their invitation and reply with, and the hosts' page of replies. What is live
// stands in fragments; the forms, which hold what somebody is typing, stand outside of them.
package replies

import (
	"context"
	"time"

	"convive/models/change"
	"convive/models/events"
	"convive/models/guests"
	"convive/models/replies"
	"convive/views/locale"
)

// ShortNames are how the people of a household are spoken of among themselves: by given name where that tells them
// apart.
func ShortNames(ctx context.Context, people []guests.Guest) map[change.ID]string {
	times := map[string]int{}
	for _, g := range people {
		times[g.Given]++
	}
	names := make(map[change.ID]string, len(people))
	for _, g := range people {
		names[g.ID] = g.Name
		if g.Unnamed {
			names[g.ID] = locale.T(ctx, "Your guest")
		}
		if g.Given != "" && !g.Unnamed && times[g.Given] == 1 {
			names[g.ID] = g.Given
		}
	}
	return names
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
	}
	return diet
}

// dietNames are several, with the note behind them.
func dietNames(ctx context.Context, diets []string, note string) string {
	var words []string
	for _, d := range diets {
		words = append(words, DietName(ctx, d))
	}
	if note != "" {
		words = append(words, note)
	}
	return locale.List(ctx, words)
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
func closed(ctx context.Context, e events.Event) string {
	r := replies.Closed(e)
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

// fullNames are the names of a household as its card would have them.
func fullNames(ctx context.Context, people []guests.Guest) string {
	names := make([]string, len(people))
	for i, g := range people {
		names[i] = guestName(ctx, g)
	}
	return locale.List(ctx, names)
}

// guestName is a guest's name; whoever is not named yet is "your guest" to those who read this.
func guestName(ctx context.Context, g guests.Guest) string {
	if g.Unnamed {
		return locale.T(ctx, "your guest")
	}
	return g.Name
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
	}
	return locale.T(ctx, "on their page")
}
