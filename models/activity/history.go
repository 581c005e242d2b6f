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

// Concerning returns the newest entries of a household's history below a number (0: from the newest), at most n.
func Concerning(r *db.Read, household change.ID, below int64, n int) ([]Line, error) {
	entries, err := EntriesAbout(r, household, below, n)
	if err != nil {
		return nil, err
	}
	return describe(r, entries)
}

// EntriesAbout are the same without the names in them.
func EntriesAbout(r *db.Read, household change.ID, below int64, n int) ([]change.Entry, error) {
	about, err := ofHousehold(r, household)
	if err != nil {
		return nil, err
	}
	return r.LogAbout(about, below, n)
}

// SentBy are the replies of a household, the newest first, at most n, and those of where its people lived before, as far
// as they are about them. Its number of statements doesn't grow with them.
func SentBy(r *db.Read, household change.ID, n int) ([]Sent, error) {
	about, err := ofHousehold(r, household)
	if err != nil {
		return nil, err
	}
	return sentBy(r, about, n)
}

// SentFor are the replies that said something of one guest, of all households in which they lived.
func SentFor(r *db.Read, g guests.Guest, n int) ([]Sent, error) {
	about, err := ofGuest(r, g)
	if err != nil {
		return nil, err
	}
	return sentBy(r, about, n)
}

func sentBy(r *db.Read, about db.About, n int) ([]Sent, error) {
	everywhere := db.About{Households: append(slices.Clone(about.Households), about.Formerly...)}
	entries, err := r.LogAbout(everywhere, 0, n, sentKinds...)
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
	rows, err := told(r, concerned(about, entries, changes))
	if err != nil {
		return nil, err
	}
	late, err := newLateness(r, slices.Min(seqs))
	all := make([]Sent, len(lines))
	for i, l := range lines {
		all[i] = Sent{Line: l, Changes: rows[l.Seq]}
		all[i].Source, all[i].Late = late.of(l.Entry)
	}
	return slices.DeleteFunc(all, func(s Sent) bool { return len(s.Changes) == 0 && !of(about, s.Change) }), err
}

// of says whether an entry is told whole: it is about one of the households themselves.
func of(about db.About, c change.Change) bool {
	return slices.ContainsFunc(about.Households, func(id change.ID) bool { return slices.Contains(c.Topics(), change.OfHousehold(id)) })
}

// concerned are the changes that a history tells: of other households' entries those of its own people alone.
func concerned(about db.About, entries []change.Entry, changes []db.RowChange) (kept []db.RowChange) {
	whole := map[int64]bool{}
	for _, e := range entries {
		whole[e.Seq] = of(about, e.Change)
	}
	for _, c := range changes {
		if !whole[c.Seq] {
			c.Created = slices.DeleteFunc(c.Created, func(row change.ID) bool { return !slices.Contains(about.Rows, row) })
		}
		if whole[c.Seq] || len(c.Created) > 0 || c.Row != "" && slices.Contains(about.Rows, c.Row) {
			kept = append(kept, c)
		}
	}
	return kept
}
