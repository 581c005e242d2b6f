package accounts

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"time"

	"convive/models/db"
)

// Limit is how many failures are forgiven within a window of the real clock.
type Limit struct {
	Name   string
	Max    int64
	Window time.Duration
}

// The limits of guessing. Why these numbers are enough for reply codes is reckoned in docs/operations.md.
var (
	SignIns      = Limit{"sign-in", 5, 15 * time.Minute}          // per account and client block
	CodesBlock   = Limit{"code by client", 10, 10 * time.Minute}  // per client block
	CodesEvent   = Limit{"code by event", 100, time.Minute}       // per event
	CodesProcess = Limit{"code", 1000, time.Minute}               // of the installation
	NamesBlock   = Limit{"name by client", 10, 10 * time.Minute}  // per client block
	NamesEvent   = Limit{"name by event", 30, 30 * time.Minute}   // per event: who uses it up keeps others out for a while
	NamesPerson  = Limit{"name", 20, 24 * time.Hour}              // per event and name
	TablesBlock  = Limit{"table by client", 60, 10 * time.Minute} // per client block: a hall's guests share one
	TablesEvent  = Limit{"table by event", 300, time.Hour}        // per event
	LettersBlock = Limit{"letter by client", 5, 10 * time.Minute} // replies that match nobody, per client block
	LettersEvent = Limit{"letter by event", 30, time.Hour}        // per event
)

// slots is into how many parts a window is cut: a failure counts for at least the window and at most a part longer.
const slots = 5

func (l Limit) slot() time.Duration { return l.Window / slots }

// Bucket is what failures are counted in: a limit and whom or what it bounds.
type Bucket struct {
	Limit
	Key string
}

// In is the limit's bucket for a key: a client block, an event's id, "" for all.
func (l Limit) In(key string) Bucket { return Bucket{l, key} }

// name is how a bucket is stored: nobody can read from it who tried what.
func (b Bucket) name() string {
	sum := sha256.Sum256([]byte(b.Name + "\x00" + b.Key))
	return hex.EncodeToString(sum[:])
}

// Failure counts the failures of a bucket in one part of its window.
type Failure struct {
	Bucket string
	Slot   int64 // when the part begins, in seconds since 1970, real clock
	N      int64
}

// TableName is the table of failures.
func (Failure) TableName() string { return "failures" }

// Failures counts guesses beside the feeds, for all replicas. A try is counted before it is judged and given back when
// it succeeds, so that a hundred guesses sent at once count a hundred times.
type Failures struct {
	DB  *db.DB
	Now func() time.Time // the real clock; nil is time.Now
}

func (f Failures) now() time.Time {
	if f.Now == nil {
		return time.Now()
	}
	return f.Now()
}

// Take counts a try in each bucket. When one of them is full it counts none, and says which and how long to wait.
func (f Failures) Take(ctx context.Context, buckets ...Bucket) (full *Bucket, wait time.Duration, err error) {
	err = f.aside(ctx, func(tx *db.Tx) error {
		full, wait = nil, 0
		now := f.now()
		here := make([]int64, len(buckets))
		for i, b := range buckets {
			if here[i], wait, err = b.count(tx, now); err != nil {
				return err
			}
			if wait > 0 {
				full = &buckets[i]
				return nil
			}
		}
		for i, b := range buckets {
			if err := b.put(tx, now, here[i], here[i]+1); err != nil {
				return err
			}
		}
		return nil
	})
	if errors.Is(err, db.ErrTaken) {
		return &buckets[0], time.Second, nil // so many at once are no people
	}
	return full, wait, err
}

// GiveBack takes one try out of each bucket: it succeeded.
func (f Failures) GiveBack(ctx context.Context, buckets ...Bucket) error {
	return f.aside(ctx, func(tx *db.Tx) error {
		now := f.now()
		for _, b := range buckets {
			here, _, err := b.count(tx, now)
			if err == nil && here > 0 {
				err = b.put(tx, now, here, here-1)
			}
			if err != nil {
				return err
			}
		}
		return nil
	})
}

// Forget empties a bucket: who signed in is no guesser.
func (f Failures) Forget(ctx context.Context, b Bucket) error {
	return f.aside(ctx, func(tx *db.Tx) error { return db.Remove[Failure](tx, "bucket = ?", b.name()) })
}

// Sweep removes what no limit counts any more.
func (f Failures) Sweep(ctx context.Context) error {
	return f.aside(ctx, func(tx *db.Tx) error {
		return db.Remove[Failure](tx, "slot < ?", f.now().Add(-30*time.Hour).Unix())
	})
}

// attempts is how often a count is tried again when somebody else counted in the same bucket at that moment.
const attempts = 50

func (f Failures) aside(ctx context.Context, fn func(*db.Tx) error) (err error) {
	for range attempts {
		if err = f.DB.Aside(ctx, own(), fn); !errors.Is(err, db.ErrTaken) {
			return err
		}
	}
	return err
}

// count is how many failures the present part of the window holds and, when the whole is full, how long it stays so.
func (b Bucket) count(tx *db.Tx, now time.Time) (here int64, wait time.Duration, err error) {
	rows, err := db.From[Failure](tx.Read).Where("bucket = ? AND slot >= ?", b.name(), b.slotAt(now.Add(-b.Window))).Order("slot DESC").All()
	n := int64(0)
	for _, row := range rows {
		if row.Slot == b.slotAt(now) {
			here = row.N
		}
		if n += row.N; n >= b.Max && wait == 0 {
			wait = max(time.Unix(row.Slot, 0).Add(b.slot()+b.Window).Sub(now), time.Second)
		}
	}
	return here, wait, err
}

// put writes the count of the present part where it is still what was read; ErrTaken says that it is not.
func (b Bucket) put(tx *db.Tx, now time.Time, was, n int64) error {
	slot := b.slotAt(now)
	return db.Put(tx, &Failure{Bucket: b.name(), Slot: slot, N: n}, "bucket = ? AND slot = ? AND n = ?", b.name(), slot, was)
}

func (l Limit) slotAt(at time.Time) int64 { return at.Truncate(l.slot()).Unix() }
