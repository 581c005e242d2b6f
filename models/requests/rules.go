package requests

import (
	"convive/models/accounts"
	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
	"convive/models/invalid"
)

// Ask records what a household asks. The household is the scope's own, so that a guest asks for themselves alone.
func Ask(tx *db.Tx, a Asking) (change.Change, error) {
	r := GuestRequest{HouseholdID: tx.Scope().Household, Kind: a.Kind, Words: a.Words, Status: Open}
	open, err := db.From[GuestRequest](tx.Read).Where("household_id = ? AND status = ?", string(r.HouseholdID), Open).Count()
	if err != nil {
		return nil, err
	}
	if open >= maxOpen {
		return nil, invalid.Refuse("You have {n} open requests. Please wait until the hosts have answered some of them.", "n", maxOpen)
	}
	if a.Guest != "" {
		g, err := db.Find[guests.Guest](tx.Read, a.Guest)
		if err != nil {
			return nil, err
		}
		r.GuestID = &g.ID
	}
	if err := db.Create(tx, &r); err != nil {
		return nil, err
	}
	return change.RequestAsked{Request: r.ID, Household: r.HouseholdID, Guest: a.Guest}, nil
}

// Resolve settles an open request with yes.
func Resolve(tx *db.Tx, id change.ID, o Outcome) (change.Change, error) {
	r, err := settle(tx, id, o, Resolved)
	return change.RequestResolved{Request: r.ID, Household: r.HouseholdID}, err
}

// Decline settles an open request with no.
func Decline(tx *db.Tx, id change.ID, o Outcome) (change.Change, error) {
	r, err := settle(tx, id, o, Declined)
	return change.RequestDeclined{Request: r.ID, Household: r.HouseholdID}, err
}

// Reopen takes an outcome back: the request is open again and the hosts' word is gone. Another outcome than the one that
// the host saw stays.
func Reopen(tx *db.Tx, id change.ID, d Reopening) (change.Change, error) {
	r, err := db.Find[GuestRequest](tx.Read, id)
	if err != nil {
		return nil, err
	}
	if r.Status == Open {
		return nil, invalid.Refuse("This request is open already.")
	}
	if r.Version != d.Version {
		return nil, settled(tx, r)
	}
	err = db.Update(tx, &r, db.Set{"status": Open, "answer": "", "settled_by": change.ID(""), "settled_at": change.Instant(0)})
	return change.RequestReopened{Request: r.ID, Household: r.HouseholdID}, err
}

// settle writes an outcome on the open request that the host saw: one that was settled and reopened meanwhile is another.
func settle(tx *db.Tx, id change.ID, o Outcome, as Status) (GuestRequest, error) {
	r, err := db.Find[GuestRequest](tx.Read, id)
	if err != nil {
		return r, err
	}
	if r.Status != Open {
		return r, settled(tx, r)
	}
	if o.Version != r.Version {
		return r, db.ErrStale{Table: r.TableName(), Row: r.ID}
	}
	return r, db.Update(tx, &r, db.Set{"status": as, "answer": o.Answer, "settled_by": tx.Scope().Actor.ID, "settled_at": change.At(tx.Now())})
}

// settled tells the second host who was first.
func settled(tx *db.Tx, r GuestRequest) error {
	names, err := accounts.Names(tx.Read, []change.ID{r.SettledBy})
	if err != nil {
		return err
	}
	name := names[r.SettledBy]
	switch {
	case name == "":
		return invalid.Refuse("This request has been settled meanwhile.")
	case r.Status == Resolved:
		return invalid.Refuse("{name} resolved this a moment ago.", "name", name)
	default:
		return invalid.Refuse("{name} declined this a moment ago.", "name", name)
	}
}
