package seating

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"time"

	"convive/models/access"
	"convive/models/autoseat"
	"convive/models/change"
	"convive/models/db"
)

// search is the row of somebody's last auto-seat.
type search struct {
	EventID   change.ID `gorm:"primaryKey"`
	AccountID change.ID `gorm:"primaryKey"`
	BegunAt   change.Instant
	EndsAt    change.Instant
	Found     string // JSON of Search; guests stand in it by their ids alone
}

func (search) TableName() string { return "seat_searches" }

// Search is what somebody's last auto-seat was asked, and what it came to; it is kept beside the feeds, so that it outlives
// the process that searched.
type Search struct {
	Asked Asked
	Of    string              // the print of the input that was searched, as PrintOf makes it
	Plans []map[string]string // guest → table; none while it goes on, and when it came to no end
	Early bool                // ended by who asked, before its time
	Ends  time.Time           `json:"-"`
}

const ownSearch = "account_id = ?"

// KeptFor is how long what was found can be looked at.
const KeptFor = 30 * time.Minute

// PrintOf tells inputs apart: of two boards with the same one, a plan means the same.
func PrintOf(in *autoseat.Input) (string, error) {
	data, err := json.Marshal(in)
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:]), err
}

// BeginSearch writes down that the scope's own person searches; what they found before is gone.
func BeginSearch(ctx context.Context, d *db.DB, s access.Scope, begun Search) error {
	data, err := json.Marshal(begun)
	if err != nil {
		return err
	}
	return d.Aside(ctx, s, func(tx *db.Tx) error {
		now := tx.Now()
		row := search{AccountID: s.Actor.ID, BegunAt: change.At(now), EndsAt: change.At(now.Add(time.Duration(begun.Asked.Seconds) * time.Second)), Found: string(data)}
		return db.Put(tx, &row, ownSearch, string(s.Actor.ID))
	})
}

// EndSearch writes down what it came to.
func EndSearch(ctx context.Context, d *db.DB, s access.Scope, found Search) error {
	data, err := json.Marshal(found)
	if err != nil {
		return err
	}
	return d.Aside(ctx, s, func(tx *db.Tx) error {
		_, err := db.Rewrite[search](tx, db.Set{"found": string(data), "ends_at": change.At(tx.Now())}, ownSearch, string(s.Actor.ID))
		return err
	})
}

// ForgetSearch forgets it.
func ForgetSearch(ctx context.Context, d *db.DB, s access.Scope) error {
	return d.Aside(ctx, s, func(tx *db.Tx) error { return db.Remove[search](tx, ownSearch, string(s.Actor.ID)) })
}

// LastSearch is the own last search of who reads; ok is false when there was none, or it is too long ago.
func LastSearch(r *db.Read) (last Search, ok bool, err error) {
	row, err := db.From[search](r).Where(ownSearch, string(r.Scope().Actor.ID)).First()
	if errors.Is(err, db.ErrNotFound) {
		return last, false, nil
	}
	if err == nil {
		err = json.Unmarshal([]byte(row.Found), &last)
	}
	last.Ends = row.EndsAt.Time()
	return last, err == nil && r.Now().Sub(last.Ends) < KeptFor, err
}
