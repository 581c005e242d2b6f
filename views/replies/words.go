// Package replies draws what guests see of their invitation and reply with, and the hosts' page of replies. What is live
// stands in fragments; the forms, which hold what somebody is typing, stand outside of them.
package replies

import (
	"context"
	"math"
	"slices"
	"strings"
	"time"

	"convive/models/change"
	"convive/models/events"
	"convive/models/guests"
	"convive/models/replies"
	"convive/views/locale"
)

// ShortNames are how the people of a household are spoken of among themselves, inside of a sentence: by given name where
// that tells them apart. Who is not named yet is "your guest"; a line that begins with a name takes its opening.
func ShortNames(ctx context.Context, people []guests.Guest) map[change.ID]string {
	names, n := hostNames(people), 0
	for _, g := range people {
		if g.Unnamed {
			n++
			names[g.ID] = guestName(ctx, g) + nth(ctx, people, n)
		}
	}
	return names
}

// nth tells the guests of a household apart who are not named yet, where there are several: " 1", " 2".
func nth(ctx context.Context, people []guests.Guest, n int) string {
	unnamed := 0
	for _, g := range people {
		if g.Unnamed {
			unnamed++
		}
	}
	if unnamed < 2 {
		return ""
	}
	return " " + locale.Int(ctx, n)
}

// whoIs asks for the name of one of several guests who are not named yet.
func whoIs(ctx context.Context, at, of int) string {
	if of < 2 {
		return locale.T(ctx, "Who is your guest?")
	}
	return locale.T(ctx, "Who is your guest {n}?", "n", locale.Int(ctx, at+1))
}

// hostNames are how hosts speak of the same people: who is not named yet is somebody's guest, not theirs.
func hostNames(people []guests.Guest) map[change.ID]string {
	times := map[string]int{}
	for _, g := range people {
		times[g.Given]++
	}
	names := make(map[change.ID]string, len(people))
	for _, g := range people {
		names[g.ID] = g.Name
		if g.Given != "" && !g.Unnamed && times[g.Given] == 1 {
			names[g.ID] = g.Given
		}
	}
	return names
}

// opening is a name as a line begins with it: "Your guest 2", where inside of a sentence it is "your guest 2".
func opening(ctx context.Context, name string) string {
	if number, found := strings.CutPrefix(name, locale.T(ctx, "your guest")); found && (number == "" || number[0] == ' ') {
		return locale.T(ctx, "Your guest") + number
	}
	return name
}

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

// fullNames are the names of a household as its card would have them, after "for": languages with cases say there whom the
// invitation is for, not who comes. They go without <bdi>, which would take its direction
// from the first name; in a list each name is isolated by itself.
func fullNames(ctx context.Context, people []guests.Guest) string {
	names := make([]string, len(people))
	for i, g := range people {
		if names[i] = g.Name; g.Unnamed {
			names[i] = locale.T(ctx, "the guest you bring")
		}
	}
	return locale.List(ctx, names)
}

// CardName is how a household's invitation is called among others on a page: by its people, in the page's language, who
// are as they are now; the envelope's name was made in English, and once.
func CardName(ctx context.Context, h guests.Household, people []guests.Guest) string {
	if len(people) == 0 {
		return h.EnvelopeName
	}
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
