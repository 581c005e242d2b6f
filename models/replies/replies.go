// Package replies holds what households answer: who comes to what, what they eat, and a word to the hosts. The answers
// stand in invitations and guests; here stand the rules by which they get there. It guards that a reply is taken only
// while the event takes replies, that nobody answers for another household, and that two phones of one household never
// silently undo each other: what only one of them changed is kept, what both changed is put to the person.
package replies

import (
	"convive/models/change"
	"convive/models/db"
)

// Source is how a reply came in.
type Source string

const (
	Web    Source = "web"
	Paper  Source = "paper"
	Phone  Source = "phone"
	Import Source = "import"
	List   Source = "list" // a host put it into the guest list, however it reached them
)

// OnBehalf are the ways in which a reply reaches a host, who enters it.
var OnBehalf = []Source{Paper, Phone}

// Reply is what a household said beside its answers; it exists from its first reply on.
type Reply struct {
	db.Row
	HouseholdID change.ID
	Note        string         // to the hosts, as written
	SentAt      change.Instant // of the last reply
	SentBy      string         // an actor: "household", or "account:ID"
	Source      Source
	Songs       string // what they would like to hear, as written
}

// TableName is the table of replies.
func (Reply) TableName() string { return "replies" }

// Diets are the diets that are offered by name, as they stand in guests; any other is a word of the guest's own.
var Diets = []string{"vegetarian", "vegan", "gluten_free", "lactose_free", "nut_allergy", "halal", "kosher"}
