package change

import (
	"strconv"
	"strings"
)

func init() { register(ReplySent{}, ReplyEntered{}, ReplyBegun{}, ReplyConfirmed{}) }

// ReplySent says that a household answered, or changed its answers, on its own pages.
type ReplySent struct {
	Household ID
	Guests    []ID // whose answers, diets or names changed
	Occasions []ID // whose headcount changed
	Attending int  // invitations that are attending now and were not before
	Declined  int  // invitations that are declined now and were not before
	Answers   int  // answers to the hosts' questions that differ now
}

func (ReplySent) Kind() Kind       { return "replies.sent" }
func (c ReplySent) Topics() Topics { return onReply(c.Household) }
func (c ReplySent) Sentence() Sentence {
	of := Say("{household} replied for {occasions}; answers: {attending} attending, {declined} declined")
	switch {
	case c.Attending+c.Declined > 0 && len(c.Occasions) == 1:
		of = Say("{household} replied for {occasions}: {attending} attending, {declined} declined")
	case c.Attending+c.Declined > 0 && len(c.Occasions) == 0:
		of = Say("{household} replied; answers: {attending} attending, {declined} declined")
	case c.Attending+c.Declined > 0:
	case len(c.Guests) > 0:
		of = Say("{household} changed meals, diets or names of {guests}")
	case c.Answers > 0:
		of = Say("{household} answered questions of the hosts")
	default:
		of = Say("{household} wrote a note to the hosts")
	}
	return replied(of, c.Household, c.Guests, c.Occasions, c.Attending, c.Declined)
}

// ReplyEntered says that a host entered a household's answers, from a card or a call, or put one into the guest list.
type ReplyEntered struct {
	Undoable  `json:"-"`
	Household ID
	Guests    []ID
	Occasions []ID
	Attending int
	Declined  int
	Answers   int
	Source    string // "paper", "phone" or "list"
}

func (ReplyEntered) Kind() Kind       { return "replies.entered" }
func (c ReplyEntered) Topics() Topics { return onReply(c.Household) }
func (c ReplyEntered) Sentence() Sentence {
	of := Say("{actor} replied for {household}, {occasions}; answers: {attending} attending, {declined} declined")
	switch {
	case c.Attending+c.Declined > 0 && len(c.Occasions) == 1:
		of = Say("{actor} replied for {household}, {occasions}: {attending} attending, {declined} declined")
	case c.Attending+c.Declined > 0 && len(c.Occasions) == 0:
		of = Say("{actor} replied for {household}; answers: {attending} attending, {declined} declined")
	case c.Attending+c.Declined > 0:
	case len(c.Guests) > 0:
		of = Say("{actor} changed meals, diets or names of {guests} for {household}")
	case c.Answers > 0:
		of = Say("{actor} entered answers of {household} to questions")
	default:
		of = Say("{actor} wrote down a note of {household}")
	}
	return replied(of, c.Household, c.Guests, c.Occasions, c.Attending, c.Declined)
}

// ReplyBegun says that a household has something typed that it did not send yet. What it is nobody sees; that it is the
// household's other phones offer at once, and hosts after a day.
type ReplyBegun struct{ Household ID }

func (ReplyBegun) quiet()           {}
func (ReplyBegun) Kind() Kind       { return "replies.begun" }
func (c ReplyBegun) Topics() Topics { return Topics{Drafts, OfHousehold(c.Household)} }
func (c ReplyBegun) Sentence() Sentence {
	return Say("{household} began a reply").With("household", "households", c.Household)
}

// ReplyConfirmed says that a household went through its reply and sent it as it was.
type ReplyConfirmed struct{ Household ID }

func (ReplyConfirmed) Kind() Kind       { return "replies.confirmed" }
func (c ReplyConfirmed) Topics() Topics { return onReply(c.Household) }
func (c ReplyConfirmed) Sentence() Sentence {
	return Say("{household} sent its reply again, as it was").With("household", "households", c.Household)
}

// onReply is what answers move: names and diets stand in guest rows, so the guest list moves too.
func onReply(household ID) Topics {
	return Topics{Invitations, Guests, Households, Drafts, OfHousehold(household)}
}

// replied fills what the sentence of a reply has places for. Attending and declined count answers: somebody who comes to
// three occasions gives three.
func replied(s Sentence, household ID, guests, occasions []ID, attending, declined int) Sentence {
	s = s.With("household", "households", household)
	if strings.Contains(s.Text, "{guests}") {
		return s.With("guests", "guests", guests...)
	}
	if strings.Contains(s.Text, "{occasions}") {
		s = s.With("occasions", "occasions", occasions...)
	}
	return s.Value("attending", strconv.Itoa(attending)).Value("declined", strconv.Itoa(declined))
}
