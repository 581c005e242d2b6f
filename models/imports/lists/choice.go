package lists

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"
)

// Choice is what a person says that a column holds: a meaning, and for replies and meals the occasion.
type Choice struct {
	Meaning  Meaning `json:"meaning"`
	Occasion string  `json:"occasion,omitempty"`
}

// Ignored is the meaning of a column that a person wants left out; nothing is ever guessed to be that.
const Ignored Meaning = "nothing"

// Choices are what people said of the columns of earlier files, by their headings ([List.Heads]).
type Choices map[string][]Choice

// shown is how many values of a column are kept to show what it holds.
const shown = 3

// Unmapped is the refusal of a table of which nobody knows yet which column holds the names. List has its Columns,
// Samples and Heads, and its sheets, so that a person can say.
type Unmapped struct {
	Refusal
	List List
}

// Unwrap makes an Unmapped a Refusal wherever nobody can be asked.
func (u Unmapped) Unwrap() error { return u.Refusal }

// Meanings lists what a column may be taken for, in the order in which people are offered them.
func Meanings() []Meaning {
	return []Meaning{Name, Given, FamilyName, Prefix, Suffix, Nickname, Party, Envelope, Email, Phone, FullAddress, Street, Street2, City, Region, Postcode,
		Country, Side, Standing, Tags, Relation, Language, Diet, DietNote, AgeGroup, IsChild, PlusOnes, PartnerPrefix, PartnerGiven, PartnerFamily, PartnerSuffix, ChildGiven,
		Table, Note}
}

// headsOf names a row of headings, so that another file with the same ones is known again.
func headsOf(cells []string) string {
	sum := sha256.New()
	for _, c := range cells {
		fmt.Fprintf(sum, "%s\n", foldHeader(short(clean(c))))
	}
	return hex.EncodeToString(sum.Sum(nil)[:16])
}

// chosen gives columns the meanings that a person chose; ok is false where nobody has, or for another number of columns.
func chosen(cols []Column, by []Choice) bool {
	if len(by) == 0 || len(by) != len(cols) {
		return false
	}
	nameless := 0
	for i, c := range by {
		cols[i].Meaning, cols[i].Occasion = c.Meaning, c.Occasion
		if c.Meaning != ReplyTo && c.Meaning != MealAt {
			cols[i].Occasion = ""
		} else if c.Occasion == "" {
			cols[i].Occasion = occasionOf(cols[i])
		}
		if c.Meaning == ReplyTo && cols[i].Occasion == "" {
			nameless++
		}
	}
	for i := range cols { // several replies can't all be to the main occasion: their headings tell them apart
		c := &cols[i]
		if head, _ := headerMeaning(c.Header); nameless > 1 && c.Meaning == ReplyTo && c.Occasion == "" && head.Meaning != ReplyTo {
			c.Occasion = occasionIn(c.Header)
		}
	}
	if party := slices.IndexFunc(cols, func(c Column) bool { return c.Meaning == Party }); party >= 0 && !namesPeople(cols) {
		cols[party].Meaning = Envelope // a household alone names its people
	}
	nameOccasions(cols)
	return true
}

// occasionOf is the occasion that the heading of a reply or a meal names, "" for none.
func occasionOf(c Column) string {
	if head, _ := headerMeaning(c.Header); head.Meaning == c.Meaning {
		return head.Occasion
	}
	if m := mealBeside.FindStringSubmatch(c.Header); m != nil && c.Meaning == MealAt {
		return m[1]
	}
	return ""
}

// Anywhere is what was said of columns without the names of occasions, which are one event's own: elsewhere the headings
// say which they are.
func Anywhere(all []Choice) []Choice {
	all = slices.Clone(all)
	for i := range all {
		all[i].Occasion = ""
	}
	return all
}

// headings makes columns of a header that nothing is known about.
func headings(header record) []Column {
	cols := make([]Column, len(header.cells))
	for i, h := range header.cells {
		cols[i].Header = short(oneLine(unguard(clean(h))))
	}
	return cols
}

// likelyHeader is the line that divides best of those on top, where no heading is known.
func likelyHeader(recs []record) int {
	at := 0
	for i, r := range recs[:min(len(recs), headerWithin)] {
		if r.filled() > recs[at].filled() {
			at = i
		}
	}
	return at
}

// samples are some values that stand under each heading, each once.
func samples(width int, body []record) [][]string {
	all := make([][]string, width)
	for _, r := range body[:min(len(body), sample)] {
		for i, c := range r.cells[:min(len(r.cells), width)] {
			if c = short(oneLine(unguard(clean(c)))); c != "" && len(all[i]) < shown && !slices.Contains(all[i], c) {
				all[i] = append(all[i], c)
			}
		}
	}
	return all
}

// ask is the refusal of a table whose columns a person has to name.
func ask(header record, body []record) error {
	r := noNames(header)
	cols := headings(header)
	if len(cols) < 2 && len(body) == 0 || !hasLetter(strings.Join(header.cells, "")) {
		return r
	}
	for i := range cols {
		if c, sure := headerMeaning(header.cells[i]); sure {
			cols[i] = c
		}
	}
	return Unmapped{r, List{Source: Spreadsheet, Columns: cols, Heads: headsOf(header.cells), Samples: samples(len(cols), body)}}
}
