package guests

import (
	"errors"
	"slices"

	"convive/models/change"
	"convive/models/db"
	"convive/models/invalid"
)

// Going is who is about to be deleted.
type Going struct {
	Guests     []change.ID
	Households []change.ID // that go as a whole; their people are among Guests
}

var befores []func(*db.Tx, Going) error

// BeforeDeletion is how a capability that knows guests (requests, seating) takes its rows out of the way, in the same
// transaction and journal, so that undo brings them back too. It registers from an init function: whoever links the
// capability's tables links its cleaning-up. The function deletes or empties explicitly; nothing cascades.
func BeforeDeletion(clean func(*db.Tx, Going) error) { befores = append(befores, clean) }

// Removal is the form that removes the chosen guests.
type Removal struct {
	Guests []change.ID `form:"guest"`
	Groups []string    `form:"guests"`
}

// Validate asks for somebody.
func (r Removal) Validate() (wrong invalid.Fields) {
	Chosen(r).check(&wrong)
	return wrong
}

// Remove removes guests. A household that nobody is left in goes with its people.
func Remove(tx *db.Tx, r Removal) (change.Change, error) {
	people, err := Chosen(r).rows(tx.Read)
	if err != nil {
		return nil, err
	}
	whole, reduced, err := takeAway(tx, people)
	if err != nil {
		return nil, err
	}
	if len(whole) == 0 {
		return change.GuestsDeleted{Guests: guestIDs(people), Households: reduced}, nil
	}
	return change.HouseholdsDeleted{Households: whole, Guests: guestIDs(people), Others: reduced}, nil
}

// takeAway removes people from wherever they live. whole are the households that nobody was left in: they went too; reduced
// are those that stay with fewer people, with their envelopes and their places in the list made anew.
func takeAway(tx *db.Tx, people []Guest) (whole, reduced []change.ID, err error) {
	touched := householdsOf(people)
	all, err := db.From[Guest](tx.Read).In("household_id", touched).All()
	if err != nil {
		return nil, nil, err
	}
	left := map[change.ID]int{}
	for _, g := range all {
		left[g.HouseholdID]++
	}
	for _, g := range people {
		left[g.HouseholdID]--
	}
	for _, id := range touched {
		if left[id] == 0 {
			whole = append(whole, id)
		} else {
			reduced = append(reduced, id)
		}
	}
	made, err := madeEnvelopes(tx.Read, reduced)
	if err != nil {
		return nil, nil, err
	}
	if err := remove(tx, people, whole); err != nil {
		return nil, nil, err
	}
	return whole, reduced, errors.Join(nameEnvelopes(tx, made), rekeyAll(tx, reduced))
}

// RemoveGuest removes one guest; the household stays, also when nobody is left in it.
func RemoveGuest(tx *db.Tx, id change.ID) (change.Change, error) {
	g, err := db.Find[Guest](tx.Read, id)
	if err != nil {
		return nil, err
	}
	home := []change.ID{g.HouseholdID}
	made, err := madeEnvelopes(tx.Read, home)
	if err != nil {
		return nil, err
	}
	if err := remove(tx, []Guest{g}, nil); err != nil {
		return nil, err
	}
	return change.GuestsDeleted{Guests: []change.ID{id}, Households: home}, errors.Join(nameEnvelopes(tx, made), rekeyAll(tx, home))
}

// RemoveHousehold removes a household with its people.
func RemoveHousehold(tx *db.Tx, id change.ID) (change.Change, error) {
	if _, err := db.Find[Household](tx.Read, id); err != nil {
		return nil, err
	}
	people, err := OfHousehold(tx.Read, id)
	if err != nil {
		return nil, err
	}
	if err := remove(tx, people, []change.ID{id}); err != nil {
		return nil, err
	}
	return change.HouseholdsDeleted{Households: []change.ID{id}, Guests: guestIDs(people)}, nil
}

// RemoveSeenGuest is RemoveGuest as a form asks for it: who has been changed since it was shown stays.
func RemoveSeenGuest(tx *db.Tx, id change.ID, s invalid.Step) (change.Change, error) {
	g, err := db.Find[Guest](tx.Read, id)
	if err != nil {
		return nil, err
	}
	if s.Version != g.Version {
		return nil, db.ErrStale{Table: g.TableName(), Row: g.ID}
	}
	return RemoveGuest(tx, id)
}

// RemoveSeenHousehold is RemoveHousehold as a form asks for it: one that has been changed since it was shown stays.
func RemoveSeenHousehold(tx *db.Tx, id change.ID, s invalid.Step) (change.Change, error) {
	h, err := db.Find[Household](tx.Read, id)
	if err != nil {
		return nil, err
	}
	if s.Version != h.Version {
		return nil, db.ErrStale{Table: h.TableName(), Row: h.ID}
	}
	return RemoveHousehold(tx, id)
}

// remove deletes rows in the order that the references between them ask for; undo goes the other way.
func remove(tx *db.Tx, people []Guest, households []change.ID) error {
	ids := guestIDs(people)
	for _, clean := range befores {
		if err := clean(tx, Going{ids, households}); err != nil {
			return err
		}
	}
	invitations, err := db.From[Invitation](tx.Read).In("guest_id", ids).Order("id").All()
	if err != nil {
		return err
	}
	if err := deleteAll(tx, invitations); err != nil {
		return err
	}
	if err := errors.Join(forgetDistinct(tx, ids), forgetFormer(tx, households)); err != nil {
		return err
	}
	if err := letGo(tx, ids); err != nil {
		return err
	}
	rows, err := db.From[Guest](tx.Read).In("id", ids).Order("id").All()
	if err != nil {
		return err
	}
	if err := deleteAll(tx, rows); err != nil {
		return err
	}
	whole, err := db.From[Household](tx.Read).In("id", households).Order("id").All()
	if err != nil {
		return err
	}
	return deleteAll(tx, whole)
}

// letGo frees those who are brought by the guests, among them or not; who stays keeps how they are spoken of.
func letGo(tx *db.Tx, ids []change.ID) error {
	brought, err := db.From[Guest](tx.Read).In("plus_one_of", ids).Order("id").All()
	if err != nil {
		return err
	}
	for i := range brought {
		if err := db.Update(tx, &brought[i], db.Set{"plus_one_of": (*change.ID)(nil)}); err != nil {
			return err
		}
	}
	return nil
}

func deleteAll[T any](tx *db.Tx, rows []T) error {
	for i := range rows {
		if err := db.Delete(tx, &rows[i]); err != nil {
			return err
		}
	}
	return nil
}

func rekeyAll(tx *db.Tx, households []change.ID) error {
	rows, of, err := withPeople(tx.Read, households)
	if err != nil {
		return err
	}
	for i := range rows {
		if err := setHouseholdKeys(tx, &rows[i], of[rows[i].ID]); err != nil {
			return err
		}
	}
	return nil
}

func guestIDs(people []Guest) []change.ID {
	ids := make([]change.ID, 0, len(people))
	for _, g := range people {
		ids = append(ids, g.ID)
	}
	slices.Sort(ids)
	return ids
}
