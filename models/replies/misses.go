package replies

import (
	"cmp"
	"errors"
	"slices"
	"time"

	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
	"convive/models/imports/lists"
)

// Miss is a name by which somebody looked for their invitation and found none: nobody is called so, several are, or what
// they gave besides was wrong. That is not kept; a host sees whose it is, where it is one household's.
type Miss struct {
	db.Row
	Name        string // as it was typed the last time
	NameKey     string
	Tries       int64
	LastAt      change.Instant
	SecondOf    *change.ID // the one household of which true is what was given besides
	Status      LetterStatus
	HouseholdID *change.ID // once a host knows who it was
}

// TableName is the table of names that found nothing.
func (Miss) TableName() string { return "missed_names" }

// Names says whether it is the name of a guest, or one of theirs.
func (m Miss) Names(g guests.Guest) bool { return is(g, spellings(m.Name)) }

// maxMisses is how many names may wait. The one that was tried longest ago gives way to the next, last of all those of whom
// is true what they gave besides: made-up names push nobody out whom a host would know.
const maxMisses = 200

// sameVisit is for how long further tries of a name are one: who presses twice or tries another postcode is still the one
// who looks, and a script writes no entry in the log with each of its requests.
const sameVisit = 10 * time.Minute

// Missed is what a look-up by name returns that finds nobody, or several.
type Missed struct {
	Name     string
	SecondOf change.ID // the one household of which true is what was given besides; "" for none and for several
}

func (Missed) Error() string { return "replies: no invitation by that name" }

// Remember keeps a name that found nothing for the hosts. The same name again, however it is written, is the same row.
func Remember(tx *db.Tx, m Missed) (change.Change, error) {
	name, now := lists.Line(m.Name), change.At(tx.Now())
	key := NameKey(name)
	if key == "" {
		return change.None, nil
	}
	open, err := Misses(tx.Read)
	if err != nil {
		return nil, err
	}
	of, err := stands(tx.Read, m.SecondOf)
	if err != nil {
		return nil, err
	}
	for _, was := range open {
		if was.NameKey == key {
			if tx.Elapsed(was.LastAt) < sameVisit && (of == nil || was.SecondOf != nil) {
				return change.None, nil
			}
			set := db.Set{"name": name, "tries": was.Tries + 1, "last_at": now, "second_of": cmp.Or(of, was.SecondOf)}
			return change.UnmatchedMissed{Miss: was.ID}, db.Update(tx, &was, set)
		}
	}
	if len(open) >= maxMisses {
		longest := slices.MinFunc(open, func(a, b Miss) int {
			return cmp.Or(cmp.Compare(a.hinted(), b.hinted()), cmp.Compare(a.LastAt, b.LastAt))
		})
		if err := db.Delete(tx, &longest); err != nil {
			return nil, err
		}
	}
	row := Miss{Name: name, NameKey: key, Tries: 1, LastAt: now, SecondOf: of, Status: LetterOpen}
	if err := db.Create(tx, &row); err != nil {
		return nil, err
	}
	return change.UnmatchedMissed{Miss: row.ID}, nil
}

// hinted is 1 where what was given besides is one household's, else 0.
func (m Miss) hinted() int {
	if m.SecondOf != nil {
		return 1
	}
	return 0
}

// stands is a household's id as a row holds it; nil for none, and for one that is gone by now.
func stands(r *db.Read, id change.ID) (*change.ID, error) {
	if _, err := db.Find[guests.Household](r, id); err != nil {
		if errors.Is(err, db.ErrNotFound) {
			return nil, nil
		}
		return nil, err
	}
	return &id, nil
}

// Misses are the names that wait, the oldest first.
func Misses(r *db.Read) ([]Miss, error) {
	return db.From[Miss](r).Where("status = ?", string(LetterOpen)).Order("created_at, id").All()
}
