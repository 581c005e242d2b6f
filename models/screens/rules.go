package screens

import (
	"errors"
	"time"
	"unicode/utf8"

	"convive/models/change"
	"convive/models/db"
	"convive/models/events"
	"convive/models/invalid"
	"convive/models/seating"
)

const (
	maxLabel = 60  // characters
	maxDays  = 400 // that a link may work
)

// Draft is the form in which a link is made.
type Draft struct {
	Label    string    `form:"label"`
	Occasion change.ID `form:"occasion"`
	Until    string    `form:"until"` // the last day on which it works, "2026-09-13"; "" is the day after the occasion
}

// Validate finds what is missing or too long.
func (d Draft) Validate() (wrong invalid.Fields) {
	wrong.Check(d.Label != "", "label", "Write where the screen stands.")
	wrong.Check(utf8.RuneCountInString(d.Label) <= maxLabel, "label", "Please use at most {n} characters.", "n", maxLabel)
	wrong.Check(d.Occasion != "", "occasion", "Choose the occasion.")
	_, err := time.Parse(time.DateOnly, d.Until)
	wrong.Check(d.Until == "" || err == nil, "until", "Choose a day.")
	return wrong
}

// end is the instant at which a link ends by itself: with the chosen day, or with the day after the occasion.
func (d Draft) end(e events.Event, o events.Occasion, now time.Time) (time.Time, invalid.Fields) {
	day := d.Until
	if day == "" {
		starts, known := o.StartsAt(e.Location())
		if !known || starts.Before(now) {
			starts = now.In(e.Location())
		}
		day = starts.AddDate(0, 0, 1).Format(time.DateOnly)
	}
	end := e.EndOf(day)
	var wrong invalid.Fields
	wrong.Check(end.After(now), "until", "Choose a day that is not over.")
	wrong.Check(end.Before(now.AddDate(0, 0, maxDays)), "until", "Choose a day within {n} days.", "n", maxDays)
	return end, wrong
}

// Make makes a link for an occasion that has a seating chart.
func Make(tx *db.Tx, secret []byte, d Draft) (change.Change, error) {
	e, err := events.Current(tx.Read)
	if err != nil {
		return nil, err
	}
	o, err := db.Find[events.Occasion](tx.Read, d.Occasion)
	if errors.Is(err, db.ErrNotFound) || err == nil && !o.Seated {
		return nil, invalid.Fields{{Name: "occasion", Message: "Choose the occasion."}}
	}
	if err != nil {
		return nil, err
	}
	end, wrong := d.end(e, o, tx.Now())
	if len(wrong) > 0 {
		return nil, wrong
	}
	s := Screen{Label: d.Label, OccasionID: o.ID, CreatedBy: tx.Scope().Actor.ID, ExpiresAt: change.At(end)}
	s.ID = db.NewID()
	s.TokenHash = tokenHash(Token(secret, s.ID))
	return change.ScreenMade{Screen: s.ID, Occasion: o.ID}, db.Create(tx, &s)
}

// Revoke ends an open link at once, on every screen that shows it.
func Revoke(tx *db.Tx, id change.ID, step invalid.Step) (change.Change, error) {
	s, err := db.Find[Screen](tx.Read, id)
	if err != nil {
		return nil, err
	}
	switch s.State(tx.Now()) {
	case Revoked:
		return nil, invalid.Refuse("This link was revoked.")
	case Expired:
		return nil, invalid.Refuse("This link has ended by itself.")
	}
	if s.Version != step.Version {
		return nil, db.ErrStale{Table: s.TableName(), Row: s.ID}
	}
	return change.ScreenRevoked{Screen: s.ID, Occasion: s.OccasionID}, db.Update(tx, &s, db.Set{"revoked_at": change.At(tx.Now())})
}

// Shown is what a link shows: the board of its occasion's plan in use, with the picture behind its room, and names and nothing else about people.
func Shown(r *db.Read, id change.ID) (Screen, *seating.Board, error) {
	s, err := db.Find[Screen](r, id)
	if err != nil {
		return s, nil, err
	}
	b, err := seating.Of(r, s.OccasionID)
	if err != nil {
		return s, nil, err
	}
	return s, b.OnScreen(), nil
}
