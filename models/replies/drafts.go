package replies

import (
	"context"
	"errors"
	"net/url"
	"time"

	"convive/models/access"
	"convive/models/change"
	"convive/models/db"
)

// Saved is a reply that somebody is still filling in. Its id stands in the page's address and tells two phones of one
// household apart.
type Saved struct {
	EventID     change.ID      `gorm:"primaryKey"`
	HouseholdID change.ID      `gorm:"primaryKey"`
	ID          change.ID      `gorm:"primaryKey"`
	FromID      change.ID      // the household that began it, where that became a part of this one since
	Fields      string         // the form's, as a form sends them
	StartedAt   change.Instant // since when the household has a reply that it did not send
	SavedAt     change.Instant
}

// TableName is the table of drafts.
func (Saved) TableName() string { return "reply_drafts" }

// How long drafts are kept, and how many of one household.
const (
	draftLife = 60 * 24 * time.Hour
	maxDrafts = 12
)

// Keep stores a draft beside the feeds, in the scope of its household. It says whether it is the household's first since
// its last reply (sent at that instant, 0 for never): then the hosts' pages want to know (Begin). What a form says that was
// drawn before the draft was sent came late: it is in the reply, and is not kept again. db.ErrTaken says that somebody
// kept or sent the draft at the same moment: it has to be looked at again.
func Keep(tx *db.Tx, id change.ID, d Draft, sent change.Instant) (first bool, err error) {
	all, err := db.From[Saved](tx.Read).Order("saved_at").All()
	if err != nil {
		return false, err
	}
	row := Saved{ID: id, Fields: d.Values().Encode(), StartedAt: change.At(tx.Now()), SavedAt: change.At(tx.Now())}
	first = true
	var was *Saved
	var others []Saved
	for i, old := range all {
		if old.ID == id {
			was = &all[i]
		}
		if old.ID == id && d.Round < old.draft().Round {
			return false, nil
		}
		if old.StartedAt > sent { // what the household began, it began then
			row.StartedAt, first = min(row.StartedAt, old.StartedAt), false
		}
		if old.ID != id {
			others = append(others, old)
		}
	}
	for _, old := range others[:max(len(others)-maxDrafts+1, 0)] {
		if err := db.Remove[Saved](tx, "id = ?", string(old.ID)); err != nil {
			return false, err
		}
	}
	if err := row.put(tx, was); err != nil {
		return false, err
	}
	return first, db.Remove[Saved](tx, "saved_at < ?", int64(change.At(tx.Now().Add(-draftLife))))
}

// Begin tells the hosts' pages that the household began a reply, once it is kept.
func Begin(tx *db.Tx) (change.Change, error) {
	return change.ReplyBegun{Household: tx.Scope().Household}, nil
}

// Sweep removes the drafts of all events that nobody has gone on with for as long as they are kept: a household that
// never comes back leaves its words about diets behind.
func Sweep(ctx context.Context, d *db.DB) error {
	s := access.Installation(change.Actor{Kind: change.ByConvive})
	return d.Aside(ctx, s, func(tx *db.Tx) error {
		return db.Remove[Saved](tx, "saved_at < ?", int64(change.At(tx.Now().Add(-draftLife))))
	})
}

// Kept reads a draft; an empty one when nothing was kept under the id since it was sent.
func Kept(r *db.Read, id change.ID) (Draft, error) {
	row, err := db.From[Saved](r).Where("id = ?", string(id)).First()
	if errors.Is(err, db.ErrNotFound) {
		return Draft{}, nil
	}
	return row.draft(), err
}

// Unsent are the drafts that are younger than the household's last reply: its own first, the newest of them before all,
// then those of households that became a part of it.
func Unsent(r *db.Read, since change.Instant) ([]Saved, error) {
	return db.From[Saved](r).Where("saved_at > ?", int64(since)).Order("from_id, saved_at DESC, id").All()
}

// Left is the step at which it goes on; "" for the first.
func (s Saved) Left() string { return s.draft().Left }

func (s Saved) draft() (d Draft) {
	values, err := url.ParseQuery(s.Fields)
	if err != nil {
		return Draft{}
	}
	d = Read(values)
	if len(values) == 1 && d.Round > 0 { // it was sent, and nothing was kept since
		return Draft{Round: d.Round}
	}
	return d
}
