package replies

import (
	"errors"

	"convive/models/change"
	"convive/models/db"
)

// A draft that was sent leaves its id and its round behind: a page that was drawn before may still have something on its
// way to Keep, which is in the reply already.

// End puts away what was typed into a draft that a form of that round sent at that instant, where anything was kept.
func End(tx *db.Tx, id change.ID, round int64, sent change.Instant) (found bool, err error) {
	was, err := db.From[Saved](tx.Read).Where("id = ?", string(id)).First()
	if errors.Is(err, db.ErrNotFound) {
		return false, nil
	}
	if err != nil || was.draft().Round > round {
		return true, err
	}
	return db.Rewrite[Saved](tx, ended(id, round, sent).set(), "id = ?", string(id))
}

// Discard is End, and remembers the round of a draft of which nothing was kept too. It writes beside the feeds only:
// db.ErrTaken says that somebody kept it at the same moment.
func Discard(tx *db.Tx, id change.ID, round int64, sent change.Instant) error {
	found, err := End(tx, id, round, sent)
	if err != nil || found {
		return err
	}
	row := ended(id, round, sent)
	return db.Lay(tx, &row)
}

// ended is what stays of a draft that was sent: as old as the reply, so that nobody takes it for a newer one.
func ended(id change.ID, round int64, sent change.Instant) Saved {
	return Saved{ID: id, Fields: Draft{Round: round + 1}.Values().Encode(), StartedAt: sent, SavedAt: sent}
}

// put lays the row down in the place of one that was read, unless that has become another since.
func (s Saved) put(tx *db.Tx, was *Saved) error {
	if was == nil {
		return db.Lay(tx, &s)
	}
	same, err := db.Rewrite[Saved](tx, s.set(), "id = ? AND fields = ?", string(s.ID), was.Fields)
	if err == nil && !same {
		err = db.ErrTaken
	}
	return err
}

func (s Saved) set() db.Set {
	return db.Set{"from_id": s.FromID, "fields": s.Fields, "started_at": s.StartedAt, "saved_at": s.SavedAt}
}
