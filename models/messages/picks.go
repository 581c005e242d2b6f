package messages

import (
	"crypto/sha256"
	"encoding/base64"
	"slices"
	"strconv"
	"strings"

	"convive/models/change"
	"convive/models/guests"
)

// Marks are households in few characters, one mark after the other, so that a list of thousands goes along with each page of it.
type Marks string

// Turn is a step through a long list: to a page of who gets the message or of who doesn't, or all that are found chosen, or
// none of them.
type Turn string

// TurnAll and TurnNone choose; a page is named by what it is of and its number, "get-2" or "not-2".
const (
	TurnAll    Turn = "all"
	TurnNone   Turn = "none"
	TurnSearch Turn = "search"
)

// TurnTo names a page.
func TurnTo(list string, page int) Turn { return Turn(list + "-" + strconv.Itoa(page)) }

// page is the number of the page of a list that the turn leads to.
func (t Turn) page(list string) (n int, ok bool) {
	number, ok := strings.CutPrefix(string(t), list+"-")
	n, err := strconv.Atoi(number)
	return n, ok && err == nil
}

// Turned is the order with what its button asked to see; a search begins at the first page.
func (o Order) Turned() Order {
	get, isGet := o.Turn.page("get")
	not, isNot := o.Turn.page("not")
	switch {
	case isGet:
		o.Page = get
	case isNot:
		o.Others = not
	case o.Turn != "":
		o.Page, o.Others = 1, min(o.Others, 1)
	}
	o.Round++
	return o
}

// markLength is how many characters a mark has: 48 bits, so that of 5,000 households none is taken for another.
const markLength = 8

func markOf(id change.ID) Marks {
	sum := sha256.Sum256([]byte(id))
	return Marks(base64.RawURLEncoding.EncodeToString(sum[:6]))
}

// MarksOf are the marks of households.
func MarksOf(ids []change.ID) Marks {
	var all strings.Builder
	for _, id := range ids {
		all.WriteString(string(markOf(id)))
	}
	return Marks(all.String())
}

// size is how many households the order names.
func (o Order) size() int { return len(o.Households) + len(o.Rest)/markLength }

// Picked tells whether the order names a household, by its box or by its mark.
func (o Order) Picked() func(change.ID) bool {
	marks := make(map[Marks]bool, len(o.Rest)/markLength)
	for mark := range slices.Chunk([]byte(o.Rest), markLength) {
		marks[Marks(mark)] = true
	}
	boxes := make(map[change.ID]bool, len(o.Households))
	for _, id := range o.Households {
		boxes[id] = true
	}
	return func(id change.ID) bool { return boxes[id] || len(marks) > 0 && marks[markOf(id)] }
}

// Found says whether a search finds a household, by what it is called or by one of its people.
func (c Candidate) Found(s guests.Sought) bool {
	return s.In(c.SearchKey) || slices.ContainsFunc(c.keys, func(key string) bool { return s.In(key, c.SearchKey) })
}
