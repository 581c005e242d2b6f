// Package questions holds what hosts ask of guests beyond coming or not, and what was answered. It guards that a question
// keeps its meaning once somebody has answered it, and that what is lost with one is named first and can be taken back.
// How an answer comes in is the business of replies, which stands above.
package questions

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"convive/models/change"
	"convive/models/db"
	"convive/models/imports/lists"
)

// Kind is what an answer looks like.
type Kind string

const (
	Text    Kind = "text"
	Choice  Kind = "choice"  // one of the options
	Several Kind = "several" // any of them
	Number  Kind = "number"
)

// Valid says whether it is one of them.
func (k Kind) Valid() bool { return slices.Contains([]Kind{Text, Choice, Several, Number}, k) }

// Offers says whether guests choose from options.
func (k Kind) Offers() bool { return k == Choice || k == Several }

// Per is whose answer it is.
type Per string

const (
	Person    Per = "person"
	Household Per = "household"
)

// Question is one thing that guests are asked, in the hosts' own words.
type Question struct {
	db.Row
	OccasionID *change.ID // asked of those who come to it; nil for those who come to anything
	Asks       string
	Help       string
	AnswerKind Kind
	Per        Per
	Options    string // one a line
	AtLeast    int64  // what a number may be; 0 for no bound
	AtMost     int64
	Required   bool
	Position   int64
}

// TableName is the table of questions.
func (Question) TableName() string { return "questions" }

// Occasion is the occasion that the question is about, "" for all.
func (q Question) Occasion() change.ID {
	if q.OccasionID == nil {
		return ""
	}
	return *q.OccasionID
}

// Choices are the options that guests choose from.
func (q Question) Choices() []string {
	if q.Options == "" {
		return nil
	}
	return strings.Split(q.Options, "\n")
}

// Answer is what was answered to a question; it stays, without words, when somebody takes them back.
type Answer struct {
	db.Row
	QuestionID  change.ID
	HouseholdID change.ID
	GuestID     *change.ID // nil for an answer of the household
	About       change.ID  // the guest, or the household
	Said        db.Words   // several for Several, else at most one
}

// TableName is the table of answers.
func (Answer) TableName() string { return "answers" }

// Slot is a question with the guest whom it is about; Guest is "" where the household answers as one.
type Slot struct{ Question, Guest change.ID }

// At is where an answer belongs.
func (a Answer) At() Slot {
	if a.GuestID == nil {
		return Slot{a.QuestionID, ""}
	}
	return Slot{a.QuestionID, *a.GuestID}
}

// MaxSaid is how long an answer in words may be, in characters.
const MaxSaid = 500

// number is what hosts count and add up: people, cots, nights; never less than none.
var number = regexp.MustCompile(`^\d{1,9}([.,]\d{1,3})?$`)

// Amount is a number that was answered, as a number; false where it can't be told from the words: "1.500" is one and a half
// to some people, and fifteen hundred to others.
func Amount(said string) (float64, bool) {
	whole, part, _ := strings.Cut(strings.ReplaceAll(said, ",", "."), ".")
	if !number.MatchString(said) || len(part) == 3 && len(whole) < 4 && !strings.HasPrefix(whole, "0") {
		return 0, false
	}
	n, err := strconv.ParseFloat(strings.ReplaceAll(said, ",", "."), 64)
	return n, err == nil
}

// Fits says whether words can answer the question. What was answered before fits, also when the hosts have taken that
// option back or drawn closer bounds since: nobody is made to answer again.
func (q Question) Fits(said, before []string) bool {
	if slices.Equal(said, before) || len(said) == 0 {
		return true
	}
	switch q.AnswerKind {
	case Choice, Several:
		known := func(s string) bool { return slices.Contains(q.Choices(), s) || slices.Contains(before, s) }
		return (len(said) == 1 || q.AnswerKind == Several) && !slices.ContainsFunc(said, func(s string) bool { return !known(s) })
	case Number:
		return len(said) == 1 && number.MatchString(said[0]) && q.within(said[0])
	}
	return len(said) == 1 && len([]rune(said[0])) <= MaxSaid
}

// Tidy orders what was ticked as it is offered, each once, and writes a number's digits as every program reads them.
func (q Question) Tidy(said []string) (tidy db.Words) {
	for _, s := range said {
		if s = strings.TrimSpace(s); s == "" || slices.Contains(tidy, s) {
			continue
		}
		if q.AnswerKind == Number {
			s = lists.Number(s)
		}
		tidy = append(tidy, s)
	}
	if q.AnswerKind == Several {
		offered := q.Choices()
		slices.SortStableFunc(tidy, func(a, b string) int { return slices.Index(offered, a) - slices.Index(offered, b) })
	}
	return tidy
}
