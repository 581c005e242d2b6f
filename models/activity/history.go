package activity

import (
	"slices"

	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
	"convive/models/questions"
	"convive/models/replies"
)

// Sent is one reply of a household: when it came, through whom, and what it changed.
type Sent struct {
	Line
	Source  replies.Source
	Late    bool  // it came after the last day that held then for what it answered
	Changes []Row // as far as the reader may see them
}

// sentKinds are the Changes by which answers come: through the household, and through the hosts.
var sentKinds = []change.Kind{change.ReplySent{}.Kind(), change.ReplyEntered{}.Kind(), change.ReplyConfirmed{}.Kind()}

// answered are the tables in whose rows a reply writes.
var answered = []string{guests.Invitation{}.TableName(), guests.Guest{}.TableName(), questions.Answer{}.TableName(), replies.Reply{}.TableName()}

// Concerning returns the newest entries about one household below a number (0: from the newest), at most n.
func Concerning(r *db.Read, household change.ID, below int64, n int) ([]Line, error) {
	entries, err := r.LogAbout(household, below, n)
	if err != nil {
		return nil, err
	}
	return describe(r, entries)
}

// SentBy are the replies of a household, the newest first, at most n. Its number of statements doesn't grow with them.
func SentBy(r *db.Read, household change.ID, n int) ([]Sent, error) {
	return sentBy(r, household, n, func(change.ID) bool { return true })
}

// SentFor is SentBy with what concerns one guest alone: replies that said nothing of them are left out.
func SentFor(r *db.Read, g guests.Guest, n int) ([]Sent, error) {
	rows, err := db.From[guests.Invitation](r).Where("guest_id = ?", string(g.ID)).All()
	if err != nil {
		return nil, err
	}
	answers, err := db.From[questions.Answer](r).Where("guest_id = ?", string(g.ID)).All()
	if err != nil {
		return nil, err
	}
	own := []change.ID{g.ID}
	for _, in := range rows {
		own = append(own, in.ID)
	}
	for _, a := range answers {
		own = append(own, a.ID)
	}
	all, err := sentBy(r, g.HouseholdID, n, func(row change.ID) bool { return slices.Contains(own, row) })
	return slices.DeleteFunc(all, func(s Sent) bool { return len(s.Changes) == 0 }), err
}

func sentBy(r *db.Read, household change.ID, n int, keep func(row change.ID) bool) ([]Sent, error) {
	entries, err := r.LogAbout(household, 0, n, sentKinds...)
	if err != nil || len(entries) == 0 {
		return nil, err
	}
	lines, err := describe(r, entries)
	if err != nil {
		return nil, err
	}
	seqs := make([]int64, len(entries))
	for i, e := range entries {
		seqs[i] = e.Seq
	}
	changes, err := r.RowChangesOf(seqs, answered, most)
	if err != nil {
		return nil, err
	}
	rows, err := told(r, only(changes, keep))
	if err != nil {
		return nil, err
	}
	late, err := newLateness(r, slices.Min(seqs))
	all := make([]Sent, len(lines))
	for i, l := range lines {
		all[i] = Sent{Line: l, Changes: rows[l.Seq]}
		all[i].Source, all[i].Late = late.of(l.Entry)
	}
	return all, err
}

// only are the changes of some rows.
func only(changes []db.RowChange, keep func(row change.ID) bool) (kept []db.RowChange) {
	for _, c := range changes {
		if c.Created = slices.DeleteFunc(c.Created, func(row change.ID) bool { return !keep(row) }); len(c.Created) > 0 || c.Row != "" && keep(c.Row) {
			kept = append(kept, c)
		}
	}
	return kept
}
