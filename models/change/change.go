// Package change holds what can happen: every mutation returns one typed Change, which is at once the log's entry,
// the activity list's line, what a stream resumes from and what undo inverts. One file per capability lists its
// kinds. The package imports the standard library alone, so that everything may speak of changes.
package change

import (
	"strings"
	"time"
)

// ID names a row: UUIDv7 text, made by db.NewID.
type ID string

// Feed names a numbered log: "installation", or a kind and an id, as in "event:0190…".
type Feed string

// Installation is the feed in which accounts and organizations are created.
const Installation Feed = "installation"

// AccountFeed, OrganizationFeed and EventFeed name the feeds of one account, organization or event.
func AccountFeed(id ID) Feed      { return Feed("account:" + string(id)) }
func OrganizationFeed(id ID) Feed { return Feed("organization:" + string(id)) }
func EventFeed(id ID) Feed        { return Feed("event:" + string(id)) }

// Event is whose feed it is; ok is false for a feed of anything else.
func (f Feed) Event() (id ID, ok bool) {
	text, ok := strings.CutPrefix(string(f), "event:")
	return ID(text), ok
}

// Instant is a moment, in UTC microseconds since 1970; 0 is "never".
type Instant int64

// At turns a time into an instant, cut to microseconds.
func At(t time.Time) Instant { return Instant(t.UnixMicro()) }

// Time is the moment in UTC; the zero time for "never".
func (i Instant) Time() time.Time {
	if i == 0 {
		return time.Time{}
	}
	return time.UnixMicro(int64(i)).UTC()
}

// CommandID identifies one command of one actor on one feed, so that it can be sent again and changes once. Body is
// a hash of what was sent: the same id with another body is refused. The zero CommandID is never remembered.
type CommandID struct {
	ID   string
	Body string
	// Derived is set when the server made the id from what was sent: the same step may be taken again later, from another
	// page, so that it is remembered only when it changed something.
	Derived bool
}

// Change is what a mutation did.
type Change interface {
	// Kind names the type in the log, as "requests.resolved".
	Kind() Kind
	// Topics says which fragments it makes stale.
	Topics() Topics
	// Sentence is its line in the activity list.
	Sentence() Sentence
}

// Reversible is a Change that undo can invert row by row.
type Reversible interface {
	Change
	reversible()
}

// Quiet is a Change of which nobody is told by a notice or a list: Convive goes on with what somebody asked for, or a
// household with its reply, and the page that is about it shows it.
type Quiet interface {
	Change
	quiet()
}

// Undoable is embedded by the kinds that undo can invert.
type Undoable struct{}

func (Undoable) reversible() {}

// Kind is the log's name of a type of Change: capability, full stop, what happened.
type Kind string

// Actor says who did it.
type Actor struct {
	Kind ActorKind
	ID   ID
}

// ActorKind tells accounts, households and Convive's own work apart.
type ActorKind string

const (
	ByAccount   ActorKind = "account"
	ByHousehold ActorKind = "household"
	ByScreen    ActorKind = "screen"   // a screen at the venue: it looks, and never acts
	ByOperator  ActorKind = "operator" // the command line of the installation
	ByConvive   ActorKind = "convive"
)

// Entry is a Change in the log.
type Entry struct {
	Feed   Feed
	Seq    int64
	Epoch  string
	At     Instant
	Actor  Actor
	Change Change
	// Replayed is set when the command had been carried out before and this is its recorded outcome.
	Replayed bool
	// Decides is set when it may change who may look at what; only the process that committed it knows.
	Decides bool
}

// nothing is the outcome of a command that found everything as it wanted it.
type nothing struct{}

func (nothing) Kind() Kind         { return "none" }
func (nothing) Topics() Topics     { return nil }
func (nothing) Sentence() Sentence { return Sentence{} }

// None says that there was nothing to do: the transaction rolls back and nothing is recorded.
var None Change = nothing{}
