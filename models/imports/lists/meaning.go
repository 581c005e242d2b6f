package lists

import (
	"regexp"
	"strings"
)

// Meaning is what a column holds.
type Meaning string

// The meanings of columns. Partner and child columns hold further people of the same line.
const (
	Other         Meaning = "" // kept as text in Guest.Fields
	Party         Meaning = "household"
	Envelope      Meaning = "envelope name"
	Name          Meaning = "name"
	Given         Meaning = "given name"
	FamilyName    Meaning = "family name"
	Prefix        Meaning = "prefix"
	Suffix        Meaning = "suffix"
	Nickname      Meaning = "nickname"
	PartnerPrefix Meaning = "partner's prefix"
	PartnerGiven  Meaning = "partner's given name"
	PartnerFamily Meaning = "partner's family name"
	PartnerSuffix Meaning = "partner's suffix"
	ChildGiven    Meaning = "child's given name"
	Email         Meaning = "e-mail"
	Phone         Meaning = "phone"
	FullAddress   Meaning = "address"
	Street        Meaning = "street"
	Street2       Meaning = "street, second line"
	City          Meaning = "city"
	Region        Meaning = "region"
	Postcode      Meaning = "postcode"
	Country       Meaning = "country"
	Side          Meaning = "side"
	Standing      Meaning = "list" // A or B: invited now, or when places open
	Tags          Meaning = "tags"
	Relation      Meaning = "relationship" // Zola: "Partner 1 Family" is a side and a tag
	Language      Meaning = "language"
	Diet          Meaning = "diet"
	DietNote      Meaning = "diet note"
	Table         Meaning = "table"
	Note          Meaning = "note"
	PlusOnes      Meaning = "plus-ones"
	AgeGroup      Meaning = "age"
	IsChild       Meaning = "child"
	ReplyTo       Meaning = "reply"
	MealAt        Meaning = "meal"

	// Columns of Convive's own guest list, by which it knows its people again: see own.go.
	HouseholdRef Meaning = "convive household"
	GuestRef     Meaning = "convive guest"
	HostPlace    Meaning = "host"
)

// repeats tells meanings that several columns may share; of others the first column wins.
func (m Meaning) repeats() bool {
	return m == Other || m == Ignored || m == ReplyTo || m == MealAt || m == ChildGiven
}

// Repeats tells meanings that several columns may share.
func (m Meaning) Repeats() bool { return m.repeats() }

// Names tells meanings of which a guest list needs one.
func (m Meaning) Names() bool { return m.names() || m == Party }

// names tells meanings that make a table a guest list.
func (m Meaning) names() bool {
	return m == Name || m == Given || m == FamilyName || m == Envelope
}

var (
	brackets  = regexp.MustCompile(`[(\[].*?[)\]]`)
	childCell = regexp.MustCompile(`^child\d+(first|given)?name$`)
	replyTail = regexp.MustCompile(`(?i)^(.+?)\s*[-–—:|/]\s*(rsvp|reply|response|attending|attendance|status|antwort|zusage|réponse|reponse|présence|respuesta|asistencia)\s*\??$`)
	mealTail  = regexp.MustCompile(`(?i)^(.+?)\s*[-–—:|/]\s*(meal|meal choice|menu|entr[ée]e|menü|essen|repas|menú|comida)\s*\??$`)
	// Without a sign between, as people head columns of their own: "Dinner RSVP", "Zusage Trauung", "Dinner meal".
	replyBeside = regexp.MustCompile(`(?i)^(?:(.+?)\s+(?:rsvp|reply|response|attending|attendance|antwort|zusage|rückmeldung|réponse|reponse|présence|respuesta|asistencia)|(?:rsvp|reply|antwort|zusage|rückmeldung|réponse|reponse|respuesta)\s+(?:(?:to|for|für|zur|zum|à|au|a)\s+)?(.+?))\s*\??$`)
	mealBeside  = regexp.MustCompile(`(?i)^(.+?)\s+(?:meal|meal choice|menu|entr[ée]e|menü|essen|repas|menú|comida)\s*\??$`)
	otherTail   = regexp.MustCompile(`(?i)\s[-–—]\s(gift|gift received|thank you|thank you sent)$`)
)

// foldHeader compares headers without case, accents, punctuation and remarks in brackets.
func foldHeader(h string) string {
	return strings.ReplaceAll(Fold(brackets.ReplaceAllString(h, "")), " ", "")
}

// headerMeaning reads one header by its words alone; sure is false for a mere guess.
func headerMeaning(header string) (c Column, sure bool) {
	if len(header) > maxHeader {
		c.Header = short(clean(header))
		return c, false
	}
	c.Header = oneLine(unguard(clean(header)))
	f := foldHeader(c.Header)
	if m, ok := headerWords[f]; ok {
		c.Meaning = m
		return c, true
	}
	if m := replyTail.FindStringSubmatch(c.Header); m != nil {
		c.Meaning, c.Occasion = ReplyTo, m[1]
		return c, true
	}
	if m := mealTail.FindStringSubmatch(c.Header); m != nil {
		c.Meaning, c.Occasion = MealAt, m[1]
		return c, true
	}
	switch {
	case otherTail.MatchString(c.Header) || c.Header == "":
	case childCell.MatchString(f):
		c.Meaning = ChildGiven
		return c, true
	case speaksOfNames(c.Header):
		c.Meaning = Name
	}
	return c, false
}

// speaksOfNames guesses a name column from a header such as "Name of the guest".
func speaksOfNames(header string) bool {
	found := false
	if strings.ContainsAny(header, "+&") { // "Mia + guest" is a guest
		return false
	}
	for w := range strings.FieldsSeq(Fold(header)) {
		if notPeople[w] {
			return false
		}
		found = found || nameWords[w]
	}
	return found
}
