package change

import "strconv"

func init() { register(ReplySent{}, ReplyEntered{}) }

// ReplySent says that a household answered, or changed its answers, on its own pages.
type ReplySent struct {
	Household ID
	Guests    []ID // whose answers, diets or names changed
	Occasions []ID // whose headcount changed
	Attending int  // invitations that are attending now and were not before
	Declined  int  // invitations that are declined now and were not before
}

func (ReplySent) Kind() Kind       { return "replies.sent" }
func (c ReplySent) Topics() Topics { return onReply(c.Household) }
func (c ReplySent) Sentence() Sentence {
	return counted(Say("{household} replied: {attending} attending, {declined} declined"), c.Household, c.Attending, c.Declined)
}

// ReplyEntered says that a host entered a household's answers, from a card or a call.
type ReplyEntered struct {
	Undoable  `json:"-"`
	Household ID
	Guests    []ID
	Occasions []ID
	Attending int
	Declined  int
	Source    string // "paper" or "phone"
}

func (ReplyEntered) Kind() Kind       { return "replies.entered" }
func (c ReplyEntered) Topics() Topics { return onReply(c.Household) }
func (c ReplyEntered) Sentence() Sentence {
	return counted(Say("{actor} replied for {household}: {attending} attending, {declined} declined"), c.Household, c.Attending, c.Declined)
}

// onReply is what answers move: names and diets stand in guest rows, so the guest list moves too.
func onReply(household ID) Topics {
	return Topics{Invitations, Guests, Households, OfHousehold(household)}
}

func counted(s Sentence, household ID, attending, declined int) Sentence {
	return s.With("household", "households", household).
		Value("attending", strconv.Itoa(attending)).Value("declined", strconv.Itoa(declined))
}
