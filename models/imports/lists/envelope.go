package lists

import (
	"regexp"
	"strconv"
	"strings"
)

// Values of Guest.PlusOneOf while a line is read.
const (
	alone     = -1 // nobody's plus-one
	companion = -2 // somebody's, of the same household: see settlePlusOnes
)

const (
	guestWord  = `(?:an? |one |ein(?:e)? |une? |una? )?(?:guest|plus[ -]?one|gast|begleitung|invitée?|accompagnante?|invitad[oa]|acompañante)`
	familyWord = `(?:family|familie|fam\.?|famille|familia|famiglia)`
)

var (
	joined      = regexp.MustCompile(`(?i)\s*[&/]\s*|\s+\+\s+|\s(?:and|und|et|with|mit|avec)\s`)
	softAnd     = regexp.MustCompile(`^(.+?)\s[ye]\s(.+)$`)
	companions  = regexp.MustCompile(`(?i)^\+\s*(?:\d{1,3}|` + guestWord + `|` + familyWord + `|kids|children)$`)
	headcount   = regexp.MustCompile(`(?i)^(the\s|die\s|les\s|los\s)?(.+?)\s*\((\d{1,3})\)$`)
	plusNumber  = regexp.MustCompile(`(?i)^(.+?)\s*(?:\(\s*(?:\+|plus)\s*(\d{1,3})\s*\)|(?:\+|\splus)\s*(\d{1,3}))$`)
	plusGuest   = regexp.MustCompile(`(?i)^(.+?)\s*(?:\(?\s*[+&,]\s*|\s(?:and|und|et|y|e|with|mit|avec|con)\s+)` + guestWord + `\s*\)?$`)
	plusFamily  = regexp.MustCompile(`(?i)^(.+?)\s*(?:[+&,]\s*|\s(?:and|und|et|y|e|with|mit)\s+)(?:(?:the|their|his|her)\s+)?(?:kids|children|kinder|enfants|niños|hijos|` + familyWord + `)$`)
	plusKids    = regexp.MustCompile(`(?i)^(.+?)\s*(?:[+&,]\s*|\s(?:and|und|et|y|e|with|mit|avec|con)\s+)(\d{1,2})\s+(?:kids?|child|children|kinder|kind|enfants?|niños?|hijos?)$`)
	familyOf    = regexp.MustCompile(`(?i)^(?:the\s+)?([^,&+]+?)\s+family$|^(?:the\s+|die\s+|la\s+)?` + familyWord + `\s+([^,&+]+)$`)
	familyTail  = regexp.MustCompile(`(?i)^(?:the\s+)?(.+)\sfamily$`)
	theSurnames = regexp.MustCompile(`(?i)^the\s+(\S+s)$`)
	couple      = regexp.MustCompile(`(?i)^(\S+)\s*(?:&|\+|and|und|et|y|e)\s*(\S+)\s+(.+)$`)
)

// envelope reads everybody off one line: "Mr. & Mrs. John Smith", "Ana, Leo, Mia & Ben Silva",
// "Ana Silva + guest", "the Silvas (4)". review says why a person should look, or is "".
func envelope(s string) (people []Guest, review string) {
	people, review = envelopeAsItIs(s)
	people, numbers := lettered(people)
	switch {
	case review != "" || len(numbers) == 0:
	case len(numbers) == 1:
		review = numbers[0] + " is no name, so nobody was made of it. An age is written “Mia (6 years)”."
	default:
		review = strings.Join(numbers[:len(numbers)-1], ", ") + " and " + numbers[len(numbers)-1] + " are no names, so nobody was made of them. An age is written “Mia (6 years)”."
	}
	return people, review
}

// envelopeAsItIs also takes numbers for names: who typed them is there to be asked.
func envelopeAsItIs(s string) (people []Guest, review string) {
	s = oneLine(unsigned(s))
	read := remarked(s)
	if formula(bare(read)) { // it is text, and nothing in it parts people
		return []Guest{{Name: s, Given: s, PlusOneOf: alone}}, ""
	}
	return envelopeWith(read, maxTails)
}

// lettered are the people without those who are called by a number alone, if somebody is left then.
func lettered(all []Guest) (people []Guest, numbers []string) {
	for _, g := range all {
		if _, err := strconv.Atoi(Digits(g.Name)); err == nil && !g.Unnamed {
			numbers = append(numbers, "“"+short(g.Name)+"”")
		} else {
			people = append(people, g)
		}
	}
	if len(people) == 0 {
		return all, nil
	}
	return people, numbers
}

// formula says whether a cell is what spreadsheets take for a formula: it begins with one of their signs, in either width.
// "+1" and "+ guest" are companions.
func formula(s string) bool {
	s = strings.TrimSpace(s)
	return s != "" && strings.ContainsRune("=+-@＝＋－＠", []rune(s)[0]) && !companions.MatchString(s)
}

// maxTails is how many times "+ guest" and the like are taken off a line.
const maxTails = 3

func envelopeWith(s string, tails int) (people []Guest, review string) {
	end := tail(s)
	if tails == 0 || end == none {
		return several(s), ""
	}
	if m := headcount.FindStringSubmatch(s); end == number && m != nil && (m[1] != "" || familyOf.MatchString(m[2])) {
		if n, _ := strconv.Atoi(m[3]); n >= 1 && n <= maxPlus {
			return nobody(n, alone), ""
		}
	}
	if m := plusKids.FindStringSubmatch(s); m != nil {
		if n, _ := strconv.Atoi(m[2]); n >= 1 && n <= maxPlus {
			people, review = envelopeWith(m[1], tails-1)
			for _, child := range nobody(n, alone) {
				child.Age = Child
				people = append(people, child)
			}
			return people, review
		}
	}
	if m := plusFamily.FindStringSubmatch(s); m != nil {
		people, _ = envelopeWith(m[1], tails-1)
		return append(people, nobody(1, companion)...), "“" + short(bare(s)) + "” doesn't name everybody: one place without a name stands for the others."
	}
	if m := familyTail.FindStringSubmatch(s); m != nil && joined.MatchString(m[1]) {
		return several(m[1]), ""
	}
	if familyOf.MatchString(s) || theSurnames.MatchString(s) {
		return nobody(1, alone), "“" + short(bare(s)) + "” doesn't say who belongs to it: it holds one place without a name."
	}
	if m := plusNumber.FindStringSubmatch(s); end == number && m != nil {
		if n, _ := strconv.Atoi(m[2] + m[3]); n >= 1 && n <= maxPlus && hasLetter(m[1]) {
			people, review = envelopeWith(m[1], tails-1)
			return append(people, nobody(n, companion)...), review
		}
	}
	if m := plusGuest.FindStringSubmatch(s); m != nil {
		people, review = envelopeWith(m[1], tails-1)
		return append(people, nobody(1, companion)...), review
	}
	return several(s), ""
}

// How a line may end, told cheaply: most lines end in a name and need no pattern.
const (
	none = iota
	number
	word
)

var tailWords = set(`guest one plusone gast begleitung invité invitée accompagnant accompagnante invitado invitada acompañante kid kids child children kind kinder
	enfant enfants niño niños hijo hijos family familie fam fam. famille familia famiglia`)

func tail(s string) int {
	lower := strings.ToLower(s)
	t := strings.TrimRight(lower, ") ")
	if t != "" && t[len(t)-1] >= '0' && t[len(t)-1] <= '9' {
		return number
	}
	first, _, _ := strings.Cut(strings.TrimPrefix(strings.TrimPrefix(lower, "the "), "die "), " ")
	if tailWords[t[strings.LastIndexAny(t, " +&,(-")+1:]] || tailWords[first] || strings.HasPrefix(lower, "the ") {
		return word
	}
	return none
}

func nobody(n, of int) []Guest {
	all := make([]Guest, n)
	for i := range all {
		all[i] = Guest{Unnamed: true, PlusOneOf: of}
	}
	return all
}

// several reads people who are all named.
func several(s string) []Guest {
	if m := couple.FindStringSubmatch(s); m != nil && titles[strings.ToLower(m[1])] && titles[strings.ToLower(m[2])] {
		return married(m[1], m[2], m[3])
	}
	if _, _, ok := surnameFirst(s); ok {
		return []Guest{person(s)}
	}
	parts := apart(s)
	people := make([]Guest, 0, len(parts))
	for _, p := range parts {
		g := person(p)
		if g.Unnamed && len(people) > 0 {
			g.PlusOneOf = companion
		}
		people = append(people, g)
	}
	shareFamily(people)
	return people
}

// apart cuts a line between its people. A comma before a suffix cuts nothing, and a Spanish "y"
// only between names of equal weight ("José Ortega y Gasset" is one person).
func apart(s string) (parts []string) {
	for _, p := range joined.Split(s, -1) {
		for _, q := range strings.Split(p, ",") {
			q = strings.TrimSpace(q)
			if k := len(parts) - 1; k >= 0 && suffixes[strings.ToLower(bare(q))] {
				parts[k] += " " + q
				continue
			}
			if m := softAnd.FindStringSubmatch(q); m != nil && (len(strings.Fields(m[1])) == 1 || len(strings.Fields(m[2])) > 1) {
				parts = append(parts, m[1], m[2])
			} else if q != "" {
				parts = append(parts, q)
			}
		}
	}
	return parts
}

// shareFamily gives the last person's family name to those before who have none: "Ana & Leo Silva".
func shareFamily(people []Guest) {
	family := ""
	for i := len(people) - 1; i >= 0; i-- {
		g := &people[i]
		switch {
		case g.Unnamed:
		case g.Given == "" && g.Prefix != "" && g.Family != "" && family != "": // "Dr. Ana & Leo Silva"
			g.Given, g.Family, g.Name = g.Family, family, g.Family+" "+family
		case g.Family != "" && g.Given == "":
		case g.Family != "":
			family = g.Family
		case family != "" && hasLetter(g.Name):
			g.Family, g.Name = family, g.Name+" "+family
		}
	}
}

// married reads what follows two titles. With one name it is the first one's; of the second only
// the title and the family name are known.
func married(first, second, rest string) []Guest {
	people := several(rest)
	if len(people) == 0 || people[0].Unnamed {
		return nobody(2, alone)
	}
	people[0].Prefix = first
	if len(people) > 1 {
		people[1].Prefix = second
		return people
	}
	a := &people[0]
	if a.Family == "" {
		a.Given, a.Family, a.Name = "", a.Given, oneLine(first+" "+a.Name)
	}
	return append(people, Guest{PlusOneOf: alone, Prefix: second, Family: a.Family, Name: oneLine(second + " " + a.Family)})
}
