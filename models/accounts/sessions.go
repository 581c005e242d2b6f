package accounts

import (
	"context"
	"encoding/base64"
	"errors"
	"time"

	"convive/models/access"
	"convive/models/change"
	"convive/models/db"
)

// Session is what one browser is remembered by. Its id is a hash of the cookie's token, so that a stolen database
// opens nothing.
type Session struct {
	ID        string `gorm:"primaryKey"`
	AccountID *change.ID
	Data      string
	CreatedAt change.Instant
	ExpiresAt change.Instant
}

// TableName is the table of sessions.
func (Session) TableName() string { return "sessions" }

// Sessions stores sessions beside the feeds; times are the real clock's.
type Sessions struct{ DB *db.DB }

func own() access.Scope { return access.Installation(change.Actor{Kind: change.ByConvive}) }

// Load returns the data of a session that has not expired.
func (s Sessions) Load(ctx context.Context, id string) (data []byte, found bool, err error) {
	var row Session
	err = s.DB.Read(ctx, own(), func(r *db.Read) error {
		row, err = db.From[Session](r).Where("id = ? AND expires_at > ?", id, int64(change.At(time.Now()))).First()
		return err
	})
	if errors.Is(err, db.ErrNotFound) {
		return nil, false, nil
	}
	if err != nil {
		return nil, false, err
	}
	data, err = base64.StdEncoding.DecodeString(row.Data)
	return data, err == nil, err
}

// Store keeps a new session; account is empty for a guest's.
func (s Sessions) Store(ctx context.Context, id string, account change.ID, data []byte, expires time.Time) error {
	row := Session{ID: id, Data: base64.StdEncoding.EncodeToString(data), CreatedAt: change.At(time.Now()), ExpiresAt: change.At(expires)}
	if account != "" {
		row.AccountID = &account
	}
	var err error
	for range attempts { // somebody else stored the same one at that moment
		err = s.DB.Aside(ctx, own(), func(tx *db.Tx) error { return db.Put(tx, &row, "id = ?", id) })
		if !errors.Is(err, db.ErrTaken) {
			break
		}
	}
	return err
}

// Renew keeps what a session that was loaded holds now. One that has been ended meanwhile stays ended: nothing is
// written, and found is false.
func (s Sessions) Renew(ctx context.Context, id string, data []byte, expires time.Time) (found bool, err error) {
	set := db.Set{"data": base64.StdEncoding.EncodeToString(data), "expires_at": int64(change.At(expires))}
	err = s.DB.Aside(ctx, own(), func(tx *db.Tx) error {
		found, err = db.Rewrite[Session](tx, set, "id = ?", id)
		return err
	})
	return found, err
}

// Remove ends one session.
func (s Sessions) Remove(ctx context.Context, id string) error {
	return s.DB.Aside(ctx, own(), func(tx *db.Tx) error { return db.Remove[Session](tx, "id = ?", id) })
}

// RemoveAll ends the sessions of an account, but for one that may be kept.
func (s Sessions) RemoveAll(ctx context.Context, account change.ID, but string) error {
	return s.DB.Aside(ctx, own(), func(tx *db.Tx) error {
		return db.Remove[Session](tx, "account_id = ? AND id <> ?", string(account), but)
	})
}

// Sweep removes what has expired.
func (s Sessions) Sweep(ctx context.Context) error {
	return s.DB.Aside(ctx, own(), func(tx *db.Tx) error {
		return db.Remove[Session](tx, "expires_at <= ?", int64(change.At(time.Now())))
	})
}
