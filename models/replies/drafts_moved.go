package replies

import (
	"cmp"
	"errors"

	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
)

// Drafts are not in the log, so that nobody reads there what was never sent: an undo doesn't know them. They follow the
// people of whom they speak instead.

// joinDrafts brings what a household began and did not send to the one that it becomes a part of. A draft keeps its address;
// where both have begun one, that of the household which stays is offered first.
func joinDrafts(tx *db.Tx, from, into change.ID) error {
	began, err := LastSent(tx.Read, from)
	if err != nil {
		return err
	}
	own, err := LastSent(tx.Read, into)
	if err != nil {
		return err
	}
	all, err := db.From[Saved](tx.Read).In("household_id", []change.ID{from, into}).Order("household_id, id").All()
	if err != nil {
		return err
	}
	for _, s := range all {
		sent := own
		if s.HouseholdID == from {
			sent = began
		}
		// The later reply is both households' from now on: it ends no draft that its own household had not sent.
		set, after := db.Set{}, max(began, own)+1
		if s.SavedAt > sent && s.SavedAt < after {
			set["saved_at"] = after
		}
		if s.StartedAt > sent && s.StartedAt < after {
			set["started_at"] = after
		}
		if s.HouseholdID == from {
			set["from_id"] = cmp.Or(s.FromID, from)
		}
		if err := s.move(tx, into, set); err != nil {
			return err
		}
	}
	return nil
}

// splitDrafts brings a household's drafts to where all of those live now of whom they speak.
func splitDrafts(tx *db.Tx, household change.ID) error {
	all, err := db.From[Saved](tx.Read).Where("household_id = ?", string(household)).Order("id").All()
	if err != nil {
		return err
	}
	for _, s := range all {
		home, err := s.home(tx.Read)
		if err == nil && home != "" && home != household {
			err = s.move(tx, home, db.Set{"from_id": change.ID("")})
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// home is the one household in which all live of whom the draft speaks; "" when there is none.
func (s Saved) home(r *db.Read) (home change.ID, err error) {
	var ids []change.ID
	d := s.draft()
	for at := range d.Answers {
		ids = append(ids, at.Guest)
	}
	people, err := db.From[guests.Guest](r).In("id", append(ids, d.people()...)).All()
	for _, g := range people {
		if home != "" && home != g.HouseholdID {
			return "", nil
		}
		home = g.HouseholdID
	}
	return home, err
}

// move gives a draft to a household. One of the same id that is there already stays: only who makes ids up has two.
func (s Saved) move(tx *db.Tx, to change.ID, set db.Set) error {
	if to != s.HouseholdID {
		n, err := db.From[Saved](tx.Read).Where("household_id = ? AND id = ?", string(to), string(s.ID)).Count()
		if err != nil || n > 0 {
			return err
		}
		set["household_id"] = to
	}
	if len(set) == 0 {
		return nil
	}
	_, err := db.Rewrite[Saved](tx, set, "household_id = ? AND id = ?", string(s.HouseholdID), string(s.ID))
	return err
}

// LastSent is when a household last replied; 0 for never.
func LastSent(r *db.Read, household change.ID) (change.Instant, error) {
	said, err := saidBy(r, household)
	if errors.Is(err, db.ErrNotFound) {
		err = nil
	}
	return said.SentAt, err
}

// draftsOfGoing are the drafts that are offered in a household that an undo may take away.
func draftsOfGoing(tx *db.Tx, c change.Change) ([]Saved, error) {
	var going change.ID
	switch c := c.(type) {
	case change.HouseholdSplit:
		going = c.Household
	case change.GuestsMoved:
		if c.New {
			going = c.To
		}
	}
	if going == "" {
		return nil, nil
	}
	sent, err := LastSent(tx.Read, going)
	if err != nil {
		return nil, err
	}
	return db.From[Saved](tx.Read).Where("household_id = ? AND saved_at > ?", string(going), int64(sent)).Order("id").All()
}

// bringDraftsHome brings drafts home to households that are there again, and those that were taken out of one that went to
// where its people live now.
func bringDraftsHome(tx *db.Tx, c change.Change, taken []Saved) error {
	var in, from []change.ID // where drafts of others may lie; where the people were
	switch c := c.(type) {
	case change.HouseholdsMerged:
		in = []change.ID{c.Household}
	case change.HouseholdSplit:
		in, from = []change.ID{c.From}, []change.ID{c.From}
	case change.GuestsMerged:
		in = c.Households
	case change.GuestsMoved:
		in, from = []change.ID{c.To}, c.From
	}
	for _, s := range taken {
		if err := s.back(tx, from); err != nil {
			return err
		}
	}
	for _, household := range in {
		if err := splitDrafts(tx, household); err != nil {
			return err
		}
	}
	return nil
}

// back lays a draft down where those live of whom it speaks, else with the first that they were of. Where its own household
// stayed it was never away.
func (s Saved) back(tx *db.Tx, from []change.ID) error {
	home, err := s.home(tx.Read)
	if err != nil {
		return err
	}
	if home == "" {
		home = from[0]
	}
	there, err := db.From[guests.Household](tx.Read).In("id", []change.ID{s.HouseholdID, home}).All()
	if err != nil || len(there) != 1 || there[0].ID != home {
		return err
	}
	same, err := db.From[Saved](tx.Read).Where("household_id = ? AND id = ?", string(home), string(s.ID)).Count()
	if err != nil || same > 0 {
		return err
	}
	sent, err := LastSent(tx.Read, home)
	if err != nil {
		return err
	}
	if s.FromID = cmp.Or(s.FromID, s.HouseholdID); s.FromID == home {
		s.FromID = ""
	}
	s.HouseholdID = home
	s.StartedAt, s.SavedAt = max(s.StartedAt, sent+1), max(s.SavedAt, sent+1)
	return db.Lay(tx, &s)
}

// BothBegan says whether a household and one that became a part of it have each begun a reply that was not sent.
func BothBegan(r *db.Read, household, gone change.ID) (bool, error) {
	sent, err := LastSent(r, household)
	if err != nil {
		return false, err
	}
	all, err := db.From[Saved](r).Where("household_id = ? AND saved_at > ?", string(household), int64(sent)).All()
	own, other := false, false
	for _, s := range all {
		own, other = own || s.FromID == "", other || s.FromID == gone
	}
	return own && other, err
}
