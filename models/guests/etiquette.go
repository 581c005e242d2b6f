package guests

import (
	"slices"
	"strings"
	"unicode"
)

// manners are how one language writes an envelope. A %s is where the name stands.
type manners struct {
	and    func(next string) string // what joins the last name to the others, with its spaces
	family string                   // a family by its surname
	and1   string                   // grown-ups together with their children
	guest  string                   // somebody whose name nobody knows yet, after whoever brings them
	two    string                   // two of them
	guests string                   // more of them
}

func plain(and string) func(string) string { return func(string) string { return and } }

// etiquettes are the usual ways: Duden and Knigge for German, the RAE's rule of "e" before the sound of i for Spanish; the
// Hebrew and the Arabic "and" is one letter, written together with the word after it.
var etiquettes = map[string]manners{
	"en": {plain(" & "), "The %s Family", "%s and family", "%s & Guest", "%s & Guests", "%s & Guests"},
	"de": {plain(" und "), "Familie %s", "%s mit Familie", "%s mit Begleitung", "%s mit Begleitung", "%s mit Begleitung"},
	"fr": {plain(" et "), "Famille %s", "%s et leur famille", "%s et son invité(e)", "%s et ses invités", "%s et ses invités"},
	"es": {spanishAnd, "Familia %s", "%s y familia", "%s y acompañante", "%s y acompañantes", "%s y acompañantes"},
	"he": {hebrewAnd, "משפחת %s", "%s והמשפחה", "%s ומלווה", "%s ומלווים", "%s ומלווים"},
	"ar": {arabicAnd, "عائلة %s", "%s والعائلة", "%s ومرافق", "%s ومرافقان", "%s ومرافقون"},
}

func spanishAnd(next string) string {
	word := strings.ToLower(next)
	for _, sound := range []string{"i", "í", "hi", "hí"} {
		if rest, ok := strings.CutPrefix(word, sound); ok && !(strings.HasPrefix(sound, "h") && strings.HasPrefix(rest, "e")) {
			return " e "
		}
	}
	return " y "
}

// hebrewAnd takes a hyphen before a name of another script.
func hebrewAnd(next string) string {
	if r := []rune(next); len(r) > 0 && unicode.Is(unicode.Hebrew, r[0]) {
		return " ו"
	}
	return " ו־"
}

func arabicAnd(next string) string {
	if r := []rune(next); len(r) > 0 && unicode.Is(unicode.Arabic, r[0]) {
		return " و"
	}
	return " و "
}

// Etiquette is how the envelope of these people is written in a language by its usual manners: grown-ups by name, in
// their order, a surname that all of them share once; children as the family. Names and titles stay as they were
// written, and whoever has one name keeps it. It knows nothing of who is married, nor of men and women, and so writes
// neither "Mr." nor "Mrs.". Unknown languages are written as English; nobody at all is "".
func Etiquette(people []Guest, language string) string {
	m, ok := etiquettes[language]
	if !ok {
		m = etiquettes["en"]
	}
	grown, children, unnamed := parted(people)
	if len(grown) == 0 {
		grown, children = children, nil
	}
	if len(grown) == 0 {
		return ""
	}
	family := sharedFamily(append(slices.Clone(grown), children...))
	titled := slices.ContainsFunc(grown, func(g Guest) bool { return g.Prefix != "" })
	var written string
	switch {
	case len(children) > 0 && len(grown) > 1 && family != "" && !titled && unnamed == 0:
		return put(m.family, family)
	default:
		written = m.names(grown)
	}
	if len(children) > 0 {
		written = put(m.together(len(grown)), written)
	}
	switch {
	case unnamed > 2:
		written = put(m.guests, written)
	case unnamed == 2:
		written = put(m.two, written)
	case unnamed == 1:
		written = put(m.guest, written)
	}
	return written
}

// together is the form for one parent, who in French has a family of their own and not of theirs.
func (m manners) together(grown int) string {
	if grown == 1 {
		return strings.Replace(m.and1, "leur famille", "sa famille", 1)
	}
	return m.and1
}

func put(form, name string) string { return strings.Replace(form, "%s", name, 1) }

// parted are the grown-ups, the children, and how many nobody has named yet.
func parted(people []Guest) (grown, children []Guest, unnamed int) {
	for _, g := range people {
		switch {
		case g.Unnamed:
			unnamed++
		case g.Age == Child || g.Age == Infant:
			children = append(children, g)
		default:
			grown = append(grown, g)
		}
	}
	return grown, children, unnamed
}

// names are those of some people, a surname that all share once.
func (m manners) names(people []Guest) string {
	family := sharedFamily(people)
	if len(people) == 1 || slices.ContainsFunc(people, Guest.twoGiven) {
		family = ""
	}
	parts := make([]string, len(people))
	for i, g := range people {
		if parts[i] = g.titled(); family != "" {
			parts[i] = strings.TrimSpace(g.Prefix + " " + g.Given)
		}
	}
	last := len(parts) - 1
	written := parts[last]
	if last > 0 {
		written = strings.Join(parts[:last], ", ") + m.and(parts[last]) + parts[last]
	}
	return strings.TrimSpace(written + " " + family)
}

// twoGiven tells who has two given names, or two surnames of which the first was taken for one: they are written whole.
func (g Guest) twoGiven() bool { return strings.Contains(g.Given, " ") }

// titled is a name with its title, which may stand in it already.
func (g Guest) titled() string {
	if g.Prefix == "" || strings.HasPrefix(g.Name, g.Prefix) {
		return g.Name
	}
	return g.Prefix + " " + g.Name
}

// sharedFamily is the surname of all, "" when they have several, or when one of them can't be written without it: who has
// one name, whose surname stands first, and who has something after it.
func sharedFamily(people []Guest) string {
	family := people[0].Family
	for _, g := range people {
		if g.Family != family || g.Given == "" || g.Suffix != "" || g.NameOrder != "" {
			return ""
		}
	}
	return family
}
