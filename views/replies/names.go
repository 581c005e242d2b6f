package replies

import (
	"context"
	"strings"

	"convive/models/change"
	"convive/models/guests"
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

// fullNames are the names of a household as its card would have them, after "for": languages with cases say there whom the
// invitation is for, not who comes. They go without <bdi>, which would take its direction
// from the first name; in a list each name is isolated by itself.
func fullNames(ctx context.Context, people []guests.Guest) string {
	names := called(people)
	if n := len(people) - len(names); n > 0 {
		names = append(names, locale.N(ctx, "the guest you bring", "the {n} guests you bring", n))
	}
	return locale.List(ctx, names)
}

// ownNames are those who can be meant by a page: whom they bring they know.
func ownNames(ctx context.Context, people []guests.Guest) string {
	if names := called(people); len(names) > 0 {
		return locale.List(ctx, names)
	}
	return fullNames(ctx, people)
}

// called are the names of those who have one.
func called(people []guests.Guest) (names []string) {
	for _, g := range people {
		if !g.Unnamed {
			names = append(names, g.Name)
		}
	}
	return names
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
