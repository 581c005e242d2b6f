package accounts

import (
	"context"
	"errors"

	"convive/models/change"
	"convive/models/db"
)

// SessionEnd is the mark of an account that changes whenever sessions of it end (models/db's Roll).
type SessionEnd struct {
	AccountID change.ID `gorm:"primaryKey"`
	Mark      string
}

// TableName is the table of marks.
func (SessionEnd) TableName() string { return "session_ends" }

// end removes the sessions that a condition names and marks their accounts, in one transaction.
func (s Sessions) end(ctx context.Context, condition string, args ...any) (err error) {
	for range attempts { // somebody else marked the same account for the first time at that moment
		err = s.DB.Aside(ctx, own(), func(tx *db.Tx) error {
			rows, err := db.From[Session](tx.Read).Where(condition, args...).All()
			if err != nil || len(rows) == 0 {
				return err
			}
			if err := db.Remove[Session](tx, condition, args...); err != nil {
				return err
			}
			return mark(tx, rows)
		})
		if !errors.Is(err, db.ErrTaken) {
			break
		}
	}
	return err
}

func mark(tx *db.Tx, ended []Session) error {
	marked := map[change.ID]bool{}
	for _, row := range ended {
		if row.AccountID == nil || marked[*row.AccountID] {
			continue
		}
		marked[*row.AccountID] = true
		now := SessionEnd{AccountID: *row.AccountID, Mark: string(db.NewID())}
		if err := db.Put(tx, &now, "account_id = ?", string(now.AccountID)); err != nil {
			return err
		}
	}
	return nil
}
