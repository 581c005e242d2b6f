package lists

import (
	"fmt"
	"regexp"
	"slices"
)

// Convive's own guest list, as the export writes it, comes back as it is: every line is one person, whom two columns of
// ids name. What other products' lists make one guess at, as two people in one cell, is nothing to guess here.

// ownHeads are further headings of the export, in the languages of the app, which an import doesn't read: what they hold is
// changed on pages of its own.
var ownHeads = set(`replycode waitinglist accessneeds plusoneof householdnote antwortcode codedereponse codigoderespuesta קודתשובה رمزالرد`)

var ownTails = regexp.MustCompile(`(?i)^(?:.+ - (?:table|seat)|seat|made \p{Nd}.*)$`)

// report is one of Convive's files that is no list of guests: what it is called, and what a line of it is about.
type report struct {
	name, line string
	signature  []string
	made       bool // the signature might be somebody's own: it is a report where it says when it was made, too
}

// reports are told by headings that nobody else writes together.
var reports = []report{
	{name: "Replies", line: "reply", signature: []string{"occasion", "name", "household", "answered", "bywhom"}},
	{name: "No reply yet", line: "reply", signature: []string{"occasion", "name", "household", "side", "invitationsent"}},
	{name: "Answers to questions", line: "answer", signature: []string{"question", "occasion", "name", "household", "answer"}},
	{name: "Households", line: "household", signature: []string{"household", "names", "guests", "children", "attending", "declined", "pending"}},
	{name: "Diets and allergies", line: "guest of an occasion", signature: []string{"occasion", "name", "diet", "dietnote", "accessneeds"}},
	{name: "Without a seat", line: "guest of an occasion", signature: []string{"occasion", "name", "household", "side", "age", "tags", "meal"}, made: true},
	{name: "Seating", line: "guest of an occasion", signature: []string{"occasion", "name", "household", "table", "seat"}, made: true},
}

var madeAt = regexp.MustCompile(`(?i)^made \p{Nd}`)

// otherReport is the refusal of a report of Convive's that an import can't read; nil for any other file.
func otherReport(header record) error {
	cols := headings(header)
	made := slices.ContainsFunc(cols, func(c Column) bool { return madeAt.MatchString(c.Header) })
	for _, r := range reports {
		if (product{signature: r.signature}).matches(heads(cols)) && (made || !r.made) {
			return Refusal{header.row, fmt.Sprintf("This is Convive's report “%s”, which holds a line for each %s. Under Reports, take “Guest list”: it holds each guest once, with the replies, and can be imported; so can “Addresses”.", r.name, r.line)}
		}
	}
	return nil
}

// own gives the columns of the export their meanings; what somebody added of their own is kept as in every list.
func own(cols []Column) {
	for i := range cols {
		c := &cols[i]
		switch f := foldHeader(c.Header); {
		case f == "host":
			c.Meaning, c.Occasion = HostPlace, ""
		case ownHeads[f], c.Meaning == Table, c.Header == "", ownTail(c.Header):
			c.Meaning, c.Occasion = Ignored, ""
		}
	}
}

// ownTail tells the headings "Dinner - table" and "Dinner - seat", "Seat" alone, and when the file was made.
func ownTail(header string) bool { return ownTails.MatchString(header) }

// ownGuest is the one person of a line.
func (l line) ownGuest(who string) Guest {
	return Guest{Name: who, Given: l.word(Given), Family: l.word(FamilyName), Prefix: l.word(Prefix), Suffix: l.word(Suffix), PlusOneOf: alone}
}

// home is a line of the address list: a household without its people, who are known by it.
func (b *builder) home(l line, ref string) {
	at := b.ownHousehold(l, ref)
	b.wide(l)
	h := &b.Households[at]
	h.EnvelopeName, h.Email, h.Phone = oneLine(l.get(Envelope)), b.email(l), l.word(Phone)
	b.address(l, h)
}

// ownHousehold finds or makes the household with an id; namesakes stay two.
func (b *builder) ownHousehold(l line, ref string) int {
	if at, ok := b.byParty["\x00"+ref]; ok {
		return at
	}
	party := oneLine(l.get(Party))
	b.Households = append(b.Households, Household{Row: l.row, Party: party, EnvelopeName: party, Ref: ref})
	at := len(b.Households) - 1
	b.byParty["\x00"+ref] = at
	return at
}
