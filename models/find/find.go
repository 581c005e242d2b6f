// Package find looks for guests, households and tables by what people type. It stands above the capabilities whose rows
// it finds, and guards that nobody finds what their role may not see.
package find

import (
	"convive/models/access"
	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
	"convive/models/imports/lists"
	"convive/models/seating"
)

// most is how many of each are found.
const most = 100

// Guest is somebody who was found.
type Guest struct {
	ID       change.ID
	Name     string
	Envelope string // of the household; "" for who sees people at their tables alone
}

// Household was found by its envelope name or, for who may see contacts, by its address or code.
type Household struct {
	ID       change.ID
	Envelope string
}

// Table stands in the plan that is in use for an occasion.
type Table struct {
	ID       change.ID
	Name     string
	Occasion change.ID
}

// Found is what a search came upon, each in the order of its own lists.
type Found struct {
	Guests     []Guest
	Households []Household
	Tables     []Table
}

// Everything finds what the words begin, under the reader's permissions; nothing is typed, nothing is found.
func Everything(r *db.Read, typed string) (found Found, err error) {
	sought := guests.Seek(typed, r.Scope().Allows(access.ViewContacts))
	if sought.Empty() {
		return found, nil
	}
	if r.Scope().Allows(access.ViewGuests) {
		if found.Guests, found.Households, err = people(r, sought); err != nil {
			return found, err
		}
	}
	if r.Scope().Allows(access.ViewSeating) && !r.Scope().Allows(access.ViewGuests) {
		if found.Guests, err = seated(r, sought); err != nil {
			return found, err
		}
	}
	if r.Scope().Allows(access.ViewSeating) {
		found.Tables, err = tables(r, sought)
	}
	return found, err
}

func people(r *db.Read, sought guests.Sought) (found []Guest, groups []Household, err error) {
	var households []struct {
		ID                      change.ID
		EnvelopeName, SearchKey string
	}
	if err := db.From[guests.Household](r).Order("sort_key, id").Into(&households, "id, envelope_name, search_key", ""); err != nil {
		return nil, nil, err
	}
	envelopes := make(map[change.ID]string, len(households))
	for _, h := range households {
		envelopes[h.ID] = h.EnvelopeName
		if len(groups) < most && sought.In(h.SearchKey) {
			groups = append(groups, Household{h.ID, h.EnvelopeName})
		}
	}
	var rows []struct {
		ID, HouseholdID change.ID
		Name, SearchKey string
	}
	if err := db.From[guests.Guest](r).Order("sort_key, id").Into(&rows, "id, household_id, name, search_key", ""); err != nil {
		return nil, nil, err
	}
	for _, g := range rows {
		if len(found) < most && sought.In(g.SearchKey) {
			found = append(found, Guest{g.ID, g.Name, envelopes[g.HouseholdID]})
		}
	}
	return found, groups, nil
}

// seated are those who sit somewhere, by their names alone: sides, tags and aliases are not for the door.
func seated(r *db.Read, sought guests.Sought) (found []Guest, err error) {
	var sits []struct{ GuestID change.ID }
	if err := db.From[seating.Assignment](r).Into(&sits, "guest_id", ""); err != nil {
		return nil, err
	}
	ids := make([]change.ID, len(sits))
	for i, s := range sits {
		ids[i] = s.GuestID
	}
	var rows []struct {
		ID   change.ID
		Name string
	}
	if err := db.From[guests.Guest](r).In("id", ids).Order("sort_key, id").Into(&rows, "id, name", ""); err != nil {
		return nil, err
	}
	for _, g := range rows {
		if len(found) < most && sought.In(" "+lists.Fold(g.Name)) {
			found = append(found, Guest{ID: g.ID, Name: g.Name})
		}
	}
	return found, nil
}

func tables(r *db.Read, sought guests.Sought) (found []Table, err error) {
	plans, err := db.From[seating.Plan](r).Where("in_use = ?", true).All()
	if err != nil {
		return nil, err
	}
	occasions := make(map[change.ID]change.ID, len(plans))
	for _, p := range plans {
		occasions[p.ID] = p.OccasionID
	}
	all, err := db.All[seating.Table](r, "plan_id, position, id")
	for _, t := range all {
		if occasion, used := occasions[t.PlanID]; used && len(found) < most && sought.In(" "+lists.Fold(t.Name)) {
			found = append(found, Table{t.ID, t.Name, occasion})
		}
	}
	return found, err
}
