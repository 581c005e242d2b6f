package guests

import (
	"context"
	"slices"
	"strings"

	"convive/models/guests"
	"convive/views/locale"
	diet "convive/views/replies"
)

// sideName is how a side is called: "Amara’s side".
func SideName(ctx context.Context, side string) string {
	switch side {
	case "":
		return ""
	case guests.NoSide:
		return locale.T(ctx, "On no side")
	case guests.SideBoth:
		return locale.T(ctx, "both sides")
	}
	return locale.T(ctx, "{side}’s side", "side", side)
}

// ageNote is the small fact beside a name: "child, 8".
func ageNote(ctx context.Context, g guests.Guest) string {
	word := ""
	switch g.Age {
	case guests.Child:
		word = locale.T(ctx, "child")
	case guests.Infant:
		word = locale.T(ctx, "infant")
	default:
		return chairNote(ctx, g)
	}
	if g.AgeYears != nil {
		word = locale.T(ctx, "{age}, {years}", "age", word, "years", *g.AgeYears)
	}
	if chair := chairNote(ctx, g); chair != "" {
		word += " · " + chair
	}
	return word
}

// chairNote says what is not as it is with everybody of their age.
func chairNote(ctx context.Context, g guests.Guest) string {
	switch {
	case g.Chair == guests.HighChair:
		return locale.T(ctx, "high chair")
	case g.Chair == guests.NoChair && g.Age != guests.Infant:
		return locale.T(ctx, "no chair")
	case g.Chair == guests.OnSeat && g.Age == guests.Infant:
		return locale.T(ctx, "own seat")
	}
	return ""
}

// Language is how a language is called in English pages; "" for none.
func Language(ctx context.Context, code string) string {
	switch code {
	case "":
		return ""
	case "en":
		return locale.T(ctx, "English")
	case "de":
		return locale.T(ctx, "German")
	case "fr":
		return locale.T(ctx, "French")
	case "es":
		return locale.T(ctx, "Spanish")
	case "he":
		return locale.T(ctx, "Hebrew")
	case "ar":
		return locale.T(ctx, "Arabic")
	}
	return code
}

// concern is one thing to mind about a person's food or access; the grave ones stand out by word and colour.
type concern struct {
	text  string
	grave bool
}

func concerns(ctx context.Context, g guests.Guest) (all []concern) {
	for _, d := range g.Diets {
		all = append(all, concern{diet.DietName(ctx, d), strings.Contains(strings.ToLower(d), "allerg")})
	}
	slices.SortStableFunc(all, func(a, b concern) int {
		switch {
		case a.grave == b.grave:
			return 0
		case a.grave:
			return -1
		}
		return 1
	})
	for _, n := range g.Needs {
		all = append(all, concern{n, false})
	}
	if g.DietNote != "" {
		all = append(all, concern{g.DietNote, strings.Contains(strings.ToLower(g.DietNote), "allerg")})
	}
	return all
}

// short is the head of a narrow column.
func short(name string) string {
	r := []rune(name)
	return string(r[:min(3, len(r))])
}

// nicknames are shown beside a name in quotes; longer aliases are for searching.
func nickname(g guests.Guest) string {
	for _, a := range g.Aliases {
		if !strings.ContainsAny(a, " (") {
			return a
		}
	}
	return ""
}

// replyWord is how a reply is called in filters.
func replyWord(ctx context.Context, reply string) string {
	switch reply {
	case string(guests.Attending):
		return locale.T(ctx, "attending")
	case string(guests.Pending):
		return locale.T(ctx, "pending")
	case string(guests.Declined):
		return locale.T(ctx, "declined")
	}
	return locale.T(ctx, "not invited")
}

// dietsTyped are a form's diets as people write them; the rules read them back.
func dietsTyped(ctx context.Context, typed string) string {
	var words []string
	for _, d := range guests.Diets(typed) {
		words = append(words, diet.DietName(ctx, d))
	}
	return strings.Join(words, ", ")
}

// oneLine is a household's address as one line.
func oneLine(h guests.Household) string {
	return strings.Join(slices.DeleteFunc([]string{h.Street, h.Street2, strings.TrimSpace(h.Postcode + " " + h.City), h.Region, h.Country}, func(s string) bool { return s == "" }), ", ")
}

func searchLabel(ctx context.Context, c Columns) string {
	if c.Contacts {
		return locale.T(ctx, "Name, e-mail, phone, tag, reply code")
	}
	return locale.T(ctx, "Name, tag")
}

// searchHint is the label as far as the field has room for it.
func searchHint(ctx context.Context, c Columns) string {
	if c.Contacts {
		return locale.T(ctx, "Name, e-mail, tag, reply code")
	}
	return searchLabel(ctx, c)
}

func orderName(ctx context.Context, newest, best bool) string {
	switch {
	case newest:
		return locale.T(ctx, "newest first")
	case best:
		return locale.T(ctx, "best first")
	}
	return locale.T(ctx, "by surname")
}

func nobodyText(ctx context.Context, edit bool) string {
	if edit {
		return locale.T(ctx, "Paste a list, bring a file, or type the first household. Replies, seats and reports follow from it.")
	}
	return locale.T(ctx, "The hosts have not written the list yet. It appears here by itself.")
}

func orOf(s, otherwise string) string {
	if s == "" {
		return otherwise
	}
	return s
}
