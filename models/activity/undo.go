package activity

import (
	"convive/models/access"
	"convive/models/change"
	"convive/models/db"
	"convive/models/events"
	"convive/models/guests"
	"convive/models/imports"
	"convive/models/invalid"
	"convive/models/messages"
	"convive/models/replies"
	"convive/models/requests"
	"convive/models/seating"
)

// Undo takes back what an entry did. What has been changed since stays, and the Change says how much that is; what
// stayed can be taken back later, when it has become possible. Where nothing is left, the refusal says who was later.
func Undo(tx *db.Tx, seq int64) (change.Change, error) {
	c, err := takeBack(tx, seq)
	if isNothingLeft(err) {
		return nil, sayWho(tx, seq)
	}
	return c, err
}

func takeBack(tx *db.Tx, seq int64) (change.Change, error) {
	e, err := tx.Entry(seq)
	if err != nil {
		return nil, err
	}
	if s := tx.Scope(); !s.Allows(access.Undo) && !MayUndo(s, e) {
		return nil, invalid.Refuse("You can take back your own moves only. Ask a host or a planner.")
	}
	if !reversible(e.Change) {
		return nil, invalid.Refuse("This can't be taken back.")
	}
	keep, err := kept(tx, e)
	if err != nil {
		return nil, err
	}
	aside, err := replies.BeforeUndo(tx, e.Change)
	if err != nil {
		return nil, err
	}
	stayed, err := db.Revert(tx, seq, keep)
	if err != nil {
		return nil, err
	}
	if stayed, err = firstToo(tx, e.Change, stayed); err != nil {
		return nil, err
	}
	if err := judge(tx, stayed); err != nil {
		return nil, err
	}
	if err := replies.AfterUndo(tx, e.Change, aside); err != nil {
		return nil, err
	}
	if err := messages.AfterUndo(tx); err != nil {
		return nil, err
	}
	changed, vain := tx.Net()
	if !changed {
		return nil, nothingLeft(tx, seq)
	}
	rest := append(stayed, vain...)
	what := e.Change.Kind()
	if again, ok := e.Change.(change.Redone); ok {
		what = again.What
	}
	done := change.Undone{Seq: seq, What: what, Of: moved(e.Change), Kept: count(rest)}
	left, err := owners(tx.Read, rest)
	if err != nil {
		return nil, err
	}
	if c, ok := e.Change.(change.GuestsImported); ok && done.Kept > 0 {
		if left, err = withoutHomes(tx.Read, left); err != nil {
			return nil, err
		}
		done.Brought = c.Created + c.Updated + c.Removed
		done.Stayed = min(people(left), done.Brought)
	}
	done.Left = left[:min(mostLeft, len(left))]
	done.More = len(left) - len(done.Left)
	return done, nil
}

// count is how many rows stayed, each once; slugs always do.
func count(stayed []db.RowRef) int {
	each := map[db.RowRef]bool{}
	for _, ref := range stayed {
		if ref.Table != (events.Slug{}).TableName() {
			each[ref] = true
		}
	}
	return len(each)
}

// moved are the topics of what was taken back; households that went take their guests' authority with them.
func moved(c change.Change) change.Topics {
	topics := c.Topics()
	switch c.(type) {
	case change.GuestsImported, change.HouseholdAdded, change.UnmatchedAdded:
		topics = append(topics, change.Seating, change.Requests, change.Access)
	}
	if ofSeating(c.Kind()) { // tables are called otherwise again, and who sat down since may have to go
		topics = append(topics, change.AllHouseholds)
	}
	return topics
}

// kept are the rows of an entry that an undo leaves: those that belong to something that was changed since, and slugs,
// which lead to the event for ever.
func kept(tx *db.Tx, e change.Entry) (map[db.RowRef]bool, error) {
	switch c := e.Change.(type) {
	case change.GuestsImported, change.HouseholdAdded, change.GuestsAdded, change.UnmatchedAdded:
		return newcomers(tx, e.Seq)
	case change.EventEdited:
		return slugs(tx, e.Seq)
	case change.MailingQueued:
		return nil, messages.Withdrawable(tx.Read, c.Mailing)
	}
	return nil, nil
}

// newcomers are the people of an entry who were edited, answered, seated or asked something since, with their household.
func newcomers(tx *db.Tx, seq int64) (map[db.RowRef]bool, error) {
	seated, err := db.All[seating.Assignment](tx.Read, "id")
	if err != nil {
		return nil, err
	}
	asked, err := db.All[requests.GuestRequest](tx.Read, "id")
	if err != nil {
		return nil, err
	}
	households := make([]change.ID, len(asked))
	for i, r := range asked {
		households[i] = r.HouseholdID
	}
	asking, err := db.From[guests.Guest](tx.Read).In("household_id", households).Order("id").All()
	if err != nil {
		return nil, err
	}
	var needed []change.ID
	for _, a := range seated {
		needed = append(needed, a.GuestID)
	}
	for _, g := range asking {
		needed = append(needed, g.ID)
	}
	return imports.KeepOnUndo(tx, seq, needed...)
}

func slugs(tx *db.Tx, seq int64) (map[db.RowRef]bool, error) {
	changes, err := tx.RowChanges(seq)
	keep := map[db.RowRef]bool{}
	for _, c := range changes {
		for _, id := range c.Created {
			keep[db.RowRef{Table: c.Table, Row: id}] = c.Table == events.Slug{}.TableName()
		}
	}
	return keep, err
}

// judge holds the rules that constraints alone don't, after rows came back: who returns to a seat that the table no
// longer has moves up or goes to parking, and rows of which a part stayed, or their keys, are found by what they hold now.
func judge(tx *db.Tx, stayed []db.RowRef) error {
	if _, err := seating.Fit(tx); err != nil {
		return err
	}
	if err := seating.OneInUse(tx.Read); err != nil {
		return err
	}
	var people, households []change.ID
	for _, ref := range append(tx.Adrift(), stayed...) {
		switch ref.Table {
		case guests.Guest{}.TableName():
			people = append(people, ref.Row)
		case guests.Household{}.TableName():
			households = append(households, ref.Row)
		}
	}
	return guests.RekeyRows(tx, people, households)
}
