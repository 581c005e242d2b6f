// Package transfer hands a whole event to another installation of Convive: as one file of JSON, and back into a new
// event. What a file holds follows from the register of columns (models/db/columns_*.go), so that a new column can't be
// forgotten; a table is carried, or stays behind for a reason that stands here.
//
// It guards these rules: ids are the file's own ("@households/12"), so that an event can be brought twice, also into the
// installation that it came from; accounts, sessions and secrets never leave; personal links are made anew by the
// secret of the installation that takes the event; and a file is taken as a whole or not at all.
package transfer

import (
	"slices"

	"convive/models/db"
)

// Format and version of the file. A change of what is meant by a column makes a new version; new columns alone don't.
const (
	format  = "convive-event"
	version = 1
)

// Limits of a file.
const (
	MaxBytes = 20 << 20
	maxRows  = 100_000 // of one table
	maxText  = 64 << 10
)

// carried are the tables of a file, those that others point at first; what this installation lacks isn't among them.
var carried = slices.DeleteFunc([]string{
	"events", "occasions", "meals", "questions", "households", "guests", "invitations", "replies", "answers", "guest_requests", "plans", "seating_tables", "room_objects",
	"assignments", "wishes", "unmatched_replies", "distinct_people", "message_templates",
}, func(table string) bool { return !slices.Contains(db.EventTables(), table) })

// left are the event's tables that stay behind, and why.
var left = map[string]string{
	"event_slugs":       "addresses belong to the installation; the event gets one anew",
	"roles":             "accounts belong to the installation: its people are invited anew",
	"import_columns":    "what an organization's people said of their files; the one that takes the event has its own",
	"import_files":      "lists that nobody has imported yet are whoever's who brought them, and gone in a day",
	"list_views":        "how somebody here likes to see a list; accounts stay behind",
	"mailings":          "what was sent, or waits to be, must not be sent a second time",
	"message_results":   "how sending went is part of what was sent",
	"messages":          "what was sent, or waits to be, must not be sent a second time",
	"plan_pictures":     "a picture is larger than the rest of an event together; it is laid behind its room anew",
	"plan_snapshots":    "copies of what plans once were, by the ids of this installation; the plans themselves go along",
	"reply_drafts":      "what a guest typed and hasn't sent is no answer; hosts never see it, and it waits where it was typed",
	"seat_searches":     "what auto-seat last found for somebody here; accounts stay behind",
	"screen_uses":       "screens stay behind",
	"team_links":        "they let people in here",
	"screens":           "they show this installation's rooms, by links of its own",
	"missed_names":      "who looked for an invitation here was no guest yet; the hosts there see who looks there",
	"former_households": "they only lead personal links and codes of households that were merged, and links are made anew",
}

// Leaves says whether a table's rows are in a file; known is false for a table that nobody has decided about.
func Leaves(table string) (leaves, known bool) {
	if _, stays := left[table]; stays {
		return false, true
	}
	ok := slices.Contains(carried, table)
	return ok, ok
}

// file is the JSON. Keys are sorted, rows in the order in which they were made: the same event gives the same bytes.
type file struct {
	Format  string                      `json:"format"`
	Version int                         `json:"version"`
	Tables  map[string][]map[string]any `json:"tables"`
}
