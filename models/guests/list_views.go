package guests

import (
	"context"
	"errors"

	"convive/models/access"
	"convive/models/change"
	"convive/models/db"
)

// ListView is how one person likes to see a list of the event. It is nobody else's business and no Change.
type ListView struct {
	EventID   change.ID `gorm:"primaryKey"`
	AccountID change.ID `gorm:"primaryKey"`
	Name      string    `gorm:"primaryKey"` // which list, as GuestColumns
	Value     string
	SavedAt   change.Instant
}

// TableName is the table of the views of lists.
func (ListView) TableName() string { return "list_views" }

// GuestColumns is the name under which the guest list's columns are kept.
const GuestColumns = "guests.columns"

const own = "account_id = ? AND name = ?"

// KeptView is what the scope's own person has chosen for a list, and when; its Value is "" for nothing.
func KeptView(r *db.Read, name string) (ListView, error) {
	v, err := db.From[ListView](r).Where(own, string(r.Scope().Actor.ID), name).First()
	if errors.Is(err, db.ErrNotFound) {
		return ListView{}, nil
	}
	return v, err
}

// KeepView remembers it; "" forgets.
func KeepView(ctx context.Context, d *db.DB, s access.Scope, name, value string) error {
	return d.Aside(ctx, s, func(tx *db.Tx) error {
		if value == "" {
			return db.Remove[ListView](tx, own, string(s.Actor.ID), name)
		}
		row := ListView{AccountID: s.Actor.ID, Name: name, Value: value, SavedAt: change.At(tx.Now())}
		return db.Put(tx, &row, own, string(s.Actor.ID), name)
	})
}
