package screens

import (
	"context"
	"errors"
	"time"

	"convive/models/access"
	"convive/models/change"
	"convive/models/db"
)

// use says when a link was last opened by a screen, or went on to be.
type use struct {
	EventID  change.ID `gorm:"primaryKey"`
	ScreenID change.ID `gorm:"primaryKey"`
	UsedAt   change.Instant
}

func (use) TableName() string { return "screen_uses" }

// coarse is how exactly that is known: a screen that is loaded again and again is written down once in this time.
const coarse = 5 * time.Minute

// Use writes down that a screen shows its room. It is no Change: nothing follows from it, and it is as good when somebody else
// wrote it down at that moment.
func Use(ctx context.Context, d *db.DB, s access.Scope, id change.ID) error {
	known := false
	err := d.Read(ctx, s, func(r *db.Read) error {
		u, err := db.From[use](r).Where("screen_id = ?", string(id)).First()
		known = err == nil && r.Elapsed(u.UsedAt) < coarse
		if errors.Is(err, db.ErrNotFound) {
			return nil
		}
		return err
	})
	if err != nil || known {
		return err
	}
	err = d.Aside(ctx, s, func(tx *db.Tx) error {
		return db.Put(tx, &use{ScreenID: id, UsedAt: change.At(tx.Now())}, "screen_id = ?", string(id))
	})
	if errors.Is(err, db.ErrTaken) {
		return nil
	}
	return err
}

// LastUses are when the event's links were last used; one that never was is not among them.
func LastUses(r *db.Read) (map[change.ID]change.Instant, error) {
	rows, err := db.From[use](r).Order("screen_id").All()
	all := make(map[change.ID]change.Instant, len(rows))
	for _, u := range rows {
		all[u.ScreenID] = u.UsedAt
	}
	return all, err
}
