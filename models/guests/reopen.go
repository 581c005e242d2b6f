package guests

import (
	"time"

	"convive/models/change"
	"convive/models/db"
	"convive/models/events"
	"convive/models/invalid"
)

// Reopening is the form by which a host keeps a household's replies open until the end of a day, whatever the event says.
type Reopening struct {
	Version int64  `form:"version"`
	Until   string `form:"reopened_until"` // "2026-09-03"; "" takes the leave back
}

// Validate finds what is no day.
func (r Reopening) Validate() (wrong invalid.Fields) {
	_, err := time.Parse(time.DateOnly, r.Until)
	wrong.Check(r.Until == "" || err == nil, "reopened_until", "Write a day, as in 2026-08-31.")
	return wrong
}

// Reopen gives a household leave to reply until the end of a day there, or takes it back.
func Reopen(tx *db.Tx, id change.ID, r Reopening) (change.Change, error) {
	h, err := db.Find[Household](tx.Read, id)
	if err != nil {
		return nil, err
	}
	e, err := events.Current(tx.Read)
	if err != nil {
		return nil, err
	}
	if end := e.EndOf(r.Until); !end.IsZero() && !tx.Now().Before(end) {
		return nil, invalid.Fields{{Name: "reopened_until", Message: "That day is over. Choose today or a later day."}}
	}
	set, err := db.Merge(tx, &h, r.Version, db.Set{"reopened_until": r.Until})
	if err != nil {
		return nil, err
	}
	if err := db.Update(tx, &h, set); err != nil || !tx.Wrote() {
		return change.None, err
	}
	return change.HouseholdReopened{Household: id, Until: r.Until}, nil
}
