// Package guests holds who is invited: households, the people in them, and which occasions each is invited to. Names
// are kept as written; what is sorted and searched by stands in columns of its own.
package guests

import (
	"cmp"
	"strings"

	"convive/models/change"
	"convive/models/db"
)

// Household is the people who share one invitation and one personal link.
type Household struct {
	db.Row
	EnvelopeName   string
	Street         string
	Street2        string
	City           string
	Region         string
	Postcode       string
	Country        string
	Language       string // of their pages and messages; "" for the event's first
	Side           string
	Tags           db.Words
	List           List
	SentBy         string // how the invitation goes out: email, paper, both
	Note           string
	ReplyCode      string // eight characters, unique in the event
	LinkGeneration int64  // moves on when the personal link is renewed
	LinkHash       string // of the personal link's key
	Host           bool   // the hosts' own; left out of counts
	SortKey        string
	SearchKey      string
	MatchKey       string // how an import finds it again
	ReopenedUntil  string // they may reply until the end of this day, "2026-09-03", whatever the event says; "" for no leave
}

// TableName is the table of households.
func (Household) TableName() string { return "households" }

// Compare orders households by their sort keys.
func (h Household) Compare(other Household) int {
	return cmp.Or(strings.Compare(h.SortKey, other.SortKey), h.Row.Compare(other.Row))
}

// List is A (invited now) or B (when places open).
type List string

const (
	ListA List = "A"
	ListB List = "B"
)

// Age groups people as the caterer does.
type Age string

const (
	Adult  Age = "adult"
	Child  Age = "child"
	Infant Age = "infant"
)

// Chair is what a child sits on.
type Chair string

const (
	ByAge     Chair = "" // infants on a lap, everybody else on a seat
	OnSeat    Chair = "seat"
	HighChair Chair = "high_chair" // takes a seat's place
	NoChair   Chair = "none"
)

// Valid says whether the chair is one of the four.
func (c Chair) Valid() bool { return c == ByAge || c == OnSeat || c == HighChair || c == NoChair }

// Guest is one person, named or not yet.
type Guest struct {
	db.Row
	HouseholdID  change.ID
	Name         string // as written; for the unnamed, how they are spoken of
	Given        string
	Family       string
	Prefix       string
	Suffix       string
	NameOrder    string // "family-first" or ""
	Aliases      db.Words
	SortKey      string
	SearchKey    string
	Unnamed      bool
	PlusOneOf    *change.ID
	Age          Age
	AgeYears     *int64
	Side         string
	Tags         db.Words
	Email        string
	Phone        string
	Diets        db.Words
	DietNote     string
	Needs        db.Words // access: step-free, hearing loop …
	Note         string
	Host         bool
	MatchKey     string
	Position     int64
	Chair        Chair
	EatsAll      bool   // they said so; without diets and without this, nobody asked
	EmailProblem string // why nothing is sent there any more; "" while it is good
}

// TableName is the table of guests.
func (Guest) TableName() string { return "guests" }

// Compare orders the people of a household.
func (g Guest) Compare(other Guest) int {
	return cmp.Or(cmp.Compare(g.Position, other.Position), g.Row.Compare(other.Row))
}

// Reply is what somebody answered.
type Reply string

const (
	Pending   Reply = "pending"
	Attending Reply = "attending"
	Declined  Reply = "declined"
)

// Valid says whether the reply is one of the three.
func (r Reply) Valid() bool { return r == Pending || r == Attending || r == Declined }

// Invitation is that one guest is invited to one occasion, and what they answered.
type Invitation struct {
	db.Row
	HouseholdID  change.ID
	GuestID      change.ID
	OccasionID   change.ID
	Reply        Reply
	Maybe        bool
	Waiting      bool // for a place: not invited yet, and never to be told so
	MealID       *change.ID
	AnsweredAt   change.Instant
	Due          string // the last day to reply that held then; "" for none
	AnsweredBy   string // an actor, as "household" or "account:…"
	Source       string // web, paper, phone, import
	SentAt       change.Instant
	WaitingSince change.Instant // orders the waiting list; kept by who came off it with a place, 0 for who never waited
}

// TableName is the table of invitations.
func (Invitation) TableName() string { return "invitations" }

// Compare orders invitations by their ids.
func (in Invitation) Compare(other Invitation) int { return in.Row.Compare(other.Row) }

// OnWaitingList stands for Standing where somebody waits for a place.
const OnWaitingList = "waiting"

// Standing is the reply, or that they wait for a place.
func (in Invitation) Standing() string {
	if in.Waiting {
		return OnWaitingList
	}
	return string(in.Reply)
}
