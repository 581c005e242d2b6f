package guests

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"convive/models/imports/lists"
)

// Words of names that nobody is looked up by, folded. What somebody's own form says about their name goes before all
// of this: it is for names that are written in one piece.
var (
	titles   = folded("dr prof professor mr mrs ms miss mx sir dame lord lady rev reverend fr sr sra srta don doña dr. ing dipl mag herr frau familie m mme mlle me maître señor señora rabbi imam sheikh")
	suffixes = folded("jr sr jnr snr ii iii iv v phd md esq mba cbe obe mbe jun sen")
	// particles stand before a surname and are passed over where they are written small: "von Berg" is under B, "Van
	// Morrison" and "De Luca" are under their first letter.
	particles = folded("von vom van der den dem de del della dello degli di da do dos das du des la las le les los el af av zu zum zur ten ter te und y e i bin bint ibn ben abu al")
)

func folded(words string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(words) {
		set[lists.Fold(w)] = true
	}
	return set
}

// surname guesses what an undivided name is sorted by: its last word, or its first where the family comes first. Titles
// and what follows a name or stands in brackets don't count; a single name is looked up by itself.
func surname(g Guest) (family, rest string) {
	name := strings.TrimSpace(strings.TrimSuffix(g.Name, g.Suffix))
	name = withoutBrackets(name)
	words := strings.Fields(strings.TrimPrefix(name, g.Prefix))
	if len(words) == 0 { // nothing but a title, or what follows a name
		words = strings.Fields(g.Name)
	}
	if len(words) == 0 {
		return "", ""
	}
	for len(words) > 1 && titles[lists.Fold(words[0])] {
		words = words[1:]
	}
	end := []string{}
	for len(words) > 1 && suffixes[lists.Fold(words[len(words)-1])] {
		words, end = words[:len(words)-1], slices.Insert(end, 0, words[len(words)-1])
	}
	if family, comma := strings.CutSuffix(words[0], ","); comma && len(words) > 1 { // "Keller, Anna"
		return family, strings.Join(append(words[1:], end...), " ")
	}
	if len(words) < 2 {
		return strings.TrimSuffix(strings.Join(words, ""), ","), strings.Join(end, " ")
	}
	if g.NameOrder == FamilyFirst || familyFirst(name) {
		return words[0], strings.Join(append(words[1:], end...), " ")
	}
	last := len(words) - 1
	return strings.TrimSuffix(words[last], ","), strings.Join(append(words[:last:last], end...), " ")
}

var inBrackets = regexp.MustCompile(`[(\[][^()\[\]]*[)\]]`)

// withoutBrackets is a name without what was said beside it, "Saoirse (neighbour)"; a name of nothing else stays.
func withoutBrackets(name string) string {
	bare := name
	for inBrackets.MatchString(bare) { // one within the other
		bare = strings.TrimSpace(inBrackets.ReplaceAllString(bare, " "))
	}
	if bare == "" {
		return name
	}
	return bare
}

// familyFirst says that a name is written in a script whose names begin with the family's.
func familyFirst(name string) bool {
	return strings.ContainsFunc(name, func(r rune) bool {
		return unicode.In(r, unicode.Han, unicode.Hangul, unicode.Hiragana, unicode.Katakana)
	})
}

// withoutParticles divides a surname: "von Berg" is Berg and von. A surname of nothing else stays whole.
func withoutParticles(family string) (main, before string) {
	words := strings.Fields(family)
	n := 0
	for n < len(words)-1 && particles[lists.Fold(words[n])] && unicode.IsLower([]rune(words[n])[0]) {
		n++
	}
	return strings.Join(words[n:], " "), strings.Join(words[:n], " ")
}
