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
	SearchID  change.ID
	State     SearchState
	BegunAt   change.Instant
	EndsAt    change.Instant
	Found     string // JSON of Search; guests stand in it by their ids alone
}

func (search) TableName() string { return "seat_searches" }

// SearchState is how far somebody's last auto-seat has come.
type SearchState string

const (
	SearchWaits  SearchState = "waiting" // for its turn
	SearchGoes   SearchState = "going"
	SearchEnded  SearchState = "ended"
	SearchFailed SearchState = "failed"
)

// Search is what somebody's last auto-seat was asked, and what it came to; it is kept beside the feeds, so that it outlives
// the process that searched.
type Search struct {
	ID    change.ID `json:"-"`
	Asked Asked
	Of    string // the print of the input that was searched, as PrintOf makes it
	Plans []Found
	Clash [][]autoseat.Rule // sets of rules that can't be met together, as far as that was proven
	Early bool              // ended by who asked, before its time
	State SearchState       `json:"-"`
	Ends  time.Time         `json:"-"` // when its turn has come or its time is over at the latest; or when it ended
}

// Found is a plan that was found.
type Found struct {
	Seats  map[string]string // guest → table
	Score  autoseat.Points
	Broken int
}

const (
	ownSearch = "account_id = ?"
	thisOne   = ownSearch + " AND search_id = ?"
)

// KeptFor is how long what was found can be looked at.
const KeptFor = 30 * time.Minute

const (
	longestWait = 10 * time.Minute // until a search that waits for its turn is taken for lost
	tries       = 10               // when somebody wrote the same row at that moment
)

// PrintOf tells inputs apart: of two boards with the same one, a plan means the same.
func PrintOf(in *autoseat.Input) (string, error) {
	data, err := json.Marshal(in)
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:16]), err
}

// PrintOfBoard tells boards apart as far as any search may read them.
func PrintOfBoard(b *Board, wishes []Wish) (string, error) {
	asked := UsuallyAsked(b.Occasion.ID, b.Plan)
	asked.Pending = true
	return PrintOf(b.Input(wishes, asked))
}

// BeginSearch writes down that a search of the scope's own person waits for its turn; what they found before is gone.
func BeginSearch(ctx context.Context, d *db.DB, s access.Scope, begun Search) error {
	data, err := json.Marshal(begun)
	if err != nil {
		return err
	}
	for range tries {
		err = d.Aside(ctx, s, func(tx *db.Tx) error {
			now := tx.Now()
			row := search{AccountID: s.Actor.ID, SearchID: begun.ID, State: SearchWaits, BegunAt: change.At(now), EndsAt: change.At(now.Add(longestWait)), Found: string(data)}
			return db.Put(tx, &row, ownSearch, string(s.Actor.ID))
		})
		if !errors.Is(err, db.ErrTaken) {
			break
		}
	}
	return err
}

// GoOnSearch writes down that its turn has come. Like EndSearch it says nothing once another one was begun.
func GoOnSearch(ctx context.Context, d *db.DB, s access.Scope, begun Search) error {
	return rewrite(ctx, d, s, begun.ID, func(now time.Time) db.Set {
		return db.Set{"state": SearchGoes, "ends_at": change.At(now.Add(time.Duration(begun.Asked.Seconds) * time.Second))}
	})
}

// EndSearch writes down what it came to: found.State says whether it failed.
func EndSearch(ctx context.Context, d *db.DB, s access.Scope, found Search) error {
	data, err := json.Marshal(found)
	if err != nil {
		return err
	}
	return rewrite(ctx, d, s, found.ID, func(now time.Time) db.Set {
		return db.Set{"state": found.State, "found": string(data), "ends_at": change.At(now)}
	})
}

// StopSearch asks whoever searches for the scope's own person to come to an end: a search that waits or goes on, in whichever
// process.
func StopSearch(ctx context.Context, d *db.DB, s access.Scope) error {
	return d.Aside(ctx, s, func(tx *db.Tx) error {
		last, ok, err := LastSearch(tx.Read)
		if err != nil || !ok {
			return err
		}
		last.Early = true
		data, err := json.Marshal(last)
		if err != nil {
			return err
		}
		_, err = db.Rewrite[search](tx, db.Set{"found": string(data)}, thisOne+" AND state IN (?, ?)", string(s.Actor.ID), string(last.ID), string(SearchWaits), string(SearchGoes))
		return err
	})
}

// IsStopped says whether a search that its own person began was asked to come to an end.
func IsStopped(r *db.Read, id change.ID) (bool, error) {
	last, ok, err := LastSearch(r)
	return ok && last.ID == id && last.Early, err
}

func rewrite(ctx context.Context, d *db.DB, s access.Scope, id change.ID, set func(now time.Time) db.Set) error {
	return d.Aside(ctx, s, func(tx *db.Tx) error {
		_, err := db.Rewrite[search](tx, set(tx.Now()), thisOne, string(s.Actor.ID), string(id))
		return err
	})
}

// ForgetSearch forgets it.
func ForgetSearch(ctx context.Context, d *db.DB, s access.Scope) error {
	return d.Aside(ctx, s, func(tx *db.Tx) error { return db.Remove[search](tx, ownSearch, string(s.Actor.ID)) })
}

// SweepSearches removes what nobody can look at any more.
func SweepSearches(ctx context.Context, d *db.DB) error {
	return d.Aside(ctx, access.Installation(change.Actor{Kind: change.ByConvive}), func(tx *db.Tx) error {
		return db.Remove[search](tx, "ends_at < ?", int64(change.At(tx.Now().Add(-KeptFor))))
	})
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
	last.ID, last.State, last.Ends = row.SearchID, row.State, row.EndsAt.Time()
	return last, err == nil && r.Now().Sub(last.Ends) < KeptFor, err
}
