package seating

import (
	"context"
	"strings"
	"time"

	"convive/models/access"
	"convive/models/change"
	"convive/models/db"
)

// unasked is how long a picture is kept that lies behind no room any more: so long its plan can be brought back by undo.
const unasked = 30 * 24 * time.Hour

// ForgetPictures throws away the event's pictures that lie behind no plan's room and in no snapshot, and have been there for
// a while. It is called before another one is brought.
func ForgetPictures(ctx context.Context, d *db.DB, s access.Scope) error {
	var gone []change.ID
	err := d.Read(ctx, s, func(r *db.Read) (err error) {
		gone, err = unusedPictures(r)
		return err
	})
	if err != nil || len(gone) == 0 {
		return err
	}
	return d.Aside(ctx, s, func(tx *db.Tx) error {
		for _, id := range gone {
			if err := db.Remove[Picture](tx, "id = ?", string(id)); err != nil {
				return err
			}
		}
		return nil
	})
}

func unusedPictures(r *db.Read) (ids []change.ID, err error) {
	var pictures []Picture
	if err := db.From[Picture](r).Into(&pictures, "id, created_at", ""); err != nil {
		return nil, err
	}
	plans, err := db.All[Plan](r, "id")
	if err != nil {
		return nil, err
	}
	var behind strings.Builder
	for _, p := range plans {
		behind.WriteString(string(p.Backdrop))
	}
	for _, p := range pictures {
		if r.Elapsed(p.CreatedAt) < unasked || strings.Contains(behind.String(), string(p.ID)) {
			continue
		}
		n, err := db.From[Snapshot](r).Where("chart LIKE ?", "%"+string(p.ID)+"%").Count()
		if err != nil {
			return nil, err
		}
		if n == 0 {
			ids = append(ids, p.ID)
		}
	}
	return ids, nil
}
