package seating

import (
	"convive/models/change"
	"convive/models/db"
	"convive/models/invalid"
)

// Yielded is how much a wish counts that was a must and yields: more than any other.
const Yielded = 10

// YieldWish lets a must yield, as it was seen: from then on it weighs as much as a wish can.
func YieldWish(tx *db.Tx, id change.ID, d invalid.Step) (change.Change, error) {
	w, err := db.Find[Wish](tx.Read, id)
	if err != nil {
		return nil, err
	}
	if w.Version != d.Version {
		return nil, invalid.Refuse("Somebody changed this wish a moment ago. Look at it again, then say whether it yields.")
	}
	if !w.Must() {
		return change.None, nil
	}
	return change.WishEdited{Wish: w.ID, Guests: w.guests()}, db.Update(tx, &w, db.Set{"strength": "prefer", "weight": int64(Yielded)})
}

// Yielding is the form by which one of several rules yields that can't be met together: a wish, as it was seen, or what keeps
// a guest where they were seen to sit. Version is the wish's or the seat's; Seat with it has the same step of later be another.
type Yielding struct {
	Occasion change.ID `form:"occasion"`
	Plan     change.ID `form:"plan"` // "" is the one in use
	Wish     change.ID `form:"wish"`
	Version  int64     `form:"version"`
	Seat     change.ID `form:"seat"`   // the Assignment that is unlocked or freed
	Unlock   string    `form:"unlock"` // a Premise: whose chair is unlocked
	Free     string    `form:"free"`   // a Premise: who has declined, and whose chair is freed
}

// Validate finds a form that says nothing of a rule, or too much.
func (y Yielding) Validate() (wrong invalid.Fields) {
	n := 0
	for _, said := range []bool{y.Wish != "", y.Unlock != "", y.Free != ""} {
		if said {
			n++
		}
	}
	wrong.Check(n == 1 && y.Version > 0, "", "This form is out of date. Reload the page and try again.")
	for _, premise := range []string{y.Unlock, y.Free} {
		if premise != "" {
			checkMoved(&wrong, y.Occasion, []string{premise})
		}
	}
	return wrong
}

// Yield lets one rule yield.
func Yield(tx *db.Tx, y Yielding) (change.Change, error) {
	switch {
	case y.Unlock != "":
		return LockGuests(tx, LockingGuests{Occasion: y.Occasion, Plan: y.Plan, Guests: []string{y.Unlock}})
	case y.Free != "":
		return Move(tx, Moving{Occasion: y.Occasion, Plan: y.Plan, Guests: []string{y.Free}, To: string(Parking), Unlock: true})
	}
	return YieldWish(tx, y.Wish, invalid.Step{Version: y.Version})
}
