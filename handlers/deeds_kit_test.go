package handlers_test

import (
	"errors"
	"fmt"

	"convive/handlers/webtest"
	"convive/models/access"
	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
	"convive/models/invalid"
	"convive/models/replies"
	"convive/models/seating"
)

// answered is a household's form, all of it filled in.
func answered(tx *db.Tx, household change.ID, n int) (replies.Draft, error) {
	s, err := replies.Of(tx.Read, household)
	if err != nil {
		return replies.Draft{}, err
	}
	d := s.AllCome(s.Started())
	d.Note = fmt.Sprint("Note ", n)
	for at, a := range d.Answers {
		if n%2 == 0 {
			a.Reply = guests.Declined
		}
		d.Answers[at] = a
	}
	return d, nil
}

// seat moves somebody to a table, never beyond its seats.
func seat(tx *db.Tx, e webtest.Event, n int) (change.Change, error) {
	return seatAt(tx, e, n, func(tables []seating.Laid) change.ID { return tables[n%len(tables)].ID })
}

func seatAt(tx *db.Tx, e webtest.Event, n int, choose func([]seating.Laid) change.ID) (change.Change, error) {
	b, err := seating.Of(tx.Read, e.Occasions[1].ID)
	if err != nil {
		return nil, err
	}
	if len(b.Tables) == 0 {
		return change.None, nil
	}
	g, err := pick[guests.Guest](tx, n)
	if err != nil {
		return nil, err
	}
	from := seating.Parking
	for _, t := range b.Tables {
		for _, p := range t.People {
			if p.ID == g.ID {
				from = t.ID
			}
		}
	}
	return seating.Move(tx, seating.Moving{Occasion: e.Occasions[1].ID, Guests: []string{seating.Premise{Guest: g.ID, From: from}.String()}, To: string(choose(b.Tables))})
}

// pick chooses a row; the first come first.
func pick[T any](tx *db.Tx, n int) (row T, err error) {
	all, err := db.All[T](tx.Read, "id")
	if err != nil || len(all) == 0 {
		return row, errors.Join(err, db.ErrNotFound)
	}
	return all[n%len(all)], nil
}

// ofHousehold is a household's own scope.
func ofHousehold(w *webtest.World, e webtest.Event, n int) access.Scope {
	h := e.Households[n%len(e.Households)]
	s := w.System(e)
	s.Looker = access.Looker{Actor: change.Actor{Kind: change.ByHousehold, ID: h.ID}, Generation: h.LinkGeneration}
	s.Role, s.Household, s.Can = access.Household, h.ID, access.Of(access.Household)
	return s
}

// isRefusal says whether a rule said no, which is no fault.
func isRefusal(err error) bool {
	var refusal invalid.Refusal
	var fields invalid.Fields
	var stale db.ErrStale
	var conflict db.ErrConflict
	for _, is := range []error{db.ErrNotFound, db.ErrTaken, db.ErrStillUsed, access.ErrForbidden, access.ErrSignedOut} {
		if errors.Is(err, is) {
			return true
		}
	}
	return errors.As(err, &refusal) || errors.As(err, &fields) || errors.As(err, &stale) || errors.As(err, &conflict)
}
