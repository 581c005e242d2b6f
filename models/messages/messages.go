// Package messages writes to guests: invitations, save-the-dates, updates, reminders and receipts. What is to be sent
// stands in the outbox, written in the transaction that asked for it; a Sender brings it to the mail server at a pace, or
// hosts send it by hand. It guards that children, people on a waiting list and who has answered meanwhile are never
// written to, that nobody is reminded twice a day, that no personal link is stored, and that what a page shows of the
// outbox was written by a numbered Change. It stands above guests and replies, whose rows it reads.
package messages

import (
	"encoding/json"
	"slices"
	"strings"

	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
)

// Kind is what a message is for.
type Kind string

const (
	Invitation  Kind = "invitation"
	SaveTheDate Kind = "save_the_date"
	Update      Kind = "update"
	Reminder    Kind = "reminder"
	Receipt     Kind = "receipt" // after a reply
)

// Mailings are the kinds that hosts send to many; Kinds are all whose text they write.
var (
	Mailings = []Kind{Invitation, SaveTheDate, Reminder, Update}
	Kinds    = []Kind{Invitation, SaveTheDate, Reminder, Update, Receipt}
)

// State is how far a message is.
type State string

const (
	Waiting State = "waiting"
	Sending State = "sending"
	Sent    State = "sent"
	Refused State = "refused" // the mail server doesn't take it, or there is nowhere to send it
	Stopped State = "stopped" // by a host, or because it has no purpose any more
	Failed  State = "failed"  // tried for a day
)

// States of a mailing; Waiting and Stopped are the others.
const (
	Paused State = "paused"
	Done   State = "done"
)

// Reason says why a message is in its state.
type Reason string

const (
	NoReason    Reason = ""
	ByHost      Reason = "host"       // a host stopped it
	Replied     Reason = "replied"    // nothing is left to be reminded of
	Today       Reason = "today"      // reminded already on this day
	NotInvited  Reason = "invited"    // not, or not any more
	NoAddress   Reason = "address"    // nobody is left who can be written to
	Closed      Reason = "closed"     // no replies are taken any more
	Gone        Reason = "gone"       // what it was about has been removed
	BadAddress  Reason = "recipient"  // the mail server doesn't know the address
	NotTaken    Reason = "server"     // the mail server refuses the message
	TryLater    Reason = "later"      // the mail server asks to try again later
	Unreachable Reason = "connection" // the mail server can't be reached
	Malformed   Reason = "letter"     // no letter can be made of it, whoever is asked
	NoChildren  Reason = "children"   // only children live there
	Queued      Reason = "queued"     // the same is waiting to be sent already
	HasIt       Reason = "sent"       // has got it already
	NoNeed      Reason = "asked"      // is not concerned
	Unanswered  Reason = "unanswered" // may still come
)

// Text is what is written: a subject on one line and a body, with places in braces.
type Text struct {
	Subject string
	Body    string
}

// Mailing is one sending to many households.
type Mailing struct {
	db.Row
	Kind       Kind
	OccasionID change.ID // what it is about; "" for all of them
	Texts      string    // Text by language, as JSON
	State      State
	ByHand     bool // there was no mail server: hosts send it themselves
	SendAfter  change.Instant
	Seq        int64 // of the Change that made it
}

// TableName is the table of mailings.
func (Mailing) TableName() string { return "mailings" }

// text is what the mailing says in a language.
func (m Mailing) text(lang string) (Text, error) {
	texts := map[string]Text{}
	if err := json.Unmarshal([]byte(m.Texts), &texts); err != nil {
		return Text{}, err
	}
	if t, ok := texts[lang]; ok {
		return t, nil
	}
	return texts[fallback], nil
}

// Begun says that it can't be taken back any more.
func (m Mailing) Begun() bool { return m.State != Waiting }

// Over says that nothing of it goes out by itself any more.
func (m Mailing) Over() bool { return m.State == Done || m.State == Stopped }

// anew is the state of a mailing that goes on after it was over.
func (m Mailing) anew() State {
	if m.ByHand {
		return Waiting // for whoever sends it
	}
	return Sending
}

// Message is one message to one household.
type Message struct {
	db.Row
	MailingID   *change.ID // nil for a receipt
	HouseholdID change.ID
	Kind        Kind
	State       State
	Reason      Reason
	Detail      string   // what the mail server said; of a message that is sent, to the addresses that didn't take it
	Addresses   db.Words // that have got it
	ByHand      bool
	Attempts    int64
	TriedSince  change.Instant // the first attempt; 0 before
	DueAt       change.Instant
	SentAt      change.Instant // when the first address got it
}

// TableName is the table of messages.
func (Message) TableName() string { return "messages" }

// Open says that it has not come to an end.
func (m Message) Open() bool { return m.State == Waiting || m.State == Sending }

// Retriable says that a host may send it again.
func (m Message) Retriable() bool {
	return m.State == Refused || m.State == Failed || m.State == Stopped && m.Reason == ByHost || m.PutOff()
}

// PutOff says that it was tried and waits for its next time.
func (m Message) PutOff() bool {
	return m.State == Waiting && (m.Reason == TryLater || m.Reason == Unreachable)
}

// Partly says that it was sent, and not to every address.
func (m Message) Partly() bool { return m.State == Sent && m.Detail != "" }

// has says whether an address has got it.
func (m Message) has(address string) bool {
	return slices.ContainsFunc(m.Addresses, func(a string) bool { return strings.EqualFold(a, address) })
}

// lacks are the addresses of these people that have not got it.
func (m Message) lacks(people []guests.Guest) []string {
	return slices.DeleteFunc(addresses(people), m.has)
}

// Template is what hosts write instead of the text in the code.
type Template struct {
	db.Row
	Kind     Kind
	Language string
	Subject  string
	Body     string
}

// TableName is the table of templates.
func (Template) TableName() string { return "message_templates" }
