package messages

import (
	"context"
	"errors"
	"time"

	"convive/models/access"
	"convive/models/change"
	"convive/models/db"
)

// Of all processes on a database one sends. It says so in a row, for a time on the real clock, and anew while it sends;
// when it is killed the next one takes over after that time.
const (
	leased  = 45 * time.Second
	renewal = 30 * time.Second // it is renewed when less is left: more than one sending takes
	recent  = 24 * time.Hour   // messages can be sent when a sender was seen within that time
)

const outbox = "outbox"

// Lease is who sends.
type Lease struct {
	ID     string `gorm:"primaryKey"`
	Holder string
	Until  change.Instant
	SeenAt change.Instant
}

// TableName is the table of the lease.
func (Lease) TableName() string { return "message_senders" }

var installation = access.Installation(change.Actor{Kind: change.ByConvive})

// hold takes or renews the lease; false when another process has it.
func (s *Sender) hold(ctx context.Context) bool {
	now := time.Now()
	if s.until.Sub(now) > renewal {
		return true
	}
	held := false
	err := s.DB.Aside(ctx, installation, func(tx *db.Tx) error {
		set := db.Set{"holder": s.holder, "until": change.At(now.Add(leased)), "seen_at": change.At(now)}
		found, err := db.Rewrite[Lease](tx, set, "id = ? AND (holder = ? OR until < ?)", outbox, s.holder, int64(change.At(now)))
		if held = found; found || err != nil {
			return err
		}
		if _, err := db.From[Lease](tx.Read).Where("id = ?", outbox).First(); !errors.Is(err, db.ErrNotFound) {
			return err
		}
		held = true
		return db.Put(tx, &Lease{outbox, s.holder, change.At(now.Add(leased)), change.At(now)}, "id = ?", outbox)
	})
	if err != nil || !held {
		s.until = time.Time{}
		return false
	}
	s.until = now.Add(leased)
	return true
}

// release lets the next process send at once.
func (s *Sender) release(ctx context.Context) error {
	s.until = time.Time{}
	return s.DB.Aside(ctx, installation, func(tx *db.Tx) error {
		_, err := db.Rewrite[Lease](tx, db.Set{"until": change.Instant(0)}, "id = ? AND holder = ?", outbox, s.holder)
		return err
	})
}

// sends says whether there is a process that sends messages.
func sends(r *db.Read) (bool, error) {
	l, err := db.From[Lease](r.AtInstallation()).Where("id = ?", outbox).First()
	if errors.Is(err, db.ErrNotFound) {
		return false, nil
	}
	return time.Since(l.SeenAt.Time()) < recent, err
}
