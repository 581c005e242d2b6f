// Package requests holds what guests ask of the hosts: a high chair, a pick-up, an extra guest. It is the smallest
// whole capability, and the one to copy: rows, a draft per form, rules that return a Change, and the queries that its
// pages show. The rule it guards: a request has one outcome at a time, and the second host is told who was first.
package requests

import (
	"cmp"
	"convive/models/change"
	"convive/models/db"
)

// Status is how far a request has come.
type Status string

const (
	Open     Status = "open"
	Resolved Status = "resolved"
	Declined Status = "declined"
)

// Kind is what a request is about.
type Kind string

// Kinds are all kinds, in the order in which they are offered.
var Kinds = []Kind{"seating", "diet", "child", "accessibility", "plus-one", "transport", "room", "timing", "name", "answer", "other"}

// Valid says whether the kind is one of Kinds.
func (k Kind) Valid() bool {
	for _, known := range Kinds {
		if k == known {
			return true
		}
	}
	return false
}

// GuestRequest is one thing that a household asks.
type GuestRequest struct {
	db.Row
	HouseholdID change.ID
	GuestID     *change.ID // who asks; nil for the household as a whole
	Kind        Kind
	Words       string // as the guest wrote them
	Status      Status
	Answer      string         // the hosts' word with the outcome; "" for none
	SettledBy   change.ID      // the account; "" while open
	SettledAt   change.Instant // 0 while open
}

// TableName is the table of guest requests.
func (GuestRequest) TableName() string { return "guest_requests" }

// Compare orders requests by when they were made.
func (g GuestRequest) Compare(other GuestRequest) int {
	return cmp.Or(cmp.Compare(g.CreatedAt, other.CreatedAt), g.Row.Compare(other.Row))
}
