package lists

import (
	"fmt"
	"strings"
)

// The A-list is invited now, the B-list when places open.
const (
	ListA = "A"
	ListB = "B"
)

// listWords say nothing beside the letter: "B-list", "Liste B".
var listWords = set(`list liste lista the`)

// onB are folded headers whose "yes" is the B-list; under any other it is the A-list.
var onB = set(`blist bliste listeb listab`)

// standingOf reads "A", "B-list", or yes and no under a header such as "B-list".
func standingOf(header, s string) (list string, ok bool) {
	letter := ""
	for w := range strings.FieldsSeq(Fold(s)) {
		if !listWords[w] {
			letter += w
		}
	}
	if letter == "a" || letter == "b" {
		return strings.ToUpper(letter), true
	}
	said, known := answer(s)
	if !known || said.Maybe || said.State != Attending && said.State != Declined {
		return "", false
	}
	if onB[foldHeader(header)] == (said.State == Attending) {
		return ListB, true
	}
	return ListA, true
}

// standings tells cells of which most say a list.
func standings(body []record, at int, header string) bool {
	said, filled := 0, 0
	for _, r := range body[:min(len(body), sample)] {
		if at >= len(r.cells) {
			continue
		}
		if s := unsaid(oneLine(clean(r.cells[at]))); s != "" {
			filled++
			if _, ok := standingOf(header, s); ok {
				said++
			}
		}
	}
	return said*10 >= filled*8
}

// standing puts a household on the list that its first line says. Another line that says otherwise is told of.
func (b *builder) standing(l line, h *Household) {
	header, s := b.sheet.header(Standing), l.word(Standing)
	if s == "" {
		return
	}
	list, ok := standingOf(header, s)
	switch {
	case !ok:
		b.problem(l.row, header, fmt.Sprintf("“%s” is neither A nor B; it was left out.", short(s)))
	case h.List == "":
		h.List = list
	case h.List != list:
		b.problem(l.row, header, fmt.Sprintf("A household is on one list: it stays on list %s, where line %d puts it.", h.List, h.Row))
	}
}
