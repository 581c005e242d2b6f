package change

import "strconv"

func init() {
	register(MailingQueued{}, MailingPaused{}, MailingResumed{}, MailingStopped{}, MessagesMoved{}, MessagesRetried{}, MessageSentByHand{},
		AddressMarked{}, TemplateEdited{}, SenderEdited{})
}

// MailingQueued says that a message to many households waits in the outbox; until it begins it can be taken back.
type MailingQueued struct {
	Undoable   `json:"-"`
	Mailing    ID
	Of         string // "invitation", "save_the_date", "update", "reminder"
	Occasion   ID     `json:",omitempty"`
	Households int
}

func (MailingQueued) Kind() Kind       { return "messages.queued" }
func (c MailingQueued) Topics() Topics { return Topics{Messages} }
func (c MailingQueued) Sentence() Sentence {
	of := Say("{actor} sends an update to {n} households")
	switch c.Of {
	case "invitation":
		of = Say("{actor} sends the invitation to {n} households")
	case "save_the_date":
		of = Say("{actor} sends the save-the-date to {n} households")
	case "reminder":
		of = Say("{actor} sends a reminder to {n} households")
	}
	return of.Value("n", strconv.Itoa(c.Households))
}

// MailingPaused says that nothing more of a mailing goes out for now.
type MailingPaused struct{ Mailing ID }

func (MailingPaused) Kind() Kind           { return "messages.paused" }
func (c MailingPaused) Topics() Topics     { return Topics{Messages} }
func (c MailingPaused) Sentence() Sentence { return Say("{actor} paused a mailing") }

// MailingResumed says that a paused mailing goes on.
type MailingResumed struct{ Mailing ID }

func (MailingResumed) Kind() Kind           { return "messages.resumed" }
func (c MailingResumed) Topics() Topics     { return Topics{Messages} }
func (c MailingResumed) Sentence() Sentence { return Say("{actor} let a mailing go on") }

// MailingStopped says that what had not gone out of a mailing never will by itself.
type MailingStopped struct {
	Mailing  ID
	Messages int // that were stopped
}

func (MailingStopped) Kind() Kind       { return "messages.stopped" }
func (c MailingStopped) Topics() Topics { return Topics{Messages} }
func (c MailingStopped) Sentence() Sentence {
	return Say("{actor} stopped a mailing; messages not sent: {n}").Value("n", strconv.Itoa(c.Messages))
}

// MessagesMoved says what Convive did in the outbox within a few seconds: one Change for several messages, so that a
// mailing to many doesn't fill the log.
type MessagesMoved struct {
	Mailings  []ID `json:",omitempty"`
	Taken     int  // that are on their way now
	Sent      int
	Refused   int
	Stopped   int
	Failed    int
	Later     int  // that are tried again
	Addresses bool // some were found to be bad
	Invited   bool // invitations have a day on which they were sent
}

func (MessagesMoved) quiet()     {}
func (MessagesMoved) Kind() Kind { return "messages.moved" }
func (c MessagesMoved) Topics() Topics {
	topics := Topics{Messages}
	if c.Addresses {
		topics = append(topics, Guests)
	}
	if c.Invited {
		topics = append(topics, Invitations)
	}
	return topics
}
func (c MessagesMoved) Sentence() Sentence {
	switch bad := c.Refused + c.Failed + c.Stopped + c.Later; {
	case c.Sent == 0 && bad == 0:
		return Say("Messages are on their way: {n}").Value("n", strconv.Itoa(c.Taken))
	case bad == 0:
		return Say("Messages sent: {n}").Value("n", strconv.Itoa(c.Sent))
	default:
		return Say("Messages sent: {n}, not sent: {m}").Value("n", strconv.Itoa(c.Sent)).Value("m", strconv.Itoa(bad))
	}
}

// MessagesRetried says that messages which did not get through wait to be sent again.
type MessagesRetried struct {
	Mailing  ID `json:",omitempty"`
	Messages int
}

func (MessagesRetried) Kind() Kind       { return "messages.retried" }
func (c MessagesRetried) Topics() Topics { return Topics{Messages} }
func (c MessagesRetried) Sentence() Sentence {
	return Say("{actor} sends messages again: {n}").Value("n", strconv.Itoa(c.Messages))
}

// MessageSentByHand says that a host sent a message themselves.
type MessageSentByHand struct {
	Undoable  `json:"-"`
	Message   ID
	Household ID
	Invited   bool
}

func (MessageSentByHand) Kind() Kind { return "messages.sent-by-hand" }
func (c MessageSentByHand) Topics() Topics {
	if c.Invited {
		return Topics{Messages, Invitations, OfHousehold(c.Household)}
	}
	return Topics{Messages, OfHousehold(c.Household)}
}
func (c MessageSentByHand) Sentence() Sentence {
	return Say("{actor} sent a message to {household} by hand").With("household", "households", c.Household)
}

// AddressMarked says that nothing more is sent to somebody's address, or that it is good again.
type AddressMarked struct {
	Undoable  `json:"-"`
	Guest     ID
	Household ID
	Bad       bool
}

func (AddressMarked) Kind() Kind { return "messages.address-marked" }
func (c AddressMarked) Topics() Topics {
	return Topics{Messages, Guests, Households, OfHousehold(c.Household)}
}
func (c AddressMarked) Sentence() Sentence {
	of := Say("{actor} found the e-mail address of {guest} to be good again")
	if c.Bad {
		of = Say("{actor} marked the e-mail address of {guest} as bad")
	}
	return of.With("guest", "guests", c.Guest)
}

// TemplateEdited says that hosts wrote a message's text, in one language.
type TemplateEdited struct {
	Undoable `json:"-"`
	Of       string
	Language string
}

func (TemplateEdited) Kind() Kind           { return "messages.template-edited" }
func (c TemplateEdited) Topics() Topics     { return Topics{Messages} }
func (c TemplateEdited) Sentence() Sentence { return Say("{actor} changed the text of a message") }

// SenderEdited says in whose name messages go out, and where answers to them go.
type SenderEdited struct {
	Undoable `json:"-"`
	Event    ID
}

func (SenderEdited) Kind() Kind       { return "messages.sender-edited" }
func (c SenderEdited) Topics() Topics { return Topics{Messages, Settings} }
func (c SenderEdited) Sentence() Sentence {
	return Say("{actor} changed in whose name messages go out")
}
