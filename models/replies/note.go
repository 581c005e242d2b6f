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

// note works out what the form says to the hosts.
func (w *writing) note() error {
	w.draft.Note = lists.Clean(w.draft.Note)
	if !w.draft.Asked {
		w.draft.Note = w.state.Reply.Note
		return nil
	}
	theirs, mine := w.state.Reply.Note, w.draft.Note
	if w.state.Reply.ID == "" || mine == theirs {
		return nil
	}
	if w.draft.Version > w.state.Reply.Version { // taken back, and made anew
		w.moved()
		return nil
	}
	if w.draft.Version == 0 { // the household's first reply came in while this one was written
		if mine == "" {
			w.draft.Note = theirs
		} else if theirs != "" {
			w.crossedNote()
		}
		return nil
	}
	set, err := db.Merge(w.tx, &w.state.Reply, w.draft.Version, db.Set{"note": mine})
	var crossed db.ErrConflict
	if errors.As(err, &crossed) {
		w.crossedNote()
		return nil
	}
	if _, mine := set["note"]; err == nil && !mine {
		w.draft.Note = theirs
	}
	return err
}

func (w *writing) crossedNote() {
	w.ask(invalid.Field{Name: "note", Message: "Meanwhile your household wrote: “{words}”. Please write what should stand here.", Args: []any{"words", w.state.Reply.Note}})
}

// reply writes the household's own row when anything else was written, or the note differs.
func (w *writing) reply() error {
	row := &w.state.Reply
	if row.ID != "" && !w.tx.Wrote() && row.Note == w.draft.Note {
		return nil
	}
	sent, by := change.At(w.tx.Now()), w.actor()
	if row.ID == "" {
		*row = Reply{HouseholdID: w.state.Household.ID, Note: w.draft.Note, SentAt: sent, SentBy: by, Source: w.source}
		return db.Create(w.tx, row)
	}
	return db.Update(w.tx, row, db.Set{"note": w.draft.Note, "sent_at": sent, "sent_by": by, "source": w.source})
}
