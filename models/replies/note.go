package replies

import (
	"errors"

	"convive/models/change"
	"convive/models/db"
	"convive/models/imports/lists"
	"convive/models/invalid"
)

// merged is db.Merge for forms that may have started from no row at all.
func merged[T any](tx *db.Tx, row *T, since int64, set db.Set) (db.Set, error) {
	if since == 0 {
		return set, nil
	}
	return db.Merge(tx, row, since, set)
}

// words works out what the form says to the hosts: the note, and what they would like to hear.
func (w *writing) words() error {
	now := w.state.Reply
	return errors.Join(
		w.word("note", w.draft.Asked, now.Note, &w.draft.Note),
		w.word("songs", w.draft.Sung, now.Songs, &w.draft.Songs),
	)
}

// word leaves in mine what is to stand in a column of the household's reply.
func (w *writing) word(column string, asked bool, theirs string, mine *string) error {
	if *mine = lists.Clean(*mine); !asked {
		*mine = theirs
		return nil
	}
	if w.state.Reply.ID == "" || *mine == theirs {
		return nil
	}
	if w.draft.Version > w.state.Reply.Version { // taken back, and made anew
		w.moved()
		return nil
	}
	if w.draft.Version == 0 { // the household's first reply came in while this one was written
		if *mine == "" {
			*mine = theirs
		} else if theirs != "" {
			w.crossedWord(column, theirs)
		}
		return nil
	}
	row := w.state.Reply
	set, err := db.Merge(w.tx, &row, w.draft.Version, db.Set{column: *mine})
	var crossed db.ErrConflict
	if errors.As(err, &crossed) {
		w.crossedWord(column, theirs)
		return nil
	}
	if _, differs := set[column]; err == nil && !differs {
		*mine = theirs
	}
	return err
}

func (w *writing) crossedWord(column, theirs string) {
	w.ask(invalid.Field{Name: column, Message: "Meanwhile your household wrote: “{words}”. Please write what should stand here.", Args: []any{"words", theirs}})
}

// reply writes the household's own row when anything else was written, or its words differ.
func (w *writing) reply() error {
	row, d := &w.state.Reply, w.draft
	if row.ID != "" && !w.tx.Wrote() && row.Note == d.Note && row.Songs == d.Songs {
		return nil
	}
	w.noted = row.Note != d.Note || row.Songs != d.Songs
	sent, by := change.At(w.tx.Now()), w.actor()
	if row.ID == "" {
		*row = Reply{HouseholdID: w.state.Household.ID, Note: d.Note, Songs: d.Songs, SentAt: sent, SentBy: by, Source: w.source}
		return db.Create(w.tx, row)
	}
	return db.Update(w.tx, row, db.Set{"note": d.Note, "songs": d.Songs, "sent_at": sent, "sent_by": by, "source": w.source})
}
