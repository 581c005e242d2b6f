package guests

import (
	"convive/models/change"
	"convive/models/db"
	"convive/models/events"
	"convive/models/invalid"
)

// Turn is the form of a step with one household of a waiting list; the version is that of the first of its rows.
type Turn struct {
	Version  int64     `form:"version"`
	Occasion change.ID `form:"occasion"`
}

// Validate refuses a form that doesn't say which list, or what was seen of it.
func (t Turn) Validate() (wrong invalid.Fields) {
	wrong.Check(t.Version > 0 && t.Occasion != "", "", "This form is out of date. Reload the page and try again.")
	return wrong
}

// Way is the form that moves a household on a waiting list.
type Way struct {
	Version  int64     `form:"version"`
	Occasion change.ID `form:"occasion"`
	To       string    `form:"to"` // "up" or "down"
}

func (w Way) turn() Turn { return Turn{w.Version, w.Occasion} }

// Validate refuses any other way.
func (w Way) Validate() (wrong invalid.Fields) {
	wrong = w.turn().Validate()
	wrong.Check(w.To == "up" || w.To == "down", "to", "Choose up or down.")
	return wrong
}

// at finds the household where the page showed it: a step on what somebody moved or invited meanwhile is refused.
func (t Turn) at(r *db.Read, household change.ID) (p *Places, i int, err error) {
	h, err := db.Find[Household](r, household)
	if err != nil {
		return nil, 0, err
	}
	if p, err = placesOf(r, t.Occasion); err != nil {
		return nil, 0, err
	}
	if i = p.find(household); i < 0 {
		return nil, 0, invalid.Refuse("{household} isn't waiting for {occasion} any more.", "household", h.EnvelopeName, "occasion", p.Name)
	}
	if p.Queue[i].At != t.Version {
		return nil, 0, invalid.Refuse("Somebody moved {household} a moment ago. The page shows where they stand now.", "household", h.EnvelopeName)
	}
	return p, i, nil
}

// MoveWaiting lets a household and the one before or behind it change places.
func MoveWaiting(tx *db.Tx, household change.ID, w Way) (change.Change, error) {
	p, i, err := w.turn().at(tx.Read, household)
	if err != nil {
		return nil, err
	}
	other := i - 1
	if w.To == "down" {
		other = i + 1
	}
	if other < 0 || other >= len(p.Queue) {
		return change.None, nil
	}
	with := p.Queue[other].Household.ID
	return change.WaitingMoved{Occasion: p.ID, Household: household, With: with}, p.swap(tx, i, other)
}

// swap lets two of the queue change places. Those who came without an order of their own, at the same instant, get one.
func (p *Places) swap(tx *db.Tx, i, other int) error {
	at := make([]change.Instant, len(p.Queue))
	for n, w := range p.Queue {
		if at[n] = w.since(); n > 0 {
			at[n] = max(at[n], at[n-1]+1)
		}
	}
	p.Queue[i], p.Queue[other] = p.Queue[other], p.Queue[i]
	for n, w := range p.Queue {
		if w.since() == at[n] {
			continue
		}
		if err := w.stand(tx, at[n]); err != nil {
			return err
		}
	}
	return nil
}

func (w Waiter) stand(tx *db.Tx, since change.Instant) error {
	for i := range w.rows {
		if err := db.Update(tx, &w.rows[i], db.Set{"waiting_since": since}); err != nil {
			return err
		}
	}
	return nil
}

// GivePlace invites a household that waits, whether it is its turn or not, and whether there is room or not.
func GivePlace(tx *db.Tx, household change.ID, t Turn) (change.Change, error) {
	p, i, err := t.at(tx.Read, household)
	if err != nil {
		return nil, err
	}
	e, err := events.Current(tx.Read)
	if err != nil {
		return nil, err
	}
	w := p.Queue[i]
	return change.PlaceGiven{Occasion: p.ID, Household: household, Guests: guestIDs(w.Guests)}, w.give(tx, e, p.Occasion)
}

// LeaveWaiting takes a household off a waiting list.
func LeaveWaiting(tx *db.Tx, household change.ID, t Turn) (change.Change, error) {
	p, i, err := t.at(tx.Read, household)
	if err != nil {
		return nil, err
	}
	w := p.Queue[i]
	return change.WaitingEnded{Occasion: p.ID, Guests: guestIDs(w.Guests), Households: []change.ID{household}}, deleteAll(tx, w.rows)
}

// TellPlace notes that a household which came off the waiting list has been told.
func TellPlace(tx *db.Tx, household change.ID, t Turn) (change.Change, error) {
	all, err := Untold(tx.Read)
	if err != nil {
		return nil, err
	}
	for _, w := range all[t.Occasion] {
		if w.Household.ID != household {
			continue
		}
		for i := range w.rows {
			if err := db.Update(tx, &w.rows[i], db.Set{"sent_at": change.At(tx.Now())}); err != nil {
				return nil, err
			}
		}
		return change.PlacesTold{Occasion: t.Occasion, Households: []change.ID{household}}, nil
	}
	if _, err := db.Find[Household](tx.Read, household); err != nil {
		return nil, err
	}
	if err := known(tx.Read, []change.ID{t.Occasion}); err != nil {
		return nil, err
	}
	return nil, invalid.Refuse("They have been told already, or have answered.")
}
